"""What would have to be otherwise for a posting to be shown: facts of the person or the posting.

Only proposals: whoever shows one has tried it before. Nobody is asked to say what is not
true: a certificate has to be obtained, limits of the body and the law on minors stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Final

from pydantic import JsonValue

from features.region.areas import city_of
from recommender.domain.match import Change
from recommender.domain.seeker import HeldCertificate
from recommender.explanation.hours import asked_demands, asked_hours
from recommender.explanation.names import Name, in_list, is_chinese, place_name
from recommender.explanation.pair import PairFacts
from recommender.explanation.place import NEAR_KM
from recommender.explanation.sentences import say
from recommender.explanation.standing_sentences import ACCEPTED, CONDITIONS, EFFECTS
from recommender.explanation.words import FORMS
from recommender.retrieval.seeker_columns import MAX_REGIONS
from recommender.retrieval.texts import refused_in, wish_titles

_WISHES: Final = {"night": "no_night_shift", "rotating": "no_rotating_shift"}
_LIMITS: Final = {"heavy": "heavy_lifting", "standing": "standing_long", "heights": "heights"}
LEAST_PAY: Final = 0.7  # as a share of what is wanted; nobody is talked into less
Fields = dict[str, JsonValue]


@dataclass(frozen=True)
class Fix:
    """One thing that would be otherwise.

    Parameters
    ----------
    code
        Of the cause it is meant to do away with.
    sentence
        Which of `CONDITIONS` says it.
    names, figures
        Its facts, in both languages or in none.
    seeker, posting
        Fields of the records as they would be.
    """

    code: str
    sentence: str
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    figures: Mapping[str, object] = field(default_factory=dict)
    seeker: Fields = field(default_factory=dict)
    posting: Fields = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Return it as the first half of a sentence."""
        listed = {
            key: in_list([name.in_language(language) for name in names], language)
            for key, names in self.names.items()
        }
        return say(CONDITIONS, self.sentence, language, **listed, **self.figures)


@dataclass(frozen=True)
class After:
    """The line of a posting after a change.

    Parameters
    ----------
    rank
        Then.
    was
        Now, ``None`` where it has none.
    alone
        The line it would have without its obstacles, were nothing else to change.
    """

    rank: int
    was: int | None = None
    alone: int | None = None


def fixes(code: str, facts: PairFacts, today: date) -> Sequence[Fix]:
    """Return what could do away with a cause, the least first; nothing where nobody can.

    Parameters
    ----------
    code
        Of a cause, or of a feature that a posting is worse in.
    facts
        The pair.
    today
        The day.
    """
    made = _FIXES.get(code)
    return tuple(made(facts, today)) if made else ()


def change(done: Sequence[Fix], after: After, k: int, language: str) -> Change:
    """Return the change that `done` makes together.

    Parameters
    ----------
    done
        What is otherwise.
    after
        The lines of the posting.
    k
        Lines that are shown.
    language
        ``zh`` or ``en``.
    """
    ordered = sorted(done, key=lambda fix: fix.code != "refused_work")
    comma, last = ("，", "，并且") if is_chinese(language) else (", ", " and ")
    *others, final = (fix.said(language) for fix in ordered)
    conditions = last.join(filter(None, (comma.join(others), final)))
    codes = tuple(fix.code for fix in ordered)
    given = {"conditions": conditions, "rank": after.rank, "was": after.was}
    text = say(EFFECTS, _effect(codes, after, k), language, **given)
    if after.alone is not None and after.rank > after.alone:
        text = say(EFFECTS, "among_others", language, said=text)
    if "physical" in codes:
        text = say(EFFECTS, "not_to_be_forced", language, said=text)
    return Change(
        codes=codes,
        text=text,
        rank=after.rank,
        shown=after.rank <= k,
        seeker_fields=together(fix.seeker for fix in ordered),
        posting_fields=together(fix.posting for fix in ordered),
    )


def together(parts: Iterable[Fields]) -> Fields:
    """Return the fields of several fixes as one; records inside them are put together too."""
    whole: Fields = {}
    for part in parts:
        for name, value in part.items():
            held = whole.get(name)
            whole[name] = (
                {**held, **value} if isinstance(held, dict) and isinstance(value, dict) else value
            )
    return whole


def _effect(codes: Sequence[str], after: After, k: int) -> str:
    if "refused_work" in codes:
        return "unless"
    if after.was is not None:
        return "rises"
    return "shown" if after.rank <= k else "listed"


def _open_again(facts: PairFacts, _: date) -> Iterator[Fix]:
    yield Fix(facts.posting.status, facts.posting.status, posting={"status": "open"})


def _later(_: PairFacts, today: date) -> Iterator[Fix]:
    yield Fix("in_date", "in_date", posting={"valid_through": today.isoformat()})


def _exclusion(_: PairFacts, __: date) -> Iterator[Fix]:
    yield Fix("excluded", "excluded")


def _change_of_mind(facts: PairFacts, _: date) -> Iterator[Fix]:
    """Yield taking back the refusals the title names, each alone, and all of them."""
    refused = facts.seeker.negated.titles
    named = refused_in(facts.posting.title, refused)
    for titles in dict.fromkeys(filter(None, (named, *((one,) for one in refused), refused))):
        kept: list[JsonValue] = [title for title in refused if title not in titles]
        quoted = tuple(Name(f"“{title}”", f"“{title}”") for title in titles)
        negated = facts.seeker.negated.model_dump(mode="json")
        yield Fix(
            "refused_work",
            "refused_work",
            names={"titles": quoted},
            seeker={"negated": {**negated, "titles": kept}},
        )


def _obtained(facts: PairFacts, _: date) -> Iterator[Fix]:
    names = tuple(a.name for a in facts.legal_certificates if a.standing == "lacking")
    if names:
        yield _with_certificates("legal_certificate", names, facts)


def _held(facts: PairFacts, _: date) -> Iterator[Fix]:
    names = tuple(a.name for a in facts.certificates if a.by != "helps" and a.standing != "held")
    if names:
        yield _with_certificates("certificates", names, facts)


def _with_certificates(code: str, names: tuple[Name, ...], facts: PairFacts) -> Fix:
    new = (HeldCertificate(name=name.zh.strip("“”")) for name in names)
    held = [c.model_dump(mode="json") for c in (*facts.seeker.certificates, *new)]
    return Fix(code, code, names={"names": names}, seeker={"certificates": [*held]})


def _place(facts: PairFacts, _: date) -> Iterator[Fix]:
    """Yield a longer commute where the way is limited and it is not far, and one more place."""
    seeker, where = facts.seeker, place_name(facts.posting.region_code)
    named, km = seeker.acceptable_region_codes, facts.distance_km
    if where is None or facts.posting.region_code is None:
        return
    limited = seeker.commute_km is not None or bool(seeker.constraints.near_home)
    if not named and limited and km is not None and ceil(km) <= NEAR_KM:
        sentence = "near_home" if seeker.commute_km is None else "commute"
        figures = {"km": ceil(km), "was": f"{seeker.commute_km or 0:g}"}
        yield Fix("region", sentence, figures=figures, seeker={"commute_km": float(ceil(km))})
    home = seeker.home_region_code
    around = home if limited or home is None else city_of(home)
    asked = named or ((around,) if around else ())
    if len(asked) < MAX_REGIONS:
        places: list[JsonValue] = [*asked, facts.posting.region_code]
        yield Fix(
            "region", "place", names={"where": (where,)}, seeker={"acceptable_region_codes": places}
        )


def _form(facts: PairFacts, _: date) -> Iterator[Fix]:
    offered, wanted = facts.posting.employment_type, facts.seeker.employment_types
    if offered is not None and offered not in wanted:
        forms: list[JsonValue] = [*wanted, offered]
        yield Fix(
            "employment_type",
            "employment_type",
            names={"form": (FORMS[offered],)},
            seeker={"employment_types": forms},
        )


def _hours(facts: PairFacts, _: date) -> Iterator[Fix]:
    against = asked_hours(facts).against
    if against:
        accepted: Fields = {_WISHES.get(key, "weekend_off"): False for key in against}
        names = tuple(ACCEPTED[key] for key in against)
        yield Fix("schedule", "schedule", names={"hours": names}, seeker={"constraints": accepted})


def _demands(facts: PairFacts, _: date) -> Iterator[Fix]:
    asked = asked_demands(facts)
    if asked.against:
        spared: Fields = {_LIMITS[key]: False for key in asked.against}
        names = tuple(asked.words[key].met for key in asked.against)
        yield Fix("physical", "physical", names={"demands": names}, posting={"demands": spared})


def _wish(facts: PairFacts, _: date) -> Iterator[Fix]:
    wishes, title = wish_titles(facts.seeker), facts.posting.title
    if title not in wishes:
        titles: list[JsonValue] = [*wishes, title]
        yield Fix("wish", "wish", figures={"title": title}, seeker={"desired_titles": titles})


def _less_pay(facts: PairFacts, _: date) -> Iterator[Fix]:
    posting, wanted = facts.posting, facts.seeker.salary_min_cny_month
    offered = posting.salary_min_cny_month or posting.salary_max_cny_month
    if wanted and offered is not None and LEAST_PAY * wanted <= offered < wanted:
        figures = {"amount": f"{offered:.0f}"}
        yield Fix("pay", "pay", figures=figures, seeker={"salary_min_cny_month": offered})


_FIXES: Final[Mapping[str, Callable[[PairFacts, date], Iterator[Fix]]]] = {
    "closed": _open_again,
    "held": _open_again,
    "in_date": _later,
    "excluded": _exclusion,
    "refused_work": _change_of_mind,
    "legal_certificate": _obtained,
    "region": _place,
    "employment_type": _form,
    "schedule": _hours,
    "physical": _demands,
    "no_evidence": _wish,
    "not_related": _wish,
    "not_found": _wish,
    # features that a posting is worse in
    "pay": _less_pay,
    "place": _place,
    "employment": _form,
    "certificates": _held,
    "level": _wish,
    "occupation": _wish,
    "title": _wish,
    "words": _wish,
}

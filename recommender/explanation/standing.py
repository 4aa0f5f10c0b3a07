"""Why a posting stands where it stands in an answer, or is not there: causes and comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from features.employment import parse_employment_type
from features.schedule import parse_schedule
from recommender.domain.match import Cause, GateResult, Reason
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.hours import asked_hours
from recommender.explanation.names import Name, in_list, place_name
from recommender.explanation.pair import PairFacts
from recommender.explanation.pay import pay_figure
from recommender.explanation.sentences import say
from recommender.explanation.standing_sentences import CAUSES, LOWER, ORDER, QUOTED, SUMMARIES
from recommender.retrieval.texts import refused_in, wish_titles

Order = Literal["pinned", "had_its_turn", "as_good"]
MOST_DIFFERENCES: Final = 2
MOST_WISHES: Final = 3
# The weightiest first: what nobody can set aside, then what people decided, then conditions.
GATE_ORDER: Final = (
    "in_date",
    "working_age",
    "legal_certificate",
    "refused_work",
    "region",
    "employment_type",
    "schedule",
    "physical",
)
_HOURS: Final[Mapping[str, str]] = {
    "night": "night_shift",
    "rotating": "rotating_shift",
    "weekend": "weekend_off",
}


def summary(
    *,
    shown: bool,
    rank: int | None,
    lines: int,
    would: int | None,
    k: int,
    twin: bool,
    language: str,
) -> str:
    """Return where a posting stands as one sentence.

    Parameters
    ----------
    shown, rank, lines, k
        See `recommender.domain.match.Standing`.
    would
        Its line if no condition stood in its way.
    twin
        Whether another posting stands for it.
    language
        ``zh`` or ``en``.
    """
    given = {"rank": rank, "lines": lines, "would": would, "k": k}
    if shown:
        return say(SUMMARIES, "only" if lines == 1 else "shown", language, **given)
    if rank is not None:
        return say(SUMMARIES, "duplicate" if twin else "lower", language, **given)
    return say(SUMMARIES, "would" if would else "not_shown", language, **given)


def cause(code: str, language: str, sentence: str = "", **given: object) -> Cause:
    """Return the cause `code` in the words of `sentence`, those of its own code by default."""
    return Cause(code=code, text=say(CAUSES, sentence or code, language, **given))


def gate_causes(
    facts: PairFacts, gates: tuple[GateResult, ...], failing: tuple[str, ...]
) -> Iterator[Cause]:
    """Yield the gates that stand in the way, weightiest first, each with the words of the ad."""
    said = {gate.name: gate.detail for gate in gates}
    for name in sorted(failing, key=GATE_ORDER.index):
        words = _EVIDENCE.get(name)
        yield Cause(code=name, text=said[name], evidence=words(facts) if words else None)


def spoken_cause(cause: Cause, language: str) -> str:
    """Return a cause with the words of the ad it rests on."""
    if cause.evidence is None:
        return cause.text
    quote = QUOTED.in_language(language).format(text=cause.evidence)
    return f"{cause.text}{quote}"


def unrelated(seeker: SeekerProfile, *, is_known: bool, language: str) -> Cause:
    """Return that it is other work than is wanted, or that this cannot be told.

    Parameters
    ----------
    seeker
        Whose wish it is.
    is_known
        Whether the evidence reaches for a score.
    language
        ``zh`` or ``en``.
    """
    wishes = wish_titles(seeker)
    if not is_known:
        sentence = "too_little_said" if wishes else "too_little_known"
        return cause("no_evidence", language, sentence)
    work = in_list([f"“{title}”" for title in wishes], language, most=MOST_WISHES)
    sentence = "not_related_wished" if seeker.desired_titles else "not_related_done"
    if not work:
        return cause("not_related", language, "too_little_said")
    return cause("not_related", language, sentence, work=work)


def lower_in(
    own: PairFacts, other: PairFacts, gains: Mapping[str, float], n: int, language: str
) -> tuple[Reason, ...]:
    """Return what a posting is worse in than line `n`, in at most two sentences.

    Parameters
    ----------
    own, other
        Facts of the two pairs, of the same person.
    gains
        What each feature of the other would add to the score, the most first.
    n
        The line of the other.
    language
        ``zh`` or ``en``.
    """
    worded = ((code, _difference(own, other, code, n, language)) for code in gains)
    said = [
        Reason(code=code, text=text, weight=round(gains[code], 4)) for code, text in worded if text
    ]
    return tuple(said[:MOST_DIFFERENCES])


def ordered(code: Order, n: int, language: str) -> Reason:
    """Return that line `n` comes first for another reason than its score."""
    return Reason(code=code, text=say(ORDER, code, language, n=n))


def _difference(own: PairFacts, other: PairFacts, code: str, n: int, language: str) -> str:
    """Return the sentence on one feature, empty where there is nothing to say of it."""
    wordings = LOWER[code]
    form = _form(own.features.get(code), other.features.get(code))
    if form not in wordings:
        return ""
    figures = _FIGURES.get(code, _no_figures)
    given = figures(own, other, language)
    return "" if given is None else say(wordings, form, language, n=n, **given)


def _form(own: float | None, other: float | None) -> str:
    if own is None:
        return "neither" if other is None else "unsaid"
    return "alone" if other is None else "worse"


Figures = dict[str, object] | None


def _no_figures(own: PairFacts, _: PairFacts, language: str) -> Figures:
    work = Name("想找", "look for") if own.seeker.desired_titles else Name("做过", "have done")
    return {"work": work.in_language(language)}


def _pay(own: PairFacts, other: PairFacts, language: str) -> Figures:
    figures = [pay_figure(facts.posting, language) for facts in (own, other)]
    wanted = f"{own.seeker.salary_min_cny_month or 0:.0f}"
    return {"own": figures[0], "other": figures[1], "wanted": wanted}


def _km(own: PairFacts, other: PairFacts, _: str) -> Figures:
    """Return both distances; nothing where they are the same once rounded."""
    here, there = (_whole_km(facts.distance_km) for facts in (own, other))
    return None if here == there else {"own": here, "other": there}


def _whole_km(distance_km: float | None) -> int | None:
    return None if distance_km is None else max(1, round(distance_km))


_FIGURES: Final[Mapping[str, Callable[[PairFacts, PairFacts, str], Figures]]] = {
    "pay": _pay,
    "distance": _km,
}


def _hours_words(facts: PairFacts) -> str | None:
    """Return the words of the ad on the hours that go against the person."""
    text = f"{facts.posting.title}。{facts.posting.description}"
    read = parse_schedule(text)
    spans = [read.spans.get(_HOURS[key]) for key in asked_hours(facts).against]
    return "、".join(dict.fromkeys(span.text for span in spans if span is not None)) or None


def _form_words(facts: PairFacts) -> str | None:
    """Return the words of the ad on the form of employment."""
    for text in (facts.posting.title, facts.posting.description):
        read = parse_employment_type(text)
        if read.value == facts.posting.employment_type and read.span is not None:
            return read.span.text
    return None


def _place_words(facts: PairFacts) -> str | None:
    name = place_name(facts.posting.region_code)
    address = facts.posting.address
    return None if address is None or (name and address == name.zh) else address


def _refused_title(facts: PairFacts) -> str | None:
    is_worded = refused_in(facts.posting.title, facts.seeker.negated.titles)
    return facts.posting.title if is_worded else None


_EVIDENCE: Final[Mapping[str, Callable[[PairFacts], str | None]]] = {
    "refused_work": _refused_title,
    "region": _place_words,
    "employment_type": _form_words,
    "schedule": _hours_words,
}


def status_cause(posting: JobPosting, language: str) -> Cause | None:
    """Return that a posting is closed or held, ``None`` where it is open."""
    return None if posting.status == "open" else cause(posting.status, language)

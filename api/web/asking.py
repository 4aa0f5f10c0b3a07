"""The sentence box, and everything a page says in answer."""

from __future__ import annotations

from dataclasses import dataclass

from api.http.bodies import LONGEST_TEXT, MOST_MATCHES
from api.http.language import Language
from api.web.catalogue import translator
from api.web.posting_words import Fact, kind_words, pay_words, place_words
from api.web.profile_words import understood
from api.web.wording import GAPS, GATES, RELAXATIONS, VERDICTS, fit_word
from recommender.domain.match import Gap, GateResult, Match, MatchAnswer
from recommender.domain.posting import JobPosting

FIRST, STEP = 10, 10
REASONS_SHOWN, UNKNOWNS_SHOWN, TWINS_SHOWN = 4, 2, 5


@dataclass(frozen=True)
class AskForm:
    """The sentence box as it stands.

    Parameters
    ----------
    text
        What was typed.
    plain
        Results are not personalised.
    error
        What is wrong with the text, empty when nothing is.
    """

    text: str = ""
    plain: bool = False
    error: str = ""
    longest: int = LONGEST_TEXT


@dataclass(frozen=True)
class HomePage:
    """The first page."""

    form: AskForm


@dataclass(frozen=True)
class Condition:
    """One gate in words."""

    name: str
    verdict: str
    word: str
    detail: str


@dataclass(frozen=True)
class Twin:
    """A posting that is nearly the same as one that is shown."""

    id: str
    title: str
    employer: str


@dataclass(frozen=True)
class Card:
    """One match as it is shown."""

    rank: int
    id: str
    title: str
    kind: str
    employer: str
    pay: str
    place: str
    distance_km: int | None
    fit: str
    percent: int | None
    reasons: tuple[str, ...]
    more_reasons: tuple[str, ...]
    gaps: tuple[str, ...]
    unknowns: tuple[str, ...]
    more_unknowns: tuple[str, ...]
    conditions: tuple[Condition, ...]
    twins: tuple[Twin, ...]
    n_twins: int


@dataclass(frozen=True)
class AnswerPage:
    """The answer to a sentence.

    Parameters
    ----------
    first_new
        Rank of the first match that was not on the page before.
    next_k
        How many to ask for to see more, 0 when there are no more.
    enough
        False when too little is known to match at all.
    """

    form: AskForm
    understood: tuple[Fact, ...]
    not_understood: tuple[str, ...]
    cards: tuple[Card, ...]
    relaxed: tuple[str, ...]
    questions: tuple[str, ...]
    degraded: tuple[str, ...]
    is_degraded: bool
    enough: bool
    first_new: int
    next_k: int


def answer_page(
    form: AskForm,
    answer: MatchAnswer,
    twins: dict[str, JobPosting],
    *,
    k: int,
    language: Language,
) -> AnswerPage:
    """Return the page of an answer to `k` matches.

    Parameters
    ----------
    form
        What was asked.
    answer
        What was found.
    twins
        Postings that are nearly the same as those found, by id.
    k
        Matches that were asked for.
    language
        Of the page.
    """
    _ = translator(language)
    more = len(answer.matches) >= k and k < MOST_MATCHES
    return AnswerPage(
        form=form,
        understood=understood(answer.profile, language) if answer.profile else (),
        not_understood=answer.not_understood,
        cards=tuple(_card(m, twins, language) for m in answer.matches),
        relaxed=tuple(_(RELAXATIONS[step]) for step in answer.relaxed),
        questions=answer.questions,
        degraded=answer.degraded_reasons,
        is_degraded=answer.degraded,
        enough=bool(answer.matches) or _has_direction(answer),
        first_new=max(1, k - STEP + 1),
        next_k=min(k + STEP, MOST_MATCHES) if more else 0,
    )


def twin_ids(answer: MatchAnswer) -> list[str]:
    """Return the ids of the nearly equal postings that a page names."""
    return [twin for match in answer.matches for twin in match.same_as[:TWINS_SHOWN]]


def _has_direction(answer: MatchAnswer) -> bool:
    who = answer.profile
    return who is not None and bool(who.desired_titles or who.experiences or who.skills)


def _card(match: Match, twins: dict[str, JobPosting], language: Language) -> Card:
    posting, said = match.posting, tuple(r.text for r in match.reasons)
    known = [twins[i] for i in match.same_as[:TWINS_SHOWN] if i in twins]
    return Card(
        rank=match.rank,
        id=posting.id,
        title=posting.title,
        kind="" if posting.kind == "job" else kind_words(posting, language),
        employer=posting.employer_name or "",
        pay=pay_words(posting, language) or "",
        place=place_words(posting, language) or posting.address or "",
        distance_km=None if match.distance_km is None else round(match.distance_km),
        fit=translator(language)(fit_word(match.score)),
        percent=None if match.score is None else round(match.score * 100),
        reasons=said[:REASONS_SHOWN],
        more_reasons=said[REASONS_SHOWN:],
        gaps=tuple(_gap(gap, language) for gap in match.gaps),
        unknowns=match.unknowns[:UNKNOWNS_SHOWN],
        more_unknowns=match.unknowns[UNKNOWNS_SHOWN:],
        conditions=tuple(_condition(gate, language) for gate in match.gates),
        twins=tuple(Twin(p.id, p.title, p.employer_name or "") for p in known),
        n_twins=len(match.same_as),
    )


def _gap(gap: Gap, language: Language) -> str:
    template = GAPS.get((gap.kind, gap.required)) or GAPS[(gap.kind, "ad")]
    return translator(language)(template) % {"name": gap.name}


def _condition(gate: GateResult, language: Language) -> Condition:
    _ = translator(language)
    return Condition(_(GATES[gate.name]), gate.verdict, _(VERDICTS[gate.verdict]), gate.detail)

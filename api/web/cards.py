"""One match as it is shown: a card, or one line for what hardly fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.http.language import Language
from api.web.catalogue import in_list, translator
from api.web.posting_words import kind_words, pay_words, place_words
from api.web.wording import FITS_BUT, GAPS, GATES, NOT_ASKED, VERDICTS, fit_word, hardly_fits
from recommender.domain.match import Gap, Match
from recommender.domain.posting import JobPosting
from recommender.retrieval.fair_wording import as_shown

REASONS_SHOWN, UNKNOWNS_SHOWN, TWINS_SHOWN = 3, 2, 5


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
    """One match.

    Parameters
    ----------
    pay, pay_text
        Pay a month, and how the ad words it when that says more.
    conflicts
        Conditions of the person that it does not meet, after some gave way.
    gaps, helps
        What it asks for, and what would help, that the person lacks or has not named.
    ad_notes
        What to know of the wording of the ad.
    more_reasons, more_unknowns
        Those for which there is room only in the details.
    n_twins
        Nearly equal postings; `twins` names the first few.
    """

    rank: int
    id: str
    title: str
    kind: str
    employer: str
    pay: str
    pay_text: str
    place: str
    distance_km: int | None
    fit: str
    percent: int | None
    conflicts: tuple[str, ...]
    reasons: tuple[str, ...]
    more_reasons: tuple[str, ...]
    gaps: tuple[str, ...]
    helps: tuple[str, ...]
    unknowns: tuple[str, ...]
    more_unknowns: tuple[str, ...]
    conditions: tuple[Condition, ...]
    put_back: tuple[str, ...]
    ad_notes: tuple[str, ...]
    twins: tuple[Twin, ...]
    n_twins: int


def card_of(match: Match, twins: Mapping[str, JobPosting], language: Language) -> Card:
    """Return the card of a match; `twins` are postings by id."""
    posting, said = match.posting, tuple(r.text for r in match.reasons)
    named = [twins[i] for i in match.same_as[:TWINS_SHOWN] if i in twins]
    return Card(
        rank=match.rank,
        id=posting.id,
        title=posting.title,
        kind="" if posting.kind == "job" else kind_words(posting, language),
        employer=posting.employer_name or "",
        pay=pay_words(posting, language) or "",
        pay_text=posting.salary_text or "",
        place=place_words(posting, language) or posting.address or "",
        distance_km=None if match.distance_km is None else round(match.distance_km),
        fit=translator(language)(_fit(match)),
        percent=None if match.score is None else round(match.score * 100),
        conflicts=tuple(g.detail for g in match.gates if g.verdict == "fail"),
        reasons=said[:REASONS_SHOWN],
        more_reasons=said[REASONS_SHOWN:],
        gaps=_gaps((g for g in match.gaps if g.required != "helps"), language),
        helps=_gaps((g for g in match.gaps if g.required == "helps"), language),
        unknowns=match.unknowns[:UNKNOWNS_SHOWN],
        more_unknowns=match.unknowns[UNKNOWNS_SHOWN:],
        conditions=_conditions(match, language),
        put_back=tuple(cause.text for cause in match.reranked),
        ad_notes=tuple(notice.text for notice in match.ad_notices),
        twins=tuple(Twin(p.id, as_shown(p).title, p.employer_name or "") for p in named),
        n_twins=len(match.same_as),
    )


def _fit(match: Match) -> str:
    """Return the word for how well it fits; a score says nothing of what gave way."""
    conflicts = any(gate.verdict == "fail" for gate in match.gates)
    if conflicts and not hardly_fits(match.score):
        return FITS_BUT
    return fit_word(match.score)


def _gaps(gaps: Iterable[Gap], language: Language) -> tuple[str, ...]:
    """Return one line for each kind of gap, with all names of that kind."""
    _, names = translator(language), dict[tuple[str, str], list[str]]()
    for gap in gaps:
        names.setdefault((gap.kind, gap.required), []).append(gap.name)
    return tuple(
        _(GAPS.get((kind, by)) or GAPS[(kind, "ad")]) % {"name": in_list(found, language)}
        for (kind, by), found in names.items()
    )


def _conditions(match: Match, language: Language) -> tuple[Condition, ...]:
    _ = translator(language)
    shown = ((gate, gate.verdict if gate.asked else NOT_ASKED) for gate in match.gates)
    return tuple(
        Condition(_(GATES[gate.name]), verdict, _(VERDICTS[verdict]), gate.detail)
        for gate, verdict in shown
    )

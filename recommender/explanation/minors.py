"""What the law on minors says to a pair, and where to turn instead of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from features.minors import BarredWork, barred_by_trade, barred_work
from recommender.domain.posting import JobPosting
from recommender.explanation.gate_sentences import AGE
from recommender.explanation.names import Name, in_list
from recommender.explanation.pair import PairFacts
from recommender.explanation.sentences import say
from recommender.explanation.statement import Statement, unknown

_MOST: Final = 2


def under_16(language: str) -> str:
    """Return what somebody under 16 is told in place of postings."""
    return say(AGE, "under_16", language)


def barred_in(posting: JobPosting, occupation_code: str | None) -> tuple[BarredWork, ...]:
    """Return the work barred to minors that a posting is known to hold.

    Parameters
    ----------
    posting
        What it states of heavy lifting and heights, and its title.
    occupation_code
        CSCO 2022 code, ``None`` when it is unknown.
    """
    stated = [
        barred_work()[code]
        for code in ("heavy_lifting", "heights")
        if getattr(posting.demands, code)
    ]
    return tuple(dict.fromkeys([*stated, *barred_by_trade(occupation_code, posting.title)]))


def age_words(facts: PairFacts, verdict: str, language: str) -> tuple[str, Mapping[str, str]]:
    """Return the code of the sentence of `AGE` that says the verdict, and its facts."""
    if facts.seeker.working_age is None:
        return "not_asked", {}
    if facts.seeker.working_age == "under_16":
        return "under_16", {}
    named = facts.barred_to_minors[:_MOST]
    work = [Name(one.name_zh, one.name_en).in_language(language) for one in named]
    laws = [Name(one.law_zh, one.law_en).in_language(language) for one in named]
    between = "；" if language.startswith("zh") else "; "
    given = {"work": in_list(work, language), "law": between.join(dict.fromkeys(laws))}
    return verdict, given if named else {}


def minors(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield the question that somebody of 16 or 17 must ask where the ad leaves it open."""
    if facts.seeker.working_age == "under_18" and facts.verdicts["working_age"] == 0:
        yield unknown("working_age", language, "working_age")

"""Find what an ad must say and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recommender.assistance.legality.ad import Ad
from recommender.assistance.legality.rules import RequiredFact, RuleBook
from recommender.domain.legality import Finding

_CLAUSE_END: Final = re.compile(r"[，,。;!?\n]|\.(?=\s|$)")
_SHORTEST_CLAUSE: Final = 3


def find_missing(ad: Ad, book: RuleBook) -> Iterator[Finding]:
    """Yield one finding for each required fact that neither a field nor the text states.

    Parameters
    ----------
    ad
        The ad.
    book
        The rules.

    Source: 人力资源市场暂行条例 article 24.
    """
    for fact in book.required:
        if not _is_stated(ad, fact):
            yield Finding(
                rule=f"no_{fact.id}",
                severity="incomplete",
                clause=book.required_clause.zh,
                clause_en=book.required_clause.en,
                why_zh=fact.why.zh,
                why_en=fact.why.en,
                rewrite_zh=fact.rewrite.zh,
                rewrite_en=fact.rewrite.en,
            )


def _is_stated(ad: Ad, fact: RequiredFact) -> bool:
    if not ad.stated.isdisjoint(fact.fields):
        return True
    if any(cue.search(ad.whole) for cue in fact.cues):
        return True
    return bool(fact.elsewhere) and any(_is_unclaimed(c, fact) for c in _clauses(ad))


def _clauses(ad: Ad) -> Iterator[str]:
    """Yield the clauses of the text proper; a title is no description of the work."""
    for field, _, folded in ad.folded:
        if field == "description":
            yield from (clause.strip() for clause in _CLAUSE_END.split(folded))


def _is_unclaimed(clause: str, fact: RequiredFact) -> bool:
    return len(clause) >= _SHORTEST_CLAUSE and not any(
        pattern.search(clause) for pattern in fact.elsewhere
    )

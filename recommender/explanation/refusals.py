"""Work that somebody refuses, against the work of a posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from recommender.explanation.names import in_list
from recommender.explanation.pair import PairFacts
from recommender.explanation.statement import Statement, unknown
from recommender.retrieval.texts import refused_in

_MOST: Final = 3


def refused_words(facts: PairFacts, language: str) -> str:
    """Return the refused titles that a posting is about, in quotes; all where none is in its title."""
    titles = facts.seeker.negated.titles
    return _quoted(refused_in(facts.posting.title, titles) or titles, language)


def all_refused(facts: PairFacts, language: str) -> str:
    """Return every refused title in quotes, empty when nothing is refused."""
    return _quoted(facts.seeker.negated.titles, language)


def _quoted(titles: Sequence[str], language: str) -> str:
    return in_list([f"“{title}”" for title in titles], language, most=_MOST)


def refusals(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield the question whether it is refused work, where its occupation is not known."""
    if facts.seeker.negated.titles and facts.verdicts["refused_work"] == 0:
        yield unknown("refused_work", language, "refused_work", titles=all_refused(facts, language))

"""Put the lines of one answer in the order in which they are shown.

What is read here are introductions of other people and the names of employers: nothing of
the person but who it is. So it holds for lists that are not personalised, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.domain.match import Reranked
from recommender.explanation.reranked import said_of_place
from recommender.ports import Clock, IntroductionCounts, IntroductionWindow, TableView
from recommender.ranking.collapse import Collapsed
from recommender.ranking.rerank import Lines, Moved, rerank
from recommender.ranking.rerank_weights import RerankingConfig
from recommender.retrieval.columns import PostingColumns
from recommender.services.matching import Matching

MOST_ASKED: Final = 1000  # postings whose introductions are looked up for one answer


@dataclass(frozen=True)
class RankedRows:
    """What was found, in the order of scores; all ``(n,)``.

    Parameters
    ----------
    ids, columns
        Of the postings.
    score
        Of the pairs.
    """

    ids: Sequence[str]
    columns: PostingColumns
    score: NDArray[np.float32]


@dataclass(frozen=True)
class RerankedLine:
    """One line in its place: what it stands for, how it came there, and what that rests on.

    Parameters
    ----------
    group
        Positions in `RankedRows`.
    moved
        From which line to which.
    live, openings
        People being introduced now, and how many are wanted, 0 unknown.
    asked, answered
        Introductions to the employer's open postings, and those that were answered.
    """

    group: Collapsed
    moved: Moved
    live: int = 0
    openings: int = 0
    asked: int = 0
    answered: int = 0


def rerank_lines(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker_id: str,
    rows: RankedRows,
    groups: Sequence[Collapsed],
    limit: int,
) -> list[RerankedLine]:
    """Return the first `limit` lines as they are shown; one look at the store, whatever is found.

    Parameters
    ----------
    matching, view
        The parts, and the index as it was searched.
    seeker_id
        Whose own introductions crowd nothing.
    rows
        What was found.
    groups
        All lines of `rows`, in their order.
    limit
        Lines wanted.
    """
    config = matching.reranking
    counts: dict[str, IntroductionCounts] = {}
    employers: dict[str, int] = {}
    if groups and config.asks_history():
        employers = _employers_of(view, rows, config)
        wanted = list(dict.fromkeys([*rows.ids, *employers]))[:MOST_ASKED]
        window = window_of(matching.clock, config)
        counts = matching.store.events.introductions(wanted, window, live_without=seeker_id)
    lines = _with_counts(lines_of(rows, groups), rows, groups, counts, employers)
    return [
        RerankedLine(
            groups[moved.position],
            moved,
            *(
                int(values[moved.position])
                for values in (lines.live, lines.openings, lines.asked, lines.answered)
            ),
        )
        for moved in rerank(lines, config, limit)
    ]


def said_of_line(line: RerankedLine, language: str) -> tuple[Reranked, ...]:
    """Return why a line was put back, as sentences."""
    counts = {name: getattr(line, name) for name in ("live", "openings", "asked", "answered")}
    return said_of_place(line.moved.causes, line.moved.places, counts, language)


def window_of(clock: Clock, config: RerankingConfig) -> IntroductionWindow:
    """Return which introductions count now."""
    now, answer_within = clock.now(), timedelta(days=config.answers.within_days)
    return IntroductionWindow(
        seen_since=now - timedelta(days=config.answers.seen_days),
        live_since=now - timedelta(days=config.congestion.live_days),
        asked_until=now - answer_within,
        answer_within=answer_within,
    )


def lines_of(rows: RankedRows, groups: Sequence[Collapsed]) -> Lines:
    """Return the lines of a list before anything is known of introductions."""
    kept = np.array([group.kept for group in groups], dtype=np.int64)
    openings = rows.columns.openings
    none = np.zeros(len(kept), dtype=np.int64)
    return Lines(
        score=rows.score[kept].astype(np.float64),
        live=none,
        openings=np.array(
            [max(int(openings[i]) for i in (g.kept, *g.others)) for g in groups], dtype=np.int64
        ),
        asked=none,
        answered=none,
        employer=rows.columns.employer[kept],
        occupation=rows.columns.occupation[kept].astype(np.int64),
    )


def _employers_of(
    view: TableView[PostingColumns], rows: RankedRows, config: RerankingConfig
) -> dict[str, int]:
    """Return the employer of each open posting of the employers of a list, by id."""
    if not config.answers.weight:
        return {}
    named = np.unique(rows.columns.employer)
    theirs = np.isin(view.columns.employer, named[named != 0]) & view.alive
    return dict(zip(view.ids[theirs].tolist(), view.columns.employer[theirs].tolist(), strict=True))


def _with_counts(
    lines: Lines,
    rows: RankedRows,
    groups: Sequence[Collapsed],
    counts: dict[str, IntroductionCounts],
    employers: dict[str, int],
) -> Lines:
    if not counts:
        return lines
    none = IntroductionCounts()
    live = [sum(counts.get(rows.ids[i], none).live for i in (g.kept, *g.others)) for g in groups]
    asked: dict[int, int] = {}
    answered: dict[int, int] = {}
    for posting, count in counts.items():
        employer = employers.get(posting, 0)
        asked[employer] = asked.get(employer, 0) + count.asked
        answered[employer] = answered.get(employer, 0) + count.answered
    named = [employer if employer else -1 for employer in lines.employer.tolist()]
    return replace(
        lines,
        live=np.array(live, dtype=np.int64),
        asked=np.array([asked.get(e, 0) for e in named], dtype=np.int64),
        answered=np.array([answered.get(e, 0) for e in named], dtype=np.int64),
    )

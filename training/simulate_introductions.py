"""Seekers who come one after the other and are introduced to the first lines of their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from recommender.domain.seeker import SeekerProfile
from recommender.fairness.exposure import worth_seen
from recommender.ports import TableView
from recommender.ranking.collapse import collapse
from recommender.ranking.rerank import Lines, rerank
from recommender.ranking.rerank_weights import RerankingConfig
from recommender.retrieval.columns import PostingColumns
from recommender.services.match_seeker import find_candidates, order_of
from recommender.services.matching import Matching
from recommender.services.rerank_lines import RankedRows, lines_of

Arm = Literal["off", "on", "free"]
K: Final = 10
TAKEN: Final = (1.0, 1 / 2, 1 / 3)
"""How likely somebody is introduced to the first, second and third line."""
LOOKS: Final = 10  # looks at the judged people during a run
FloatArray = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ScoredList:
    """What one person is offered.

    Parameters
    ----------
    lines
        By score.
    rows
        Of the index, behind each line.
    answers
        Which lines answer the wish as it was asked, ``(n_lines,)``.
    """

    lines: Lines
    rows: tuple[Ints, ...]
    answers: npt.NDArray[np.bool_]

    def reranked(self, live: Ints, config: RerankingConfig, arm: Arm) -> list[int]:
        """Return the first `K` lines where so many introductions are under way.

        Parameters
        ----------
        live
            By row of the index.
        config
            The weights.
        arm
            ``free`` looks at nothing but how crowded a line is.
        """
        crowd = np.array([live[rows].sum() for rows in self.rows], dtype=np.int64)
        lines = replace(self.lines, live=crowd)
        if arm == "free":
            lines = replace(lines, score=np.ones(len(lines)))
        return [moved.position for moved in rerank(lines, config, K)]


@dataclass(frozen=True)
class Run:
    """What came of one run.

    Parameters
    ----------
    introductions
        By row of the index.
    worth
        Mean over seekers of what their first `K` lines are worth by their scores
        (`recommender.fairness.exposure.worth_seen`).
    ranked
        At each of the looks, the rows shown to each judged person, best first.
    """

    introductions: Ints
    worth: float
    ranked: Sequence[Sequence[Sequence[int]]]


def scored_list(
    matching: Matching, view: TableView[PostingColumns], seeker: SeekerProfile
) -> ScoredList:
    """Return the list of one person as `match_seeker` has it before it is re-ranked."""
    found = find_candidates(matching, view, seeker, K).found
    order = order_of(found)
    rows = found.rows[order]
    columns = view.columns.take(rows)
    groups = collapse(columns, len(columns))
    ranked = RankedRows(view.ids[rows].tolist(), columns, found.ranked.scores.score[order])
    kept = order[[group.kept for group in groups]] if groups else order[:0]
    return ScoredList(
        lines_of(ranked, groups),
        tuple(rows[[g.kept, *g.others]] for g in groups),
        found.ranked.scores.answers[kept] & (found.step[kept] == 0),
    )


def simulate(
    pool: Sequence[ScoredList],
    judged: Sequence[ScoredList],
    n_rows: int,
    config: RerankingConfig,
    arm: Arm,
    seed: int,
) -> Run:
    """Let as many people come as there are in the pool, drawn from it with replacement.

    Each is introduced to the first three lines with the probabilities of `TAKEN`, each by
    itself; every introduction is under way from then on and none ends. Equal seeds give every
    arm the same people and the same chances.

    Parameters
    ----------
    pool, judged
        Lists of those who come, and of those who are looked at without being introduced.
    n_rows
        Of the index.
    config
        The weights of this arm.
    arm
        See `ScoredList.reranked`.
    seed
        Of who comes and what they take.
    """
    rng = np.random.default_rng(seed)
    coming = rng.integers(len(pool), size=len(pool))
    takes = rng.random((len(pool), len(TAKEN))) < TAKEN
    live = np.zeros(n_rows, dtype=np.int64)
    worth: list[float] = []
    ranked: list[list[list[int]]] = []
    looks = {len(pool) * (look + 1) // LOOKS for look in range(LOOKS)}
    for number, (who, taken) in enumerate(zip(coming, takes, strict=True), start=1):
        offered = pool[who]
        shown = offered.reranked(live, config, arm)
        worth.append(worth_seen(offered.lines.score[shown].tolist(), K))
        for line, takes_it in zip(shown, taken, strict=False):
            live[offered.rows[line][0]] += int(takes_it)
        if number in looks:
            ranked.append([_rows_shown(one, live, config, arm) for one in judged])
    return Run(live, float(np.mean(worth)), ranked)


def arms(config: RerankingConfig) -> Mapping[Arm, RerankingConfig]:
    """Return the weights of each arm: without congestion control, in force, and without bound."""
    without = config.congestion.model_copy(update={"weight": 0.0})
    return {"off": config.model_copy(update={"congestion": without}), "on": config, "free": config}


def _rows_shown(person: ScoredList, live: Ints, config: RerankingConfig, arm: Arm) -> list[int]:
    return [int(person.rows[line][0]) for line in person.reranked(live, config, arm)]

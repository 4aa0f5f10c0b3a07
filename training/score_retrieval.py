"""Figures of what was shown, from grades given by reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import ndcg_at
from training.retrieval_runs import Answered, Grades, RetrievalRun

GOOD = 2
N_RESAMPLES = 2000
Figures = Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence.

    Parameters
    ----------
    answered
        The sentence and what was shown for it.
    ndcg
        Of its first `k`, against the best order of all its graded postings; NaN where none
        of them is above 0. What has no grade counts 0.
    precision
        Share of `k` that were shown and have grade `GOOD` or more; places left empty count
        against it.
    ungraded
        Shown without a grade.
    """

    answered: Answered
    ndcg: float
    precision: float
    ungraded: int


def score_run(run: RetrievalRun, grades: Grades) -> dict[str, Scored]:
    """Return each sentence of a run by its id, scored."""
    return {a.sentence.id: _scored(a, run.k, grades) for a in run.answers}


def _scored(answered: Answered, k: int, grades: Grades) -> Scored:
    name = answered.sentence.id
    found = [grades.get((name, shown.posting)) for shown in answered.shown[:k]]
    known = np.array([grade or 0 for grade in found], dtype=np.int64)
    pool = np.array([g for (sentence, _), g in grades.items() if sentence == name], dtype=np.int64)
    return Scored(
        answered,
        ndcg_at(known, k, pool),
        float((known >= GOOD).sum() / k),
        found.count(None),
    )


def figures_of(scored: Sequence[Scored], seed: int) -> dict[str, Figures]:
    """Return nDCG and precision with their intervals over sentences, by group of sentences.

    Sentences without a graded posting above 0 have no nDCG; their precision is 0.
    """
    groups: dict[str, list[Scored]] = {"all": list(scored)}
    for of in _GROUPED_BY:
        for one in sorted(scored, key=of):
            groups.setdefault(of(one), []).append(one)
    return {name: _figures(members, seed) for name, members in groups.items()}


_GROUPED_BY: tuple[Callable[[Scored], str], ...] = (
    lambda scored: scored.answered.sentence.language,
    lambda scored: scored.answered.sentence.field,
)


def _figures(scored: Sequence[Scored], seed: int) -> Figures:
    values = {
        "ndcg": np.array([s.ndcg for s in scored]),
        "precision": np.array([s.precision for s in scored]),
    }
    return {
        name: interval(known, seed)
        for name, of_all in values.items()
        if len(known := of_all[~np.isnan(of_all)])
    }


def interval(values: npt.NDArray[np.float64], seed: int) -> Interval:
    """Return the mean of values, one a sentence, with its bootstrap interval."""
    return bootstrap_interval(values, np.random.default_rng(seed), N_RESAMPLES)

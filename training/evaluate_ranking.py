"""Compare what is served with plain rankers on the judged set."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.errors import NotFound
from recommender.metrics.calibration import expected_calibration_error
from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import ndcg_at, recall_at
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker
from training.judgements.baselines import CharacterRanker, fused
from training.judgements.grades import SUITABLE, Grades
from training.judgements.judged_set import JudgedSeeker
from training.judgements.pool import by_number
from training.judgements.pooling import Ranking
from training.judgements.rankers import Asked, ask, rankings
from training.judgements.views import merged_lists

DEPTH: Final = 1000
K: Final = 10
_SEARCHED: Final = 100
_RRF_OF: Final = ("lexical", "title", "body")
FIGURES: Final = ("ndcg_at_10", "suitable_at_5", "recall_at_100", "ungraded_at_10")
N_RESAMPLES: Final = 2000
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RankingReport:
    """Figures of every ranker, and of the served one against the best of the others.

    Parameters
    ----------
    n_seekers, seed
        Behind the figures.
    rankers
        Mean and interval of each of `FIGURES` by ranker.
    gains
        Difference of NDCG@10 to the served ranking, with its interval over people, by ranker.
    lists
        Recall@100 of what the search finds before gates and scores: of all its lists, of each
        by itself and of all but one. A list that is not asked for somebody finds nothing.
    calibration_error
        Expected, of the scores served: how far they are from the share judged suitable.
    n_scores
        Graded pairs behind it.
    """

    n_seekers: int
    seed: int
    rankers: Mapping[str, Mapping[str, Interval]]
    gains: Mapping[str, Interval]
    lists: Mapping[str, Interval]
    calibration_error: float
    n_scores: int

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "seekers": self.n_seekers,
            "seed": self.seed,
            "rankers": {
                name: {figure: _plain(value) for figure, value in figures.items()}
                for name, figures in self.rankers.items()
            },
            "served_above": {name: _plain(value) for name, value in self.gains.items()},
            "lists_recall_at_100": {name: _plain(value) for name, value in self.lists.items()},
            "calibration_error": round(self.calibration_error, 4),
            "scores": self.n_scores,
        }

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        for name, figures in self.rankers.items():
            shown = "  ".join(f"{k} {_said(v)}" for k, v in figures.items())
            yield f"{name:<11} {shown}"
        for name, gain in self.gains.items():
            yield f"served above {name:<11} {_said(gain)}"
        for name, recall in self.lists.items():
            yield f"search, {name:<34} recall_at_100 {_said(recall)}"
        yield f"calibration error {self.calibration_error:.4f} over {self.n_scores} pairs served"


def evaluate_ranking(
    matching: Matching,
    seekers: Sequence[JudgedSeeker],
    grades: Grades,
    seed: int = 1,
    progress: Progress = silent,
) -> RankingReport:
    """Measure every ranker on people whose pairs are graded.

    What is not graded counts as unsuitable; how much that is, stands beside.

    Parameters
    ----------
    matching
        The parts, on a store with the sample city and the judged people.
    seekers
        Whom to measure on.
    grades
        Of their pairs; people without a suitable posting are left out.
    seed
        Of the resamples.
    progress
        Told ``("sentences", done, total)``.

    Raises
    ------
    NotFound
        Somebody is not in the store.
    """
    stored = by_number(matching.store)
    numbers = {p.id: p.source_id or p.id for p in matching.store.postings.page(limit=100_000)}
    characters = CharacterRanker(matching.store)
    today = matching.clock.today()
    judged = [s.id for s in seekers if max(grades.get(s.id, {"": 0}).values()) >= SUITABLE]
    rows: dict[str, list[tuple[float, ...]]] = {}
    lists: dict[str, list[float]] = {}
    served: list[tuple[float, bool]] = []
    for done, number in enumerate(judged, start=1):
        if number not in stored:
            raise NotFound(kind="seeker", id=number)
        of = grades[number]
        asked = ask(matching, registered_seeker(matching.store, stored[number], today))
        found = rankings(asked, DEPTH, seed)
        found |= {"characters": characters(asked), "fused": fused(found, _RRF_OF)}
        for name, ranking in found.items():
            rows.setdefault(name, []).append(figures_of([numbers[p] for p in ranking], of))
        for name, ranking in merged_lists(asked, _SEARCHED).items():
            lists.setdefault(name, []).append(_recall([numbers[p] for p in ranking], of))
        served += _scores(asked, numbers, of)
        progress("sentences", done, len(judged))
    return _report(
        {name: np.array(values) for name, values in rows.items()},
        {name: np.array(values) for name, values in lists.items()},
        served,
        seed,
    )


def _recall(ranking: Ranking, grades: Mapping[str, int]) -> float:
    suitable = np.array([grades.get(posting, 0) >= SUITABLE for posting in ranking], dtype=np.bool_)
    return recall_at(suitable, _SEARCHED, sum(grade >= SUITABLE for grade in grades.values()))


def _scores(
    asked: Asked, numbers: Mapping[str, str], grades: Mapping[str, int]
) -> Iterator[tuple[float, bool]]:
    """Yield the score of each graded posting that is served, and whether it is suitable."""
    for match in match_seeker(asked.matching, asked.seeker, k=DEPTH).matches:
        grade = grades.get(numbers[match.posting.id])
        if grade is not None and match.score is not None:
            yield match.score, grade >= SUITABLE


def figures_of(ranking: Ranking, grades: Mapping[str, int]) -> tuple[float, ...]:
    """Return `FIGURES` of one person's ranking."""
    known = np.array([grades.get(posting, 0) for posting in ranking], dtype=np.int64)
    pool = np.array(list(grades.values()), dtype=np.int64)
    suitable = known >= SUITABLE
    return (
        ndcg_at(known, K, pool),
        float(suitable[:5].sum()) / 5,
        recall_at(suitable, 100, int((pool >= SUITABLE).sum())),
        float(sum(posting not in grades for posting in ranking[:K])),
    )


def _report(
    rows: Mapping[str, FloatArray],
    lists: Mapping[str, FloatArray],
    scores: Sequence[tuple[float, bool]],
    seed: int,
) -> RankingReport:
    order = sorted(rows, key=lambda name: -rows[name][:, 0].mean())
    served = rows["served"][:, 0]
    return RankingReport(
        n_seekers=len(served),
        seed=seed,
        rankers={
            name: {
                figure: bootstrap_interval(values, np.random.default_rng(seed), N_RESAMPLES)
                for figure, values in zip(FIGURES, rows[name].T, strict=True)
            }
            for name in order
        },
        gains={
            name: bootstrap_interval(
                served - rows[name][:, 0], np.random.default_rng(seed), N_RESAMPLES
            )
            for name in order
            if name != "served"
        },
        lists={
            name: bootstrap_interval(values, np.random.default_rng(seed), N_RESAMPLES)
            for name, values in lists.items()
        },
        calibration_error=expected_calibration_error(
            np.array([score for score, _ in scores]), np.array([right for _, right in scores])
        ),
        n_scores=len(scores),
    )


def _plain(interval: Interval) -> dict[str, float]:
    return {key: round(value, 4) for key, value in interval._asdict().items()}


def _said(interval: Interval) -> str:
    if math.isnan(interval.mean):
        return "-"
    return f"{interval.mean:.3f} [{interval.low:.3f}, {interval.high:.3f}]"

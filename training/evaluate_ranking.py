"""Compare what is served with plain rankers on the judged set."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.domain.match import Match
from recommender.errors import NotFound
from recommender.metrics.calibration import expected_calibration_error
from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import ndcg_at, recall_at
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker
from training.judgements.baselines import CharacterRanker, fused
from training.judgements.causes import Causes
from training.judgements.distinct import distinct, distinct_grades, one_of_each
from training.judgements.grades import SUITABLE, Grades
from training.judgements.judged_set import JudgedSeeker
from training.judgements.pool import by_number
from training.judgements.pooling import Ranking
from training.judgements.rankers import Asked, ask, rankings
from training.judgements.top_lines import TOP, TopLines, count_top_lines
from training.judgements.views import merged_lists
from training.swap_test import SwapTest, swap_test

DEPTH: Final = 1000
K: Final = 10
_SEARCHED: Final = 100
_RRF_OF: Final = ("lexical", "title", "body")
FIGURES: Final = (
    "ndcg_at_10",
    "ndcg_at_10_distinct",
    "suitable_at_5",
    "recall_at_100",
    "ungraded_at_10",
)
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
        Mean and interval of each of `FIGURES` by ranker; ``distinct`` counts near-duplicates as
        one posting, as the served list does.
    gains
        Difference of NDCG@10 to the served ranking, with its interval over people, by ranker.
    lists
        Recall@100 of what the search finds before gates and scores: of all its lists, of each
        by itself and of all but one. A list that is not asked for somebody finds nothing.
    calibration_error
        Expected, of the scores served: how far they are from the share judged suitable.
    n_scores
        Graded pairs behind it.
    top
        What the first lines of everybody are worth, those without a suitable posting too.
    swapped
        What other protected facts of the same people change.
    """

    n_seekers: int
    seed: int
    rankers: Mapping[str, Mapping[str, Interval]]
    gains: Mapping[str, Interval]
    lists: Mapping[str, Interval]
    calibration_error: float
    n_scores: int
    top: TopLines
    swapped: SwapTest

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "seekers": self.n_seekers,
            "seed": self.seed,
            "baselines": {
                name: _contract(figures)
                for name, figures in self.rankers.items()
                if name != "served"
            },
            "default": _contract(self.rankers["served"]),
            "published": None,
            "wrong_level_or_missing_must_at_5": round(self.top.wrong_level_or_missing_must, 4),
            "top_5": self.top.as_json(),
            "swap_test": self.swapped.as_json(),
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
        counted = "  ".join(f"{cause} {n}" for cause, n in self.top.causes.items())
        yield (
            f"first {TOP} served: {self.top.n_lines} lines, suitable {self.top.suitable}; "
            f"others by cause: {counted}; without a cause {self.top.without_cause}, "
            f"not graded {self.top.ungraded}"
        )
        wrong = self.top.wrong_level_or_missing_must
        yield f"right field, wrong level or a must-have missing, at {TOP}: {wrong:.3f}"
        yield (
            f"protected facts of {self.swapped.seekers} people swapped: {self.swapped.changed} "
            f"of {self.swapped.pairs} lines change"
        )


def evaluate_ranking(
    matching: Matching,
    seekers: Sequence[JudgedSeeker],
    grades: Grades,
    causes: Causes,
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
        Of their pairs; people without a suitable posting count for the first lines alone.
    causes
        Why pairs were graded 0 or 1.
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
    view = matching.postings.view()
    same = {numbers[i]: numbers[one] for i, one in one_of_each(view).items()}
    rows: dict[str, list[tuple[float, ...]]] = {}
    lists: dict[str, list[float]] = {}
    served: list[tuple[float, bool]] = []
    first: list[tuple[str, Ranking]] = []
    for done, person in enumerate(seekers, start=1):
        if person.id not in stored:
            raise NotFound(kind="seeker", id=person.id)
        asked = ask(matching, registered_seeker(matching.store, stored[person.id], today))
        of = grades.get(person.id, {})
        shown = [(numbers[m.posting.id], m.score) for m in _answer(asked)]
        first.append((person.id, [posting for posting, _ in shown]))
        if max(of.values(), default=0) >= SUITABLE:
            found = rankings(asked, DEPTH, seed)
            found |= {"characters": characters(asked), "fused": fused(found, _RRF_OF)}
            for name, ranking in found.items():
                figures = figures_of([numbers[p] for p in ranking], of, same)
                rows.setdefault(name, []).append(figures)
            for name, ranking in merged_lists(asked, _SEARCHED).items():
                lists.setdefault(name, []).append(_recall([numbers[p] for p in ranking], of))
            served += [(s, of[p] >= SUITABLE) for p, s in shown if p in of and s is not None]
        progress("sentences", done, len(seekers))
    return _report(
        {name: np.array(values) for name, values in rows.items()},
        {name: np.array(values) for name, values in lists.items()},
        served,
        count_top_lines(first, grades, causes),
        swap_test(matching, [stored[person.id] for person in seekers]),
        seed,
    )


def _answer(asked: Asked) -> tuple[Match, ...]:
    return match_seeker(asked.matching, asked.seeker, k=DEPTH).matches


def _recall(ranking: Ranking, grades: Mapping[str, int]) -> float:
    suitable = np.array([grades.get(posting, 0) >= SUITABLE for posting in ranking], dtype=np.bool_)
    return recall_at(suitable, _SEARCHED, sum(grade >= SUITABLE for grade in grades.values()))


def figures_of(
    ranking: Ranking, grades: Mapping[str, int], same: Mapping[str, str]
) -> tuple[float, ...]:
    """Return `FIGURES` of one person's ranking; `same` names what stands for near-duplicates."""
    known = np.array([grades.get(posting, 0) for posting in ranking], dtype=np.int64)
    pool = np.array(list(grades.values()), dtype=np.int64)
    suitable = known >= SUITABLE
    return (
        ndcg_at(known, K, pool),
        _of_distinct(ranking, grades, same),
        float(suitable[:5].sum()) / 5,
        recall_at(suitable, 100, int((pool >= SUITABLE).sum())),
        float(sum(posting not in grades for posting in ranking[:K])),
    )


def _of_distinct(ranking: Ranking, grades: Mapping[str, int], same: Mapping[str, str]) -> float:
    of = distinct_grades(grades, same)
    known = [of.get(posting, 0) for posting in distinct(ranking, same)]
    return ndcg_at(np.array(known, dtype=np.int64), K, np.array(list(of.values()), dtype=np.int64))


def _report(
    rows: Mapping[str, FloatArray],
    lists: Mapping[str, FloatArray],
    scores: Sequence[tuple[float, bool]],
    top: TopLines,
    swapped: SwapTest,
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
        top=top,
        swapped=swapped,
    )


def _contract(figures: Mapping[str, Interval]) -> dict[str, float]:
    """Return NDCG@10 and its interval under the names people script against."""
    ndcg = figures["ndcg_at_10"]
    named = {"ndcg_at_10": ndcg.mean, "low": ndcg.low, "high": ndcg.high}
    return {name: round(value, 4) for name, value in named.items()}


def _plain(interval: Interval) -> dict[str, float]:
    return {key: round(value, 4) for key, value in interval._asdict().items()}


def _said(interval: Interval) -> str:
    if math.isnan(interval.mean):
        return "-"
    return f"{interval.mean:.3f} [{interval.low:.3f}, {interval.high:.3f}]"

"""What was shown before beside what is shown now, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recommender.errors import InvalidInput
from recommender.metrics.interval import Interval
from training.retrieval_runs import Answered, Grades, RetrievalRun
from training.score_retrieval import Figures, Scored, figures_of, interval, score_run


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence: how many of those now shown are new, and by how much nDCG rose.

    Parameters
    ----------
    before
        What was shown.
    read_anew
        The sentence was read differently, so that not only the search changed.
    n_new
        Postings shown now and not before.
    ndcg
        Now less before; NaN without grades, or where nothing is worth anything.
    precision
        Now less before; NaN without grades.
    """

    before: Answered
    read_anew: bool
    n_new: int
    ndcg: float
    precision: float


@dataclass(frozen=True, slots=True)
class RetrievalComparison:
    """Two runs over the same sentences.

    Parameters
    ----------
    before
        The earlier run.
    changes
        By the id of the sentence; those that only one run has are left out.
    figures
        Of the earlier run, as in the report, with the grades of now.
    difference
        Means over sentences of now less before, with intervals; paired.
    n_ungraded
        Pairs shown before without a grade.
    """

    before: RetrievalRun
    changes: Mapping[str, Change]
    figures: Mapping[str, Figures]
    difference: Mapping[str, Interval]
    n_ungraded: int

    def worse(self) -> list[str]:
        """Return the ids of sentences with less nDCG than before, the worst first."""
        lost = [(change.ndcg, name) for name, change in self.changes.items() if change.ndcg < 0]
        return [name for _, name in sorted(lost)]

    def read_anew(self) -> list[str]:
        """Return the ids of sentences that were read differently."""
        return [name for name, change in self.changes.items() if change.read_anew]

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        return {
            "before": self.before.model_dump(mode="json", exclude={"answers"}),
            "figures": plain_figures(self.figures),
            "difference": {name: plain(value) for name, value in self.difference.items()},
            "ungraded_before": self.n_ungraded,
            "worse": self.worse(),
            "read_anew": self.read_anew(),
            "sentences": {
                name: {"new": c.n_new, "ndcg": _known(c.ndcg), "precision": _known(c.precision)}
                for name, c in self.changes.items()
            },
        }


def compare_retrieval(
    before: RetrievalRun, after: RetrievalRun, grades: Grades, seed: int
) -> RetrievalComparison:
    """Return what changed between two runs.

    Parameters
    ----------
    before, after
        The runs.
    grades
        Of either; without any only new postings are counted.
    seed
        Of the resamples.

    Raises
    ------
    InvalidInput
        A sentence has another text, the runs have no sentence in common, or not the same `k`.
    """
    if before.k != after.k:
        raise InvalidInput(detail=f"--before: k {before.k}, not {after.k}")
    earlier, now = score_run(before, grades), score_run(after, grades)
    common = [name for name in now if name in earlier]
    changes = {name: _change(earlier[name], now[name], bool(grades)) for name in common}
    if not changes:
        raise InvalidInput(detail="--before: no sentence in common")
    scored = [earlier[name] for name in common] if grades else []
    return RetrievalComparison(
        before,
        changes,
        figures_of(scored, seed) if scored else {},
        _difference(changes, seed) if scored else {},
        sum(s.ungraded for s in scored),
    )


def _change(before: Scored, now: Scored, is_graded: bool) -> Change:
    if before.answered.sentence.text != now.answered.sentence.text:
        raise InvalidInput(detail=f"--before: {now.answered.sentence.id}: another text")
    old = {shown.posting for shown in before.answered.shown}
    return Change(
        before.answered,
        before.answered.profile not in ("", now.answered.profile),
        sum(shown.posting not in old for shown in now.answered.shown),
        now.ndcg - before.ndcg,
        now.precision - before.precision if is_graded else float("nan"),
    )


def _difference(changes: Mapping[str, Change], seed: int) -> dict[str, Interval]:
    found = {
        "ndcg": np.array([c.ndcg for c in changes.values()]),
        "precision": np.array([c.precision for c in changes.values()]),
    }
    known = {name: values[~np.isnan(values)] for name, values in found.items()}
    return {name: interval(values, seed) for name, values in known.items() if len(values)}


def plain_figures(figures: Mapping[str, Figures]) -> dict[str, object]:
    """Return figures of groups as plain values."""
    return {
        group: {name: plain(value) for name, value in of.items()} for group, of in figures.items()
    }


def plain(value: Interval) -> dict[str, float]:
    """Return an interval as plain values, rounded to four digits."""
    return {name: round(part, 4) for name, part in value._asdict().items()}


def _known(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)

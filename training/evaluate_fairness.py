"""How well people of each group are served, and how evenly attention is shared out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.fairness.exposure import gini_interval
from recommender.fairness.groups import group_means, members, pooled, ratio_interval
from recommender.metrics.interval import Interval
from training.fairness_runs import FairnessRun
from training.picture import Bar, grouped_svg

DRAWN: Final = ("worth", "ndcg")
FloatArray = npt.NDArray[np.float64]
Labels = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One figure by the groups of one protected fact.

    Parameters
    ----------
    means
        With intervals over people, by group.
    sizes
        People with that figure, by group.
    ratio
        Smallest mean to largest; ``None`` with fewer than two groups.
    """

    means: Mapping[str, Interval]
    sizes: Mapping[str, int]
    ratio: Interval | None


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """Figures by protected fact and name, and the inequality of exposure.

    Parameters
    ----------
    n_people, k, seed
        Behind the figures.
    facts
        By protected fact, then by figure of `FairnessRun`.
    inequality
        Gini of exposure over ``postings`` and ``employers``.
    """

    n_people: int
    k: int
    seed: int
    facts: Mapping[str, Mapping[str, GroupFigures]]
    inequality: Mapping[str, Interval]

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "people": self.n_people,
            "k": self.k,
            "seed": self.seed,
            "facts": {
                fact: {name: _plain_figures(figure) for name, figure in figures.items()}
                for fact, figures in self.facts.items()
            },
            "gini": {name: _plain(value) for name, value in self.inequality.items()},
        }

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield f"{self.n_people} people, {self.k} matches each"
        for fact, figures in self.facts.items():
            for name, figure in figures.items():
                for group, mean in figure.means.items():
                    yield f"{fact:<11} {name:<9} {_said(mean)}  n={figure.sizes[group]:<3} {group}"
                if figure.ratio:
                    yield f"{fact:<11} {name:<9} {_said(figure.ratio)}  smallest to largest"
        for name, value in self.inequality.items():
            yield f"{'gini':<11} {name:<9} {_said(value)}"

    def picture(self) -> str:
        """Return an SVG of the figures from 0 to 1, a block a protected fact."""
        blocks = {
            fact: [
                Bar(f"{group} {name}", mean)
                for name in DRAWN
                if name in figures
                for group, mean in figures[name].means.items()
            ]
            for fact, figures in self.facts.items()
        }
        return grouped_svg(f"Served by group, {self.n_people} people, k={self.k}", blocks)


def evaluate_fairness(
    run: FairnessRun, groups: Mapping[str, Sequence[str]], k: int, seed: int = 1
) -> FairnessReport:
    """Return the report of a run.

    Parameters
    ----------
    run
        What everybody was shown, by a matching that knows nothing of the groups.
    groups
        Group of each person, by protected fact.
    k
        Matches asked for.
    seed
        Of the resamples.
    """
    return FairnessReport(
        n_people=len(run.people),
        k=k,
        seed=seed,
        facts={
            fact: {
                name: _figures(values, pooled(labels), seed) for name, values in run.figures.items()
            }
            for fact, labels in groups.items()
        },
        inequality={
            "postings": gini_interval(run.to_postings),
            "employers": gini_interval(run.to_employers),
        },
    )


def _figures(values: FloatArray, labels: Labels, seed: int) -> GroupFigures:
    known = members(values, labels)
    means = group_means(values, labels, seed)
    by_group = fairlearn_means(values, labels)
    return GroupFigures(
        means={name: Interval(by_group[name], *means[name][1:]) for name in known},
        sizes={name: len(of_group) for name, of_group in known.items()},
        ratio=ratio_interval(values, labels, seed),
    )


def fairlearn_means(values: FloatArray, labels: Labels) -> dict[str, float]:
    """Return the mean of each group as fairlearn's ``MetricFrame`` gives it.

    Parameters
    ----------
    values
        One figure a person, NaN where there is none.
    labels
        Group of each person; ``None`` is in none.
    """
    from fairlearn.metrics import MetricFrame

    known = members(values, labels)
    if not known:
        return {}
    figures = np.concatenate(list(known.values()))
    names = np.repeat(list(known), [len(of_group) for of_group in known.values()])
    frame = MetricFrame(
        metrics=_mean_of_first, y_true=figures, y_pred=figures, sensitive_features=names
    )
    return {str(name): float(mean) for name, mean in frame.by_group.items()}


def _mean_of_first(y_true: FloatArray, y_pred: FloatArray) -> float:
    """Return the mean of figures already known a person; `y_pred` is what the frame also hands."""
    del y_pred
    return float(np.mean(y_true))


def _plain_figures(figures: GroupFigures) -> dict[str, object]:
    return {
        "groups": {
            name: _plain(mean) | {"n": figures.sizes[name]} for name, mean in figures.means.items()
        },
        "smallest_to_largest": _plain(figures.ratio) if figures.ratio else None,
    }


def _plain(interval: Interval) -> dict[str, float | None]:
    return {k: None if math.isnan(v) else round(v, 4) for k, v in interval._asdict().items()}


def _said(interval: Interval) -> str:
    return f"{interval.mean:.3f} [{interval.low:.3f}, {interval.high:.3f}]"

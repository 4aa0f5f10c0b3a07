"""Figures by group of people, small groups pooled, and how far apart the groups are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.metrics.interval import Interval, bootstrap_interval

FloatArray = npt.NDArray[np.float64]
OTHER: Final = "other"
LEAST: Final = 5


def pooled(labels: Sequence[str], least: int = LEAST) -> list[str | None]:
    """Return labels in which no group is smaller than `least`.

    Parameters
    ----------
    labels
        Group of each person.
    least
        People a group must have to be named.

    Returns
    -------
    list
        Small groups are `OTHER`; where even they together are too few, ``None``: such people
        are in no group, since figures of a handful say who they are.
    """
    sizes = Counter(labels)
    named = [label if sizes[label] >= least else OTHER for label in labels]
    rest = named.count(OTHER)
    return [None if label == OTHER and rest < least else label for label in named]


def members(values: FloatArray, labels: Sequence[str | None]) -> dict[str, FloatArray]:
    """Return the known values of each group in the order of the names, `OTHER` last.

    Parameters
    ----------
    values
        One figure a person, ``(n_people,)``; NaN where there is none.
    labels
        From `pooled`. A group with fewer known values than `LEAST` is left out.
    """
    names = sorted({label for label in labels if label is not None}, key=lambda n: (n == OTHER, n))
    of_all = np.array([label or "" for label in labels], dtype=np.str_)
    found = {name: values[(of_all == name) & ~np.isnan(values)] for name in names}
    return {name: known for name, known in found.items() if len(known) >= LEAST}


def group_means(
    values: FloatArray, labels: Sequence[str | None], seed: int = 1
) -> dict[str, Interval]:
    """Return the mean of each group with its bootstrap interval over people.

    Parameters
    ----------
    values, labels
        See `members`.
    seed
        Of the resamples.
    """
    return {
        name: bootstrap_interval(known, np.random.default_rng(seed))
        for name, known in members(values, labels).items()
    }


def smallest_to_largest(means: Mapping[str, float]) -> float:
    """Return the smallest mean as a share of the largest; NaN with fewer than two groups.

    Source
    ------
    The ratio of fairlearn's ``MetricFrame.ratio(method="between_groups")``.
    """
    if len(means) < 2 or max(means.values()) <= 0:
        return float("nan")
    return min(means.values()) / max(means.values())


def ratio_interval(
    values: FloatArray, labels: Sequence[str | None], seed: int = 1, n_resamples: int = 1000
) -> Interval | None:
    """Return `smallest_to_largest` with its interval, ``None`` with fewer than two groups.

    People are drawn anew within each group. Noise alone pulls a ratio of this kind below 1, the
    more the smaller the groups, so an interval that ends below 1 proves nothing by itself.

    Parameters
    ----------
    values, labels
        See `members`.
    seed
        Of the resamples.
    n_resamples
        Times everybody is drawn anew.
    """
    groups, rng = members(values, labels), np.random.default_rng(seed)
    here = smallest_to_largest({name: float(known.mean()) for name, known in groups.items()})
    if np.isnan(here):
        return None
    means = np.stack(
        [
            known[rng.integers(len(known), size=(n_resamples, len(known)))].mean(axis=1)
            for known in groups.values()
        ]
    )
    drawn = means.min(axis=0) / np.maximum(means.max(axis=0), 1e-12)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Interval(here, float(low), float(high))

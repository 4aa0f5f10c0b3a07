"""How far a mean over queries could have come out otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_VALUES_AT_ONCE = 4_000_000


class Interval(NamedTuple):
    """A mean and the ends of its interval."""

    mean: float
    low: float
    high: float


def bootstrap_interval(
    values: npt.NDArray[np.floating],
    rng: np.random.Generator,
    n_resamples: int = 2000,
    level: float = 0.95,
) -> Interval:
    """Return the mean of `values` with the percentile interval of resampled means.

    Parameters
    ----------
    values
        One figure a query, shape ``(n_queries,)``; not empty.
    rng
        Draws the resamples.
    n_resamples
        Times the queries are drawn anew with replacement.
    level
        Share of the resampled means inside the interval, 0 to 1.

    Raises
    ------
    ValueError
        There are no values.

    Source
    ------
    Efron, *Bootstrap Methods: Another Look at the Jackknife*, Annals of Statistics 1979.
    """
    if not len(values):
        raise ValueError("an interval needs at least one value")
    at_once = max(1, _VALUES_AT_ONCE // len(values))
    means = np.concatenate(
        [
            values[rng.integers(len(values), size=(min(at_once, n_resamples - start), len(values)))]
            .astype(np.float64)
            .mean(axis=1)
            for start in range(0, n_resamples, at_once)
        ]
    )
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(values.mean()), float(low), float(high))


def bootstrap_of_sums(
    counts: npt.NDArray[np.integer],
    figure: Callable[[npt.NDArray[np.integer]], npt.NDArray[np.floating]],
    rng: np.random.Generator,
    n_resamples: int = 2000,
    level: float = 0.95,
) -> Interval:
    """Return a figure of summed counts (precision, recall, F1) with its percentile interval.

    Parameters
    ----------
    counts
        What was counted in each query, shape ``(n_queries, n_counts)``; not empty.
    figure
        From sums, shape ``(n, n_counts)``, to figures, shape ``(n,)``.
    rng
        Draws the resamples.
    n_resamples
        Times the queries are drawn anew with replacement.
    level
        Share of the resampled figures inside the interval, 0 to 1.

    Raises
    ------
    ValueError
        There are no queries.
    """
    if not len(counts):
        raise ValueError("an interval needs at least one query")
    drawn = rng.integers(len(counts), size=(n_resamples, len(counts)))
    sums = np.stack([counts[rows].sum(axis=0) for rows in drawn])
    low, high = np.quantile(figure(sums), [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(figure(counts.sum(axis=0, keepdims=True))[0]), float(low), float(high))

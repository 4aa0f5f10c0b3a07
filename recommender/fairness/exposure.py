"""How much of the attention that ranked lists get falls on each thing that is listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.metrics.interval import Interval

_NORMAL_95: Final = 1.959964
FloatArray = npt.NDArray[np.float64]


def discounts(n_ranks: int) -> FloatArray:
    """Return what each rank is worth, ``1 / log2(rank + 1)``, shape ``(n_ranks,)``.

    Source
    ------
    Järvelin, Kekäläinen, *Cumulated Gain-Based Evaluation of IR Techniques*, ACM TOIS 2002;
    as exposure in Singh, Joachims, *Fairness of Exposure in Rankings*, KDD 2018.
    """
    return 1.0 / np.log2(np.arange(2, n_ranks + 2, dtype=np.float64))


def exposure(lists: Sequence[Sequence[str]], items: Sequence[str]) -> FloatArray:
    """Return the exposure that each list gives each item.

    Parameters
    ----------
    lists
        Names of items, best first; a name may stand there again (an employer with two
        postings) and then gets both.
    items
        Everything that could be listed, ``(n_items,)``; what else is listed is passed over.

    Returns
    -------
    exposure
        ``(n_lists, n_items)``, 0 for what is not listed.
    """
    position = {name: i for i, name in enumerate(items)}
    given = np.zeros((len(lists), len(items)), dtype=np.float64)
    for row, names in enumerate(lists):
        for name, worth in zip(names, discounts(len(names)), strict=True):
            if name in position:
                given[row, position[name]] += worth
    return given


def worth_seen(scores: Sequence[float], n_ranks: int) -> float:
    """Return the mean of scores weighed by how much their ranks are seen; empty ranks count 0.

    Parameters
    ----------
    scores
        0 to 1, of what is listed, best first.
    n_ranks
        Ranks there could be, at least one.

    Returns
    -------
    worth
        0 to 1.
    """
    weights = discounts(n_ranks)
    shown = np.array(scores[:n_ranks], dtype=np.float64)
    return float((shown * weights[: len(shown)]).sum() / weights.sum())


def gini(shares: Iterable[float]) -> float:
    """Return how unevenly something is shared: 0 all alike, towards 1 all to one.

    Parameters
    ----------
    shares
        0 or more, of everybody who could have had one; NaN where nobody has any.

    Source
    ------
    Gini, *Variabilità e mutabilità*, 1912; over ranks as in Sen, *On Economic Inequality*, 1973.
    """
    ordered = np.sort(np.fromiter(shares, dtype=np.float64))
    if not ordered.sum():
        return float("nan")
    n = len(ordered)
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * ordered.sum()))


def gini_interval(given: FloatArray) -> Interval:
    """Return the `gini` of exposure summed over lists, with its interval over lists.

    By the jackknife: lists drawn anew with replacement leave more items without any, which makes
    every resample more unequal than the lists themselves.

    Parameters
    ----------
    given
        From `exposure`, ``(n_lists, n_items)``, two lists or more.

    Source
    ------
    Efron, *Bootstrap Methods: Another Look at the Jackknife*, Annals of Statistics 1979.
    """
    whole, n = given.sum(axis=0), len(given)
    without = np.array([gini(whole - one) for one in given])
    error = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    mean = gini(whole)
    return Interval(mean, max(0.0, mean - _NORMAL_95 * error), min(1.0, mean + _NORMAL_95 * error))

"""How good a ranking is, query by query.

A ranking enters in rank order: as booleans, which of the ranked items are relevant, or as
grades of how much they are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.floating]
IntArray = npt.NDArray[np.intp]
GradeArray = npt.NDArray[np.integer]

TREC_DECIMALS = 5


def average_precision(relevant: BoolArray, n_relevant: int) -> float:
    """Return the mean of the precision at each relevant item; unranked ones count 0.

    Parameters
    ----------
    relevant
        In rank order, shape ``(n_ranked,)``.
    n_relevant
        Relevant items in all, ranked or not; at least 1.

    Raises
    ------
    ValueError
        Nothing is relevant, or fewer items than were ranked as relevant.
    """
    ranks = np.flatnonzero(relevant) + 1
    _check(len(ranks), n_relevant)
    return float((np.arange(1, len(ranks) + 1) / ranks).sum() / n_relevant)


def reciprocal_rank(relevant: BoolArray) -> float:
    """Return one over the rank of the first relevant item, 0 without one."""
    ranks = np.flatnonzero(relevant)
    return float(1 / (ranks[0] + 1)) if len(ranks) else 0.0


def recall_at(relevant: BoolArray, k: int, n_relevant: int) -> float:
    """Return the share of the `n_relevant` items that stand among the first `k`."""
    found = int(relevant[:k].sum())
    _check(found, n_relevant)
    return found / n_relevant


def hit_at(relevant: BoolArray, k: int) -> float:
    """Return 1 if a relevant item stands among the first `k`, else 0."""
    return float(relevant[:k].any())


def ndcg_at(grades: GradeArray, k: int, pool: GradeArray) -> float:
    """Return the discounted gain of the first `k` items as a share of the best possible.

    Parameters
    ----------
    grades
        0 or more, in rank order, shape ``(n_ranked,)``; an item counts ``2 ** grade - 1``.
    k
        Ranks that count, each ``1 / log2(rank + 1)``.
    pool
        Grades of all items that were judged, ranked or not, in any order.

    Returns
    -------
    share
        0 to 1; NaN where nothing in the pool is worth anything.

    Raises
    ------
    ValueError
        What was ranked is better than the pool can be.

    Source
    ------
    Järvelin, Kekäläinen, *Cumulated Gain-Based Evaluation of IR Techniques*, ACM TOIS 2002;
    gains as in Burges et al., *Learning to Rank Using Gradient Descent*, ICML 2005.
    """
    found, best = _gain(grades[:k]), _gain(np.sort(pool)[::-1][:k])
    if found > best * (1 + 1e-12):
        raise ValueError("the pool lacks grades of what was ranked")
    return found / best if best else float("nan")


def _gain(grades: GradeArray) -> float:
    return float(((2.0**grades - 1) / np.log2(np.arange(len(grades)) + 2)).sum())


def trec_order(
    scores: FloatArray, id_order: IntArray, depth: int | None = None, decimals: int = TREC_DECIMALS
) -> IntArray:
    """Return item positions in the order in which trec_eval reads a run file.

    The best `depth` items are written with rounded scores; trec_eval then sorts by
    score and, where scores are equal, by identifier, the greater first.

    Parameters
    ----------
    scores
        Of one query, shape ``(n_items,)``.
    id_order
        Place of each item's identifier in ascending order, shape ``(n_items,)``.
    depth
        Items kept; all by default. Of equal ones at the edge the earlier is kept.
    decimals
        Of the scores in the run file.

    Source
    ------
    trec_eval 9, ``form_res_rels.c``; the run files of the MELO benchmark.
    """
    kept = np.argsort(-scores, kind="stable")[:depth]
    written = np.round(scores[kept].astype(np.float64), decimals)
    order: IntArray = kept[np.lexsort((-id_order[kept], -written))]
    return order


def middle_ranks(scores: FloatArray, answers: IntArray) -> npt.NDArray[np.float64]:
    """Return the rank of each query's one right item; equal scores share the middle rank.

    Parameters
    ----------
    scores
        Shape ``(n_queries, n_items)``.
    answers
        Position of the right item, shape ``(n_queries,)``.

    Returns
    -------
    ranks
        From 1, in steps of a half, shape ``(n_queries,)``.
    """
    own = np.take_along_axis(scores, answers[:, None], axis=1)
    better, equal = (scores > own).sum(axis=1), (scores == own).sum(axis=1)
    ranks: npt.NDArray[np.float64] = better + (equal + 1) / 2
    return ranks


def _check(n_found: int, n_relevant: int) -> None:
    if n_relevant < max(1, n_found):
        raise ValueError(f"{n_relevant} relevant items, of which {n_found} were ranked")

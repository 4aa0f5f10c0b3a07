"""Reciprocal rank fusion of several ranked lists over the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.search import Floats, Hits

RRF_CONSTANT = 60.0
LIST_DEPTH = 400  # rows a list gives to the fusion
LATER_WISH = 0.9  # each further occupation of a wish counts a little less


def ranks_of(scores: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return the rank of each score, 1 for the highest; equal scores share a rank.

    Sharing makes the fused order independent of the order of rows.
    """
    distinct, inverse = np.unique(-scores, return_inverse=True)
    del distinct
    return (inverse + 1).astype(np.int32)


def fuse(
    lists: Mapping[str, tuple[NDArray[np.int64], NDArray[np.int32]]],
    weights: Mapping[str, float],
    ids: NDArray[np.str_],
    k: int,
) -> Hits:
    """Return the best `k` rows by the weighted sum of ``1 / (60 + rank)``.

    Parameters
    ----------
    lists
        For each list its rows ``(m,)`` and their ranks ``(m,)`` from 1.
    weights
        Weight of each list, 1 where not named.
    ids
        ``(n_rows,)`` record ids; they break ties, so that the order is always the same.
    k
        How many rows to return.

    Source: Cormack, Clarke, Buettcher, Reciprocal Rank Fusion, SIGIR 2009.
    """
    rows = _union([r for r, _ in lists.values()])
    fused = np.zeros(len(rows), dtype=np.float64)
    found: dict[str, NDArray[np.int32]] = {}
    for name, (its_rows, its_ranks) in lists.items():
        where = np.searchsorted(rows, its_rows)
        ranks = np.zeros(len(rows), dtype=np.int32)
        ranks[where] = its_ranks
        found[name] = ranks
        fused[where] += weights.get(name, 1.0) / (RRF_CONSTANT + its_ranks)
    order = _best_first(fused, ids[rows], k)
    return Hits(
        rows=rows[order],
        fused=fused[order].astype(np.float32),
        ranks={name: ranks[order] for name, ranks in found.items()},
    )


def _union(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    if not parts:
        return np.empty(0, dtype=np.int64)
    return np.unique(np.concatenate(parts)).astype(np.int64)


def _best_first(fused: NDArray[np.float64], ids: NDArray[np.str_], k: int) -> NDArray[np.int64]:
    rounded = np.round(fused, 12)
    return np.asarray(np.lexsort((ids, -rounded))[:k], dtype=np.int64)


def empty_hits() -> Hits:
    """Return hits without a row."""
    none: Floats = np.empty(0, dtype=np.float32)
    return Hits(rows=np.empty(0, dtype=np.int64), fused=none, ranks={})

"""Vectors in one byte a number, for the first pass of a bulk search.

What is searched is moved to its centre first: embeddings of one encoder share a large common
part, which tells nothing apart and would take up most of the 255 steps. Moving it adds one
number to all similarities of a query, so their order stays. A query has a step of its own for
the same reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.search import Floats

if TYPE_CHECKING:
    import torch

GROUP: Final = 64  # columns whose best is kept; what is searched is filled up to a multiple
_STEPS: Final = 127  # on either side of 0


@dataclass(frozen=True)
class Grid:
    """What the bytes of a collection stand for: ``vector = centre + step x byte``.

    Shards of one collection share a grid, so that they find what the whole would.

    Parameters
    ----------
    centre
        ``(dims,)`` float32.
    step
        Width of a step.
    """

    centre: Floats
    step: float

    @classmethod
    def of(cls, vectors: Floats) -> Self:
        """Return the grid of vectors ``(n, dims)``; rows of NaN are passed over."""
        known = vectors[~np.isnan(vectors[:, 0])]
        if not len(known):
            return cls(np.zeros(vectors.shape[1], dtype=np.float32), 1.0)
        centre = known.mean(axis=0, dtype=np.float64).astype(np.float32)
        farthest = max(float((known - centre).max()), float((centre - known).max()))
        return cls(centre, farthest / _STEPS or 1.0)


@dataclass(frozen=True)
class Candidates:
    """What is searched, as float32 and as bytes.

    Parameters
    ----------
    vectors
        ``(n, dims)`` float32; a row of NaN is found by nobody.
    coded
        ``(dims, n_filled)`` int8, `n` filled up to a multiple of `GROUP`.
    missing
        ``(n_filled,)`` bool, columns that hold no vector.
    """

    vectors: Floats
    coded: torch.Tensor
    missing: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.vectors)

    @classmethod
    def of(cls, vectors: Floats, grid: Grid | None = None) -> Self:
        """Return vectors ``(n, dims)`` ready to be searched, in a quarter more memory."""
        import torch

        grid = grid or Grid.of(vectors)
        n, dims = vectors.shape
        missing = np.ones(-(-n // GROUP) * GROUP, dtype=np.bool_)
        missing[:n] = np.isnan(vectors[:, 0])
        coded = np.zeros((dims, len(missing)), dtype=np.int8)
        for start in range(0, n, _AT_ONCE):
            rows = slice(start, min(start + _AT_ONCE, n))
            coded[:, rows] = _coded((vectors[rows] - grid.centre) / np.float32(grid.step)).T
        return cls(np.ascontiguousarray(vectors), torch.from_numpy(coded), missing)


_AT_ONCE: Final = 8192


def coded_queries(queries: Floats) -> NDArray[np.int8]:
    """Return queries ``(n, dims)`` as bytes, each row in steps of its own; NaN becomes 0."""
    farthest = np.abs(np.nan_to_num(queries)).max(axis=1, keepdims=True, initial=0)
    return _coded(queries * (_STEPS / np.maximum(farthest, np.float32(1e-12))))


def _coded(steps: Floats) -> NDArray[np.int8]:
    return np.clip(np.rint(np.nan_to_num(steps)), -_STEPS, _STEPS).astype(np.int8)

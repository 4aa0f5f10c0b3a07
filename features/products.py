"""Matrix products whose every row is the same to the bit in any company."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_ROWS_A_BLOCK = 8


def row_products(vectors: Floats, others: Floats) -> Floats:
    """Return ``vectors @ others.T``.

    A product of one row is computed by other instructions than one of many, so rows are
    taken in blocks of one size, the last one filled up. Three times as slow as the plain
    product of many rows; a person then has one score, met alone or in a crowd.

    Parameters
    ----------
    vectors, others
        ``(n, dims)`` and ``(m, dims)``.

    Returns
    -------
    ``(n, m)`` float32.
    """
    n_rows, dims = vectors.shape
    filled = np.zeros((-(-n_rows // _ROWS_A_BLOCK) * _ROWS_A_BLOCK, dims), dtype=np.float32)
    filled[:n_rows] = vectors
    blocks = [block @ others.T for block in filled.reshape(-1, _ROWS_A_BLOCK, dims)]
    whole = np.concatenate(blocks) if blocks else np.zeros((0, len(others)), dtype=np.float32)
    return np.asarray(whole[:n_rows])

"""A teacher that sees more than the student: all names and the description of a concept.

The student sees one title. The teacher compares two occupations of different
classifications by everything that is known of each, with the very encoder that is being
trained. No mapping between the classifications enters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]
Embed = Callable[[IntArray], FloatArray]

_DESCRIPTION_WEIGHT = np.float32(0.5)
_NAMES_AT_ONCE = 2048


def likeness(
    left_names: Sequence[IntArray],
    right_names: Sequence[IntArray],
    left_descriptions: IntArray,
    right_descriptions: IntArray,
    embed: Embed,
) -> FloatArray:
    """Return how alike concepts of two classifications are, in standard deviations summed.

    Three views are standardised and added: the middles of all names, the best partner of
    each left name, and (by half) the descriptions.

    Parameters
    ----------
    left_names, right_names
        Text ids by concept.
    left_descriptions, right_descriptions
        One text id a concept.
    embed
        Gives unit vectors of text ids.

    Returns
    -------
    FloatArray
        Shape ``(n_left, n_right)``. Costs the embedding of every text.
    """
    left, right = (np.concatenate(list(names)) for names in (left_names, right_names))
    left_vectors, right_vectors = embed(left), embed(right)
    left_starts, right_starts = (_starts(names) for names in (left_names, right_names))
    middles = _middles(left_vectors, left_starts) @ _middles(right_vectors, right_starts).T
    partners = _best_partners(left_vectors, right_vectors, left_starts, right_starts)
    described = embed(left_descriptions) @ embed(right_descriptions).T
    total: FloatArray = (
        _standard(middles) + _standard(partners) + _DESCRIPTION_WEIGHT * _standard(described)
    )
    return total


def _best_partners(
    left: FloatArray, right: FloatArray, left_starts: IntArray, right_starts: IntArray
) -> FloatArray:
    best = np.concatenate(
        [
            np.maximum.reduceat(left[i : i + _NAMES_AT_ONCE] @ right.T, right_starts, axis=1)
            for i in range(0, len(left), _NAMES_AT_ONCE)
        ]
    )
    counts = np.diff([*left_starts, len(left)])
    total: FloatArray = np.add.reduceat(best, left_starts, axis=0)
    return (total / counts[:, None]).astype(np.float32)


def _middles(vectors: FloatArray, starts: IntArray) -> FloatArray:
    total = np.add.reduceat(vectors, starts, axis=0)
    unit: FloatArray = total / np.linalg.norm(total, axis=1, keepdims=True)
    return unit


def middles(names: Sequence[IntArray], embed: Embed) -> FloatArray:
    """Return the unit vector in the middle of each concept's names, ``(n_concepts, dims)``."""
    return _middles(embed(np.concatenate(list(names))), _starts(names))


def nearest(vectors: FloatArray, k: int) -> IntArray:
    """Return the `k` nearest rows of each row, itself first, shape ``(n_rows, k)``."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, np.inf)
    order: IntArray = np.argsort(-cosines, axis=1)[:, :k].astype(np.int64)
    return order


def _starts(names: Sequence[IntArray]) -> IntArray:
    counts = np.array([len(items) for items in names], dtype=np.int64)
    return np.cumsum(counts) - counts


def _standard(values: FloatArray) -> FloatArray:
    standard: FloatArray = (values - values.mean()) / values.std()
    return standard

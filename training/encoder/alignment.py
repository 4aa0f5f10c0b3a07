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

_BACK_WEIGHT = np.float32(0.5)
_DESCRIPTION_WEIGHT = np.float32(0.5)
_POPULAR_WEIGHT = np.float32(0.5)
_POPULAR_AMONG = 10


def likeness(
    left_names: Sequence[IntArray],
    right_names: Sequence[IntArray],
    left_descriptions: IntArray,
    right_descriptions: IntArray,
    embed: Embed,
) -> FloatArray:
    """Return how alike concepts of two classifications are, in standard deviations summed.

    Four views are standardised and added: the middles of all names, the best partner of
    each left name, by half that of each right name, and by half the descriptions. What is
    close to everything loses half of that closeness.

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

    Source
    ------
    Against closeness to everything: Conneau et al., *Word Translation Without Parallel
    Data*, 2018, section 2.3.
    """
    left, right = (np.concatenate(list(names)) for names in (left_names, right_names))
    left_vectors, right_vectors = embed(left), embed(right)
    left_starts, right_starts = (_starts(names) for names in (left_names, right_names))
    middles = _middles(left_vectors, left_starts) @ _middles(right_vectors, right_starts).T
    forth, back = _best_partners(left_vectors, right_vectors, left_starts, right_starts)
    described = embed(left_descriptions) @ embed(right_descriptions).T
    return _less_popular(
        _standard(middles)
        + _standard(forth)
        + _BACK_WEIGHT * _standard(back)
        + _DESCRIPTION_WEIGHT * _standard(described)
    )


def _best_partners(
    left: FloatArray, right: FloatArray, left_starts: IntArray, right_starts: IntArray
) -> tuple[FloatArray, FloatArray]:
    # Mean over the left names of their best right name, and the other way round.
    counts = np.diff([*right_starts, len(right)])
    shape = len(left_starts), len(right_starts)
    forth, back = np.empty(shape, np.float32), np.empty(shape, np.float32)
    for row, names in enumerate(np.split(left, left_starts[1:])):
        cosines = names @ right.T
        forth[row] = np.maximum.reduceat(cosines, right_starts, axis=1).mean(axis=0)
        back[row] = np.add.reduceat(cosines.max(axis=0), right_starts) / counts
    return forth, back


def _less_popular(values: FloatArray) -> FloatArray:
    among_right, among_left = (min(_POPULAR_AMONG, n) for n in values.shape[::-1])
    rows = np.sort(values, axis=1)[:, -among_right:].mean(axis=1, keepdims=True)
    columns = np.sort(values, axis=0)[-among_left:].mean(axis=0, keepdims=True)
    found: FloatArray = values - _POPULAR_WEIGHT * (rows + columns) / 2
    return found


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

"""One vector a record whose inner products follow the direction of a pair, for bulk search.

The scorer's direction is a mean of several features; no single comparison finds the pairs it
puts first. A sketch holds side by side what most of it comes from: the title and the duties
as the encoder reads them, the occupation and its groups, and the terms of all words, hashed
with signs so that inner products are right on average. It chooses who is scored and is never
a score: that comes from `recommender.ranking.rank_pairs` alone.

Source: Weinberger and others, Feature hashing for large scale multitask learning, ICML 2009;
how many of the scorer's best it finds is in ``docs/adr/0017-bulk-retrieval.md``.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.occupation.similarity import SAME_CLASS, SAME_MAJOR, SAME_MIDDLE, SAME_MINOR
from recommender.ranking.rank_pairs import SideVectors, Spreads
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.search import Floats

OCCUPATION_DIMS, TEXT_DIMS = 256, 1024
# Tried on 2,000 people and as many postings made from the sample city; see the record.
TITLE, DUTIES, OCCUPATION, TEXT = 0.06, 0.03, 0.5, 2.5
_LEAST_SPREAD: Final = np.float32(1e-6)
_COPIES: Final = 4  # places of one group of occupations
_GROUPS: Final = (  # what is shared by codes that agree so far, as similarities add up
    (1_000_000, SAME_MAJOR),
    (10_000, SAME_MIDDLE - SAME_MAJOR),
    (100, SAME_MINOR - SAME_MIDDLE),
    (1, SAME_CLASS - SAME_MINOR),
)


def seeker_sketches(columns: SeekerColumns, vectors: SideVectors, spreads: Spreads) -> Floats:
    """Return the sketches of people, ``(n, dims)``; who has nothing to compare is all 0.

    Parameters
    ----------
    columns, vectors
        Of the people.
    spreads
        As `recommender.ranking.rank_pairs.spreads_of` gives them: a cosine counts by how far
        it stands above those of the same person.
    """
    wish, experience = (
        _filled(np.divide(vectors[view], np.maximum(spreads[view][1], _LEAST_SPREAD)[:, None]))
        for view in ("wish", "experience")
    )
    best = np.maximum(columns.occupation_confidence[:, :1], _LEAST_SPREAD)
    links = (columns.occupation_confidence / best).astype(np.float32)
    parts = (
        TITLE * wish,
        DUTIES * (wish + experience),
        OCCUPATION * _occupations(columns.occupations, links),
        TEXT * _terms(columns.text_grams),
    )
    return np.concatenate(parts, axis=1, dtype=np.float32)


def posting_sketches(columns: PostingColumns, vectors: SideVectors) -> Floats:
    """Return the sketches of postings, ``(n, dims)``.

    Parameters
    ----------
    columns, vectors
        Of the postings.
    """
    occupation = columns.occupation[:, None]
    parts = (
        _filled(vectors["title"]),
        _filled(vectors["duties"]),
        _occupations(occupation, np.ones(occupation.shape, dtype=np.float32)),
        _terms(columns.text_grams),
    )
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _filled(vectors: Floats) -> Floats:
    return np.where(np.isnan(vectors), np.float32(0), vectors)


def _occupations(codes: NDArray[np.int32], weights: Floats) -> Floats:
    """Return the sum over the occupations of each row ``(n, n_codes)``, 0 being none."""
    sketch = np.zeros((len(codes), OCCUPATION_DIMS), dtype=np.float32)
    for divisor, similarity in _GROUPS:
        for copy in range(_COPIES):
            group = (codes // divisor).astype(np.uint64) * np.uint64(len(_GROUPS) * _COPIES)
            mixed = _mixed(group + np.uint64(copy) + np.uint64(divisor) * np.uint64(1 << 32))
            value = np.where(codes > 0, weights * np.sqrt(similarity / _COPIES), 0)
            _add(sketch, mixed, value.astype(np.float32))
    return sketch


def _terms(terms: NDArray[np.uint16]) -> Floats:
    """Return sketches of sets of terms, 0 being padding; products are cosines of the sets."""
    places, signs = _hashed_terms()
    sketch = np.zeros((len(terms), TEXT_DIMS), dtype=np.float32)
    rows = np.repeat(np.arange(len(terms)), terms.shape[1])
    np.add.at(sketch, (rows, places[terms].ravel()), signs[terms].ravel())
    sizes = np.sqrt(np.maximum((terms > 0).sum(axis=1), 1))
    return np.asarray(sketch / sizes[:, None].astype(np.float32))


@cache
def _hashed_terms() -> tuple[NDArray[np.int64], Floats]:
    """Return place and sign of each term of 16 bits; padding has none."""
    mixed = _mixed(np.arange(1 << 16, dtype=np.uint64))
    signs = _signs(mixed)
    signs[0] = 0
    return (mixed % np.uint64(TEXT_DIMS)).astype(np.int64), signs


def _add(sketch: Floats, mixed: NDArray[np.uint64], value: Floats) -> None:
    rows = np.repeat(np.arange(len(mixed)), mixed.shape[1])
    places = (mixed % np.uint64(sketch.shape[1])).astype(np.int64)
    np.add.at(sketch, (rows, places.ravel()), (_signs(mixed) * value).ravel())


def _signs(mixed: NDArray[np.uint64]) -> Floats:
    return np.where(mixed >> np.uint64(63), np.float32(1), np.float32(-1))


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return well mixed 64 bits of each number (the finalizer of splitmix64)."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))

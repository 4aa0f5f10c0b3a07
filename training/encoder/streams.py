"""Draw pairs of texts that mean the same, with companions that almost do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """Text ids of each side, and the concept of each pair, all of shape ``(n_pairs,)``."""

    left: IntArray
    right: IntArray
    concepts: IntArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of text ids, one after the other.

    Parameters
    ----------
    values
        All ids, shape ``(n_values,)``.
    starts, counts
        Of each list, shape ``(n_lists,)``.
    """

    values: IntArray
    starts: IntArray
    counts: IntArray

    @classmethod
    def of(cls, lists: Sequence[IntArray]) -> Ragged:
        """Join lists that are not empty."""
        counts = np.array([len(items) for items in lists], dtype=np.int64)
        values = np.concatenate(list(lists))
        return cls(values, np.cumsum(counts) - counts, counts)

    def draw(self, lists: IntArray, rng: np.random.Generator) -> IntArray:
        """Return one id of each of `lists`."""
        place = (rng.random(len(lists)) * self.counts[lists]).astype(np.int64)
        drawn: IntArray = self.values[self.starts[lists] + place]
        return drawn

    def draw_two(
        self, lists: IntArray, rng: np.random.Generator, first_share: float
    ) -> tuple[IntArray, IntArray]:
        """Return two different ids of each list; the left is its first in `first_share`."""
        counts, starts = self.counts[lists], self.starts[lists]
        left = (rng.random(len(lists)) * counts).astype(np.int64)
        left = np.where(rng.random(len(lists)) < first_share, 0, left)
        right = (rng.random(len(lists)) * (counts - 1)).astype(np.int64)
        right += right >= left
        return self.values[starts + left], self.values[starts + right]


class Stream:
    """An endless supply of pairs, at most one a concept in a draw.

    Concepts are drawn by the square root of how many names they have.

    Parameters
    ----------
    names
        Text ids by concept; two or more each if there is no `other`.
    other
        Text ids by concept to pair a name with, instead of another name.
    first_share
        How often the left text is the first name of its concept.
    """

    def __init__(
        self,
        names: Sequence[IntArray],
        other: Sequence[IntArray] | None = None,
        first_share: float = 0.0,
    ) -> None:
        self.names = Ragged.of(names)
        self._other = None if other is None else Ragged.of(other)
        self._first_share = first_share
        weights = np.sqrt(self.names.counts) if other is None else np.ones(len(names))
        self._chances: FloatArray = weights / weights.sum()

    def __len__(self) -> int:
        """Return the number of concepts."""
        return len(self.names.counts)

    def draw(self, n_pairs: int, rng: np.random.Generator, near: IntArray | None = None) -> Pairs:
        """Return pairs of `n_pairs` different concepts, all of them if there are fewer.

        Parameters
        ----------
        n_pairs
            Most pairs.
        rng
            Draws.
        near
            The nearest concepts of each, itself first, shape ``(n_concepts, n_near)``:
            then concepts come in groups of neighbours, which are hard to tell apart.
        """
        concepts = rng.choice(len(self), min(n_pairs, len(self)), replace=False, p=self._chances)
        if near is not None:
            seeds = concepts[: max(1, len(concepts) // near.shape[1])]
            grouped = np.unique(near[seeds])
            fresh = concepts[~np.isin(concepts, grouped)]
            concepts = np.concatenate([grouped, fresh])[: len(concepts)]
        if self._other is None:
            left, right = self.names.draw_two(concepts, rng, self._first_share)
        else:
            left, right = self.names.draw(concepts, rng), self._other.draw(concepts, rng)
        return Pairs(left, right, concepts)

"""What an assignment is made from, and what it must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Attendees and postings that may meet, arrays of one length.

    Parameters
    ----------
    attendee, booth, posting
        Positions, int64.
    score
        Calibrated, in [0, 1], float64.
    level
        How much had to give way for the pair, int64: 0 is what was asked for.
    """

    attendee: Ints
    booth: Ints
    posting: Ints
    score: Floats
    level: Ints

    def __len__(self) -> int:
        return len(self.attendee)

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the pairs of at least one part after another."""
        names = [field.name for field in fields(cls)]
        return cls(**{n: np.concatenate([getattr(part, n) for part in parts]) for n in names})

    def take(self, rows: Ints) -> Self:
        """Return the pairs of `rows`, in that order."""
        return type(self)(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


@dataclass(frozen=True)
class Hall:
    """Booths and slots.

    Parameters
    ----------
    capacity
        ``(n_booths,)``, meetings of each booth in one slot, int64.
    slots
        How many there are.
    """

    capacity: Ints
    slots: int

    @property
    def total(self) -> Ints:
        """Meetings each booth can hold in all slots, ``(n_booths,)``."""
        return self.capacity * self.slots


@dataclass(frozen=True)
class Rules:
    """What holds for everybody.

    Parameters
    ----------
    n_attendees
        People.
    floor
        Meetings everybody shall have where that is possible.
    limit
        Meetings a person has at most; never more than there are slots.
    worth
        Score below which a meeting beyond the floor is not worth its time.
    """

    n_attendees: int
    floor: int
    limit: int
    worth: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.floor <= self.limit:
            raise ValueError(f"a floor of {self.floor} does not fit a limit of {self.limit}")


def best_of_each_booth(pairs: Pairs) -> Ints:
    """Return the rows of the best pair of each attendee at each booth, in their order.

    A person meets an employer once, about the posting that fits best.
    """
    place = pairs.attendee * (int(pairs.booth.max(initial=0)) + 1) + pairs.booth
    order = np.argsort(place, kind="stable")
    if not _differ(place[order]).all():  # by five columns at once it takes five times as long
        order = np.lexsort((pairs.posting, pairs.level, -pairs.score, place))
    return np.asarray(order[_differ(place[order])], dtype=np.int64)


def _differ(values: Ints) -> NDArray[np.bool_]:
    """Tell which values are not the one before."""
    new = np.ones(len(values), dtype=np.bool_)
    new[1:] = values[1:] != values[:-1]
    return new


def meetings_of(n: int, who: Ints) -> Ints:
    """Return how many entries of `who` each of `n` has, ``(n,)`` int64."""
    return np.bincount(who, minlength=n).astype(np.int64)

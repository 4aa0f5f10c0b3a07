"""Whom each attendee could meet and what it is worth, as a table with a row a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.fairs.problem import Floats, Hall, Ints, Rules, meetings_of

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Offers:
    """What is on offer; places beyond a person's last are worth ``-inf``.

    Parameters
    ----------
    worth
        ``(n_attendees, n_most)``, score less what a meeting must be worth.
    booth
        ``(n_attendees, n_most)`` positions, 0 where there is no offer.
    """

    worth: Floats | NDArray[np.float32]
    booth: NDArray[np.int32]

    @classmethod
    def of(cls, attendee: Ints, booth: Ints, worth: Floats, n_attendees: int) -> Self:
        """Return pairs as a table.

        Parameters
        ----------
        attendee
            Of each pair, ascending.
        booth
            Of each pair; no two pairs agree in both.
        worth
            Of each pair.
        n_attendees
            Rows.
        """
        offered = meetings_of(n_attendees, attendee)
        most = int(offered.max(initial=0))
        before = np.cumsum(offered) - offered
        at = np.arange(len(attendee)) + np.repeat(most * np.arange(n_attendees) - before, offered)
        worths = np.full(n_attendees * most, -np.inf)
        booths = np.zeros(n_attendees * most, dtype=np.int32)
        worths[at], booths[at] = worth, booth
        return cls(worths.reshape(-1, most), booths.reshape(-1, most))

    def rough(self) -> Offers:
        """Return the same in half the memory, for what need not be exact."""
        return Offers(self.worth.astype(np.float32), self.booth)

    def take(self, rows: slice) -> Offers:
        """Return the offers of some people."""
        return Offers(self.worth[rows], self.booth[rows])

    def surplus(self, prices: Floats) -> Floats:
        """Return what is left of each offer's worth at prices, ``(n_attendees, n_most)``."""
        at = prices.astype(np.float32) if self.worth.dtype == np.float32 else prices
        left: Floats = np.subtract(self.worth, at[self.booth])
        return left

    @property
    def there(self) -> Mask:
        """Tell which places hold an offer, ``(n_attendees, n_most)``."""
        return np.isfinite(self.worth)


def most_and_least(surplus: Floats, rules: Rules) -> tuple[Floats, Floats]:
    """Return of each person the last surplus within the limit, and the last within the floor.

    Parameters
    ----------
    surplus
        As `Offers.surplus` gives it.
    rules
        Floor and limit; ``+inf`` stands for a floor of 0, ``-inf`` for fewer offers.
    """
    n, most = surplus.shape
    nothing = np.full(n, -np.inf)
    limit, floor = min(rules.limit, most + 1), min(rules.floor, most + 1)
    ranks = sorted({most - k for k in (limit, floor) if 0 < k <= most})
    ordered = np.partition(surplus, ranks, axis=1) if ranks else surplus
    last = ordered[:, most - limit] if limit <= most else nothing
    if floor == 0:
        return last, np.full(n, np.inf)
    return last, ordered[:, most - floor] if floor <= most else nothing


def least_bound(offers: Offers, prices: Floats, hall: Hall, rules: Rules) -> float:
    """Return a number that no plan exceeds in which everybody has the floor.

    Whoever pays the prices cannot have more than the best of the surpluses, as many as the
    floor at any price and up to the limit as long as they are above 0; and the booths cannot
    take more than their places times their prices. Both together are a bound for any prices
    of 0 or more (weak duality).

    Parameters
    ----------
    offers, prices
        What is offered, and ``(n_booths,)`` prices.
    hall, rules
        Places, floor and limit. Somebody with fewer offers than the floor has all of them.
    """
    surplus = offers.surplus(prices)
    most = surplus.shape[1]
    best = -np.sort(-surplus, axis=1)[:, : rules.limit]
    counted = np.maximum(best, 0)
    floor = min(rules.floor, most)
    counted[:, :floor] = np.where(np.isfinite(best[:, :floor]), best[:, :floor], 0)
    return float(counted.sum() + (hall.total * prices).sum())

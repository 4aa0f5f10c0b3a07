"""Prices of booths by an auction: everybody asks for the best at the prices of the day.

Where more ask than a booth has places, its price rises, where fewer ask it falls. The steps
shrink. Some of the people set the prices roughly, all of them set them well. Prices choose
which offers the flow is given, and bound what any plan can be worth; they decide nothing.

Sources: Bertsekas, The auction algorithm, Annals of Operations Research 14 (1988); Walras's
tâtonnement for goods that are gross substitutes: Kelso and Crawford, Econometrica 50 (1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from recommender.fairs.offers import Mask, Offers, most_and_least
from recommender.fairs.problem import Floats, Hall, Ints, Rules

_SAMPLE: Final = 5_000  # people, and a fifth at least
_ROUGH, _FINE = 40, 4  # rounds with some, with all
_FIRST, _MIDDLE, _LAST = 0.5, 0.05, 0.02  # of the price a step is, by the share asked in excess
NEAR, NEARER = 0.02, 0.015  # below the last that is bought: what the flow may choose instead


@dataclass(frozen=True)
class Bidding:
    """How prices are moved.

    Parameters
    ----------
    rounds
        How often.
    first, last
        The step at the beginning and at the end, of a price for an excess of all places.
    """

    rounds: int
    first: float
    last: float

    def steps(self) -> Floats:
        """Return the step of each round, falling evenly by factors."""
        return np.geomspace(self.first, self.last, self.rounds)


def auction_prices(offers: Offers, hall: Hall, rules: Rules) -> Floats:
    """Return prices near which every booth is asked for as often as it has places.

    Parameters
    ----------
    offers
        Of all people.
    hall, rules
        Places, floor and limit.

    Notes
    -----
    ``(n_booths,)`` float64, at least 0. Costs some 5 ns an offer and round.
    """
    places = hall.total.astype(np.float64)
    offers, n = offers.rough(), len(offers.worth)
    some = offers.take(slice(None, None, max(n // _SAMPLE, 5)))
    share = len(some.worth) / n
    rough = Bidding(_ROUGH, _FIRST, _MIDDLE)
    prices = _moved(np.zeros_like(places), some, share * places, rules, rough)
    return _moved(prices, offers, places, rules, Bidding(_FINE, _MIDDLE, _LAST))


def _moved(
    prices: Floats, offers: Offers, places: Floats, rules: Rules, bidding: Bidding
) -> Floats:
    room = np.maximum(places, 1)
    for step in bidding.steps():
        excess = (_asked(offers, prices, rules) - places) / room
        prices = np.maximum(prices + step * np.clip(excess, -1, 2), 0)
    return prices


def _asked(offers: Offers, prices: Floats, rules: Rules) -> Ints:
    """Return how many ask for each booth at prices, ``(n_booths,)``."""
    surplus = offers.surplus(prices)
    most = surplus.shape[1]
    first = max(most - rules.limit, 0)
    best = np.argpartition(surplus, first, axis=1)[:, first:] if first else None
    booth = offers.booth if best is None else np.take_along_axis(offers.booth, best, axis=1)
    left = surplus if best is None else np.take_along_axis(surplus, best, axis=1)
    return np.bincount(booth[left > 0], minlength=len(prices)).astype(np.int64)


def worth_a_look(offers: Offers, prices: Floats, rules: Rules, near: float = NEAR) -> Mask:
    """Return the offers that a best plan may hold at prices, ``(n_attendees, n_most)``.

    Parameters
    ----------
    offers, prices
        See `auction_prices`.
    rules
        Whoever has to have a floor is also left with what costs more than it is worth.
    near
        How far below the last that is bought.
    """
    surplus = offers.surplus(prices)
    last, least = most_and_least(surplus, rules)
    return offers.there & (surplus >= np.minimum(np.maximum(last, 0), least)[:, None] - near)

"""What a plan proves about itself: prices at which nobody would change, and who would.

The prices are the least that fit a plan which is best among some offers: nobody prefers an
offer that was looked at to one they have. An offer that was not looked at and that somebody
would still prefer at these prices is looked at next; if there is none the plan is the best
of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from recommender.fairs.offers import Mask, Offers
from recommender.fairs.problem import Floats, Hall, Ints, Rules, meetings_of

_MOST_ROUNDS: Final = 500
_NOTHING: Final = 1e-7  # a tenth of the unit that scores are rounded to


@dataclass(frozen=True)
class Bought:
    """The offers of a plan, person by person.

    Parameters
    ----------
    worth, booth
        Of each meeting.
    people, first
        Who has any, and the first meeting of each of them.
    free
        ``(n_attendees,)``, 0 for those who may have more, else infinite.
    """

    worth: Floats
    booth: Ints
    people: Ints
    first: Ints
    free: Floats

    @classmethod
    def of(cls, offers: Offers, met: Mask, limit: int) -> Self:
        """Return the offers that are met, ``(n_attendees, n_most)``; `limit` a person."""
        who, place = np.nonzero(met)
        count = meetings_of(len(met), who)
        people = np.flatnonzero(count)
        return cls(
            offers.worth[who, place].astype(np.float64),
            offers.booth[who, place].astype(np.int64),
            people,
            (np.cumsum(count) - count)[people],
            np.where(count < limit, 0.0, np.inf),
        )

    def least(self, prices: Floats) -> Floats:
        """Return the surplus above which each person would change, ``(n_attendees,)``.

        It is the least of those they have, and 0 at most where they may have more.
        """
        least = self.free.copy()
        if len(self.first):
            had = np.minimum.reduceat(self.worth - prices[self.booth], self.first)
            least[self.people] = np.minimum(least[self.people], had)
        return least


def fitting_prices(offers: Offers, looked_at: Mask, met: Mask, rules: Rules, hall: Hall) -> Floats:
    """Return the least prices at which nobody would change to what was looked at.

    Prices rise from 0 along chains of people each of whom would take the place of the next;
    with a best plan this ends after as many rounds as the longest chain is long.

    Parameters
    ----------
    offers
        Of all people.
    looked_at, met
        ``(n_attendees, n_most)``, the offers that were looked at, and those of the plan.
    rules, hall
        Limit and floor; booths.
    """
    prices = np.zeros(len(hall.capacity))
    bought = Bought.of(offers, met, rules.limit)
    who, place = np.nonzero(looked_at & ~met)
    if not len(who):
        return prices
    order = np.argsort(offers.booth[who, place], kind="stable")
    who, place = who[order], place[order]
    worth = offers.worth[who, place]
    wanted, first = np.unique(offers.booth[who, place], return_index=True)
    for _ in range(_MOST_ROUNDS):
        most = np.maximum.reduceat(worth - bought.least(prices)[who], first)
        if not (most > prices[wanted] + _NOTHING).any():
            break
        prices[wanted] = np.maximum(prices[wanted], most)
    return prices


def still_preferred(offers: Offers, met: Mask, prices: Floats, rules: Rules) -> Mask:
    """Return the offers that somebody would change to at prices, ``(n_attendees, n_most)``.

    Parameters
    ----------
    offers, met, rules
        See `fitting_prices`.
    prices
        ``(n_booths,)``.
    """
    least = Bought.of(offers, met, rules.limit).least(prices)
    would: Mask = ~met & (offers.surplus(prices) > least[:, None] + _NOTHING)
    return would

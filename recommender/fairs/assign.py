"""Who meets which booth: an optimal plan by min-cost flow, without slots.

Network: source -> attendee -> booth -> sink. An attendee takes at most `limit` units, a pair
one, a booth what it can hold in all slots; what is not worth a meeting flows past on a direct
arc. Two aims, one after the other:

1. **The floor.** The k-th unit of an attendee, k up to the floor, earns
   ``(floor - k + 1) x M``: a first meeting more than anybody's second. The degrees that a
   flow can give the attendees are the independent vectors of a polymatroid, on which the
   greedy order of these weights is optimal; so the number of people with a meeting is the
   largest there is, then that of people with two, and so on, whatever M is, as long as no
   score can outweigh a difference of M.
2. **The score.** Such a difference can be lost for score only along a cycle of the residual
   network. A simple cycle passes each booth once, so it changes at most two pairs a booth,
   each worth at most 1: M is ``2 x booths + 2``. Where something is preferred, a pair may be
   worth more, and M grows with it.

Pairs are then those of the largest total of ``score - worth`` among all plans that serve the
floors best. Scores are rounded to 1e-6 for it. That slots can then be given to the pairs is
shown in `recommender.fairs.slots`.

From `LARGE` pairs on an auction sets prices, and the flow is given only the tenth of the
offers that can matter at these. Prices that fit its plan then show what it missed, and bound
what any plan could be worth; up to `EXACT` pairs it goes on until nothing is missed, beyond
until the bound is within `WITHIN`. Where somebody is left below the floor, or the bound does
not come near, the flow is given everything: floors are never left to prices.

Sources: Ahuja, Magnanti, Orlin, Network Flows (1993), theorem 9.1 (no negative cycle);
Edmonds, Matroids and the greedy algorithm, Mathematical Programming 1 (1971); Federgruen and
Groenevelt, The greedy procedure for resource allocation problems, Operations Research 34
(1986).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from recommender.fairs.auction import NEAR, NEARER, auction_prices, worth_a_look
from recommender.fairs.market import fitting_prices, still_preferred
from recommender.fairs.network import Network
from recommender.fairs.offers import Mask, Offers, least_bound
from recommender.fairs.problem import (
    Floats,
    Hall,
    Ints,
    Pairs,
    Rules,
    best_of_each_booth,
    meetings_of,
)

_UNIT: Final = 1_000_000  # of a score
LARGE: Final = 200_000  # pairs
EXACT: Final = 1_000_000
WITHIN: Final = 0.0004  # of the best, at most
_MOST_TRIES: Final = 4
_BONUS: Final = 2  # for a unit of the floor where prices lead: more than they are; else all is flow


@dataclass(frozen=True)
class Assigned:
    """Who meets whom.

    Parameters
    ----------
    rows
        Of the pairs, ascending.
    gap
        By which share of what it is worth a plan could at most be better; 0 is the best.
    prices
        ``(n_booths,)``, by which `recommender.fairs.verify_bound` shows the gap; ``None``
        where the flow was given everything and there is none.
    """

    rows: Ints
    gap: float = 0.0
    prices: Floats | None = None


def assign(pairs: Pairs, hall: Hall, rules: Rules, prefer: Floats | None = None) -> Ints:
    """Return the rows of the pairs that meet, ascending.

    Parameters
    ----------
    pairs
        Those that may.
    hall
        The booths.
    rules
        Floor, limit and what a meeting is worth.
    prefer
        ``(n_pairs,)``, what a pair counts for beyond its score; one value for each attendee
        and booth. ``None`` is nothing.

    Returns
    -------
    Ints
        Each attendee at each booth at most once.
    """
    return assigned(pairs, hall, rules, prefer).rows


def assigned(pairs: Pairs, hall: Hall, rules: Rules, prefer: Floats | None = None) -> Assigned:
    """Return who meets whom, with a bound of how much better it could be.

    Parameters
    ----------
    pairs, hall, rules, prefer
        See `assign`.
    """
    rows = best_of_each_booth(pairs)
    if not len(rows):
        return Assigned(rows)
    attendee, booth = pairs.attendee[rows], pairs.booth[rows]
    beyond = 0.0 if prefer is None else prefer[rows]
    worth = np.round((pairs.score[rows] - rules.worth + beyond) * _UNIT).astype(np.int64)
    if len(rows) >= LARGE:
        offers = Offers.of(attendee, booth, worth / _UNIT, rules.n_attendees)
        found = _priced(offers, hall, rules, 0.0 if len(rows) <= EXACT else WITHIN)
        if found is not None:
            met, gap, prices = found
            return Assigned(np.sort(rows[met[offers.there]]), gap, prices)
    return Assigned(np.sort(rows[_flow(attendee, booth, worth, hall, rules)]))


def _priced(
    offers: Offers, hall: Hall, rules: Rules, within: float
) -> tuple[Mask, float, Floats] | None:
    """Return a plan, its gap and prices by looking at few offers, ``None`` where that is not enough."""
    floor = np.minimum(rules.floor, offers.there.sum(axis=1))
    if floor.sum() > hall.total.sum():
        return None
    prices = auction_prices(offers, hall, rules)
    looked_at = worth_a_look(offers, prices, rules, NEARER if within else NEAR)
    for _ in range(_MOST_TRIES):
        met = _flow_among(offers, looked_at, hall, rules)
        if (met.sum(axis=1) < floor).any():
            return None
        prices = fitting_prices(offers, looked_at, met, rules, hall)
        missed = still_preferred(offers, met, prices, rules) & ~looked_at
        if not missed.any():
            return met, 0.0, prices
        total = float(offers.worth[met].sum())
        gap = max(least_bound(offers, prices, hall, rules) / total - 1, 0.0) if total > 0 else 1.0
        if gap <= within:
            return met, gap, prices
        looked_at |= missed
    return None


def _flow_among(offers: Offers, looked_at: Mask, hall: Hall, rules: Rules) -> Mask:
    who, place = np.nonzero(looked_at)
    worth = np.round(offers.worth[who, place] * _UNIT).astype(np.int64)
    chosen = _flow(who, offers.booth[who, place].astype(np.int64), worth, hall, rules, _BONUS)
    met = np.zeros_like(looked_at)
    met[who[chosen], place[chosen]] = True
    return met


def _flow(
    attendee: Ints, booth: Ints, worth: Ints, hall: Hall, rules: Rules, bonus: int | None = None
) -> Mask:
    """Return which pairs meet, ``(n_pairs,)``; each pair once, worth in `_UNIT`.

    Without a `bonus` for the floor it is one that no score outweighs.
    """
    n, n_booths = rules.n_attendees, len(hall.capacity)
    network = Network(n + n_booths + 2)
    source, sink = n + n_booths, n + n_booths + 1
    most_of_a_pair = max(1, math.ceil(np.abs(worth).max(initial=0) / _UNIT))
    each = _UNIT * most_of_a_pair * (bonus or 2 * n_booths + 2)
    met = network.add(attendee, n + booth, 1, -worth)
    network.add(n + np.arange(n_booths), sink, hall.total, 0)
    most = np.minimum(rules.limit, meetings_of(n, attendee))
    _add_people(network, source, most, rules, each)
    network.add(np.array([source]), sink, int(most.sum()), 0)
    flows = network.cheapest(source, sink, int(most.sum()))
    found: Mask = flows[met] > 0
    return found


def _add_people(network: Network, source: int, most: Ints, rules: Rules, bonus: int) -> None:
    """Add the arcs into attendees: one a unit of the floor, one for what lies beyond."""
    people = np.arange(rules.n_attendees)
    for k in range(1, rules.floor + 1):
        network.add(
            np.full(len(people), source),
            people,
            (most >= k).astype(np.int64),
            -(rules.floor - k + 1) * bonus,
        )
    network.add(np.full(len(people), source), people, np.maximum(most - rules.floor, 0), 0)

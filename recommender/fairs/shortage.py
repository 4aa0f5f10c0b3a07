"""Why floors are not met, and the least that would meet them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.fairs.network import Network
from recommender.fairs.problem import (
    Hall,
    Ints,
    Pairs,
    Rules,
    best_of_each_booth,
    meetings_of,
)

_MOST_SLOTS = 4  # times as many as there are: beyond that more slots are no remedy


@dataclass(frozen=True)
class Shortage:
    """What is missing from the floors.

    Parameters
    ----------
    reachable
        ``(n_attendees,)``, the floor of each person, or the number of booths that suit them
        where that is less: no capacity of the world gives more.
    missing
        Meetings that are missing from `reachable` in the best plan.
    extra
        ``(n_booths,)``, how many more meetings each booth would have to hold in all slots so
        that nothing is missing; their sum is the smallest there is.
    slots
        Slots that would be enough at the capacities there are, ``None`` where too many.
    """

    reachable: Ints
    missing: int
    extra: Ints
    slots: int | None


def find_shortage(pairs: Pairs, hall: Hall, rules: Rules) -> Shortage:
    """Return what is missing and the smallest remedy.

    One flow answers both: everybody is served up to `reachable`, and a booth that is full may
    hold more at a cost of one. By min-cut the cost is what the best plan lacks.

    Parameters
    ----------
    pairs
        Those that may meet.
    hall, rules
        As for `recommender.fairs.assign.assign`.
    """
    offered = pairs.take(best_of_each_booth(pairs))
    reachable = np.minimum(rules.floor, meetings_of(rules.n_attendees, offered.attendee))
    extra = _extra(offered, hall, reachable)
    missing = int(extra.sum())
    return Shortage(reachable, missing, extra, _slots(offered, hall, rules) if missing else None)


def _extra(offered: Pairs, hall: Hall, reachable: Ints) -> Ints:
    n, n_booths = len(reachable), len(hall.capacity)
    wanted = int(reachable.sum())
    if not wanted:
        return np.zeros(n_booths, dtype=np.int64)
    network = Network(n + n_booths + 2)
    source, sink = n + n_booths, n + n_booths + 1
    booths = n + np.arange(n_booths)
    network.add(np.full(n, source), np.arange(n), reachable, 0)
    network.add(offered.attendee, n + offered.booth, 1, 0)
    network.add(booths, sink, hall.total, 0)
    more: NDArray[np.int32] = network.add(booths, sink, wanted, 1)
    return network.cheapest(source, sink, wanted)[more]


def _slots(offered: Pairs, hall: Hall, rules: Rules) -> int | None:
    """Return the fewest slots with which nothing is missing, by halving."""
    low, high = hall.slots, hall.slots * _MOST_SLOTS

    def enough(slots: int) -> bool:
        longer = Hall(hall.capacity, slots)
        reachable = np.minimum(rules.floor, meetings_of(rules.n_attendees, offered.attendee))
        return not _extra(offered, longer, reachable).any()

    if not enough(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high

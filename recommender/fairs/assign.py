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

Sources: Ahuja, Magnanti, Orlin, Network Flows (1993), theorem 9.1 (no negative cycle);
Edmonds, Matroids and the greedy algorithm, Mathematical Programming 1 (1971); Federgruen and
Groenevelt, The greedy procedure for resource allocation problems, Operations Research 34
(1986).
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from recommender.fairs.network import Network
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
    rows = best_of_each_booth(pairs)
    if not len(rows):
        return rows
    offered = pairs.take(rows)
    n, n_booths = rules.n_attendees, len(hall.capacity)
    network = Network(n + n_booths + 2)
    source, sink = n + n_booths, n + n_booths + 1
    beyond = 0.0 if prefer is None else prefer[rows]
    worth = np.round((offered.score - rules.worth + beyond) * _UNIT).astype(np.int64)
    most_of_a_pair = max(1, math.ceil(np.abs(worth).max() / _UNIT))
    met = network.add(offered.attendee, n + offered.booth, 1, -worth)
    network.add(n + np.arange(n_booths), sink, hall.total, 0)
    most = np.minimum(rules.limit, meetings_of(n, offered.attendee))
    _add_people(network, source, most, rules, _UNIT * (2 * n_booths * most_of_a_pair + 2))
    network.add(np.array([source]), sink, int(most.sum()), 0)
    flows = network.cheapest(source, sink, int(most.sum()))
    return np.sort(rows[flows[met] > 0])


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

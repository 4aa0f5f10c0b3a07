"""Bend a plan on the day: keep what was promised, and fill the places that came free.

Two ways were open. A flow over all meetings with a penalty on each change finds the best
compromise between score and change, but any finite penalty is a price for which a promise is
broken, and a flow over attendee, booth and slot at once is no flow at all: that a person meets
an employer once and is in one place at a time ties the arcs together. So **kept meetings are
fixed**: whoever came keeps every meeting whose booth is open in its slot. What is left is
small, the places that came free and the people who have something coming to them, and is
filled in this order:

1. **Promises.** A meeting that fell to a closed slot of its booth is held at the same booth in
   another slot, as many as there can be, before anybody else has a place there.
2. **Floor.** Everybody without a meeting one, then everybody with one a second, up to the
   floor. A person takes one place a round, so each round is a bipartite flow from people to
   places (booth and slot), solved exactly: the most people, and of those plans the highest
   score. For a floor of 1 no plan that keeps the promises serves more people; from the second
   round on a round is the best there is after those before it.
3. **More.** Who walked in may have as many as others, and who lost a meeting as many as were
   promised, where it is worth its time.

Who is still below the floor gives way level by level, as in `recommender.fairs.widen`.

A round of `m` open pairs and `s` slots costs a flow of ``m x s`` arcs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from recommender.fairs.network import Network
from recommender.fairs.problem import Floats, Ints, Pairs, best_of_each_booth, meetings_of
from recommender.fairs.standing import Flags, Placed, Standing

_UNIT: Final = 1_000_000  # of a score


@dataclass(frozen=True)
class Wants:
    """What people have coming to them.

    Parameters
    ----------
    room
        ``(n_attendees,)``, meetings each may still be given, int64; 0 for who did not come and
        for who has all they were promised.
    floor
        Meetings everybody shall have where that is possible.
    worth
        Score below which a meeting beyond the floor is not worth its time.
    prefer
        ``(n_pairs,)``, what a pair counts for beyond its score, ``None`` for nothing.
    """

    room: Ints
    floor: int
    worth: float
    prefer: Floats | None = None


@dataclass(frozen=True)
class Bent:
    """What is held beside what stands.

    Parameters
    ----------
    placed
        The meetings.
    level
        ``(n_attendees,)``, the level each attendee has come to.
    """

    placed: Placed
    level: Ints


def bend(pairs: Pairs, promised: Pairs, standing: Standing, wants: Wants, last_resort: int) -> Bent:
    """Return the meetings that are held beside those that stand.

    Parameters
    ----------
    pairs
        Those that may meet at any level, of all who have room.
    promised
        Meetings that fell to a closed slot of their booth.
    standing
        What stands.
    wants
        What people have coming to them; a promised meeting counts towards their room.
    last_resort
        The level from which on only those are helped who would meet nobody at all.
    """
    again, standing = _seat_promised(promised, standing)
    room = wants.room - meetings_of(len(wants.room), again.met.attendee)
    prefer = np.zeros(len(pairs)) if wants.prefer is None else wants.prefer
    level = np.zeros(len(room), dtype=np.int64)
    last = int(pairs.level.max(initial=0))
    while True:
        rows = np.flatnonzero(pairs.level <= level[pairs.attendee])
        now = Wants(room, wants.floor, wants.worth, prefer[rows])
        more = _fill(pairs.take(rows), standing, now)
        has = standing.has + meetings_of(len(room), more.met.attendee)
        below = np.where(level + 1 < last_resort, has < wants.floor, (has == 0) & (wants.floor > 0))
        going_on = below & (level < last) & (room > 0)
        if not going_on.any():
            return Bent(again.and_then(more), level)
        level = np.where(going_on, level + 1, level)


def _seat_promised(promised: Pairs, standing: Standing) -> tuple[Placed, Standing]:
    """Seat promised meetings at their booth in another slot, one a person a round."""
    found = Placed.none(promised)
    prefer = np.zeros(len(promised))
    while True:
        everybody = np.ones(len(standing.has), dtype=np.bool_)
        more = _one_each(promised, prefer, everybody, standing, 0.0, must=True)
        if not len(more.slot):
            return found, standing
        found = found.and_then(more)
        standing = standing.taking(more.met.attendee, more.met.booth, more.slot)


def _fill(pairs: Pairs, standing: Standing, wants: Wants) -> Placed:
    """Give places to whoever has room: floors first, then what is worth its time."""
    best = best_of_each_booth(pairs)
    offered, found = pairs.take(best), Placed.none(pairs)
    prefer = np.zeros(len(pairs))[best] if wants.prefer is None else wants.prefer[best]
    room, floor = wants.room, 1
    while True:
        must = floor <= wants.floor
        who = (room > 0) & (standing.has < floor) if must else room > 0
        more = _one_each(offered, prefer, who, standing, wants.worth, must=must)
        if not must and not len(more.slot):
            return found
        found = found.and_then(more)
        standing = standing.taking(more.met.attendee, more.met.booth, more.slot)
        room = room - meetings_of(len(room), more.met.attendee)
        floor += 1


def _one_each(
    offered: Pairs, prefer: Floats, who: Flags, standing: Standing, worth: float, *, must: bool
) -> Placed:
    """Return one place for each of some people: as many as can be, then the highest score.

    Among equals the earlier slot is taken. Where it is no must, only what is worth its time.
    """
    may = who[offered.attendee] & ~standing.met[offered.attendee, offered.booth]
    if not must:
        may &= offered.score >= worth
    rows = np.flatnonzero(may)
    open_to = (standing.free[offered.booth[rows]] > 0) & ~standing.busy[offered.attendee[rows]]
    row, slot = np.nonzero(open_to)
    if not len(row):
        return Placed.none(offered)
    row = rows[row]
    value = offered.score[row] - worth + prefer[row]
    taken = _matched(offered.attendee[row], (offered.booth[row], slot), value, standing, must)
    return Placed(offered.take(row[taken]), slot[taken].astype(np.int64))


def _matched(
    attendee: Ints, place: tuple[Ints, Ints], value: Floats, standing: Standing, must: bool
) -> Ints:
    """Return which of the arcs from people to places are taken, by one min-cost flow."""
    people, person = np.unique(attendee, return_inverse=True)
    n_slots = standing.free.shape[1]
    places, where = np.unique(place[0] * n_slots + place[1], return_inverse=True)
    n, m = len(people), len(places)
    network, source, sink = Network(n + m + 2), n + m, n + m + 1
    cost = -np.round(value * _UNIT).astype(np.int64) + place[1]
    arcs = network.add(person, n + where, 1, cost)
    # One more person served moves others at most once each, so it always pays.
    most = math.ceil(float(np.abs(value).max())) + 1
    network.add(np.full(n, source), np.arange(n), 1, -(2 * n + 2) * most * _UNIT if must else 0)
    free = standing.free[places // n_slots, places % n_slots]
    network.add(n + np.arange(m), np.full(m, sink), free, 0)
    network.add(np.array([source]), sink, n, 0)
    return np.flatnonzero(network.cheapest(source, sink, n)[arcs] > 0)

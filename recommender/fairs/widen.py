"""Plan with what was asked for, and widen it only for those who come away with too little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.fairs.assign import assigned
from recommender.fairs.problem import Floats, Hall, Ints, Pairs, Rules, meetings_of


@dataclass(frozen=True)
class Widened:
    """A plan and how far it had to give way.

    Parameters
    ----------
    offered
        The pairs that could meet, at the level their attendee has come to.
    chosen
        Rows of `offered` that do.
    level
        ``(n_attendees,)``, the level each attendee has come to.
    gap
        See `recommender.fairs.assign.Assigned`.
    """

    offered: Pairs
    chosen: Ints
    level: Ints
    gap: float = 0.0


def plan_widening(
    pairs: Pairs, hall: Hall, rules: Rules, last_resort: int, prefer: Floats | None = None
) -> Widened:
    """Return the plan in which nobody gives way more than it takes.

    Everybody starts at level 0. Who is below the floor goes one level on and all are planned
    anew, until nobody can gain: at most one plan a level.

    Parameters
    ----------
    pairs
        All that may meet at any level.
    hall, rules
        As for `recommender.fairs.assign.assign`.
    last_resort
        The level from which on only those are helped who would meet nobody at all.
    prefer
        As for `assign`.
    """
    level = np.zeros(rules.n_attendees, dtype=np.int64)
    last = int(pairs.level.max(initial=0))
    while True:
        rows = np.flatnonzero(pairs.level <= level[pairs.attendee])
        offered = pairs.take(rows)
        found = assigned(offered, hall, rules, None if prefer is None else prefer[rows])
        chosen = found.rows
        met = meetings_of(rules.n_attendees, offered.attendee[chosen])
        short = np.where(level + 1 < last_resort, met < rules.floor, (met == 0) & (rules.floor > 0))
        going_on = short & (level < last)
        if not going_on.any():
            return Widened(offered, chosen, level, found.gap)
        level = np.where(going_on, level + 1, level)

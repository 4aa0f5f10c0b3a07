"""Plan interviews at a distance between the people of one city and the booths of another.

They have slots of their own, so nobody is in two places; what stands in the halls is not
touched. Who is below the floor in their own city comes first and gives way step by step, as
anywhere; a meeting about work that was not asked for, the last resort in the hall, does not
count for it; who asked for it, or would work there, has more of what they asked for where there is
room. Nobody talks to an employer twice, and to none about work that was not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.fairs.problem import Ints, Pairs, meetings_of
from recommender.fairs.replan import Bent, Wants, bend
from recommender.fairs.standing import Standing
from recommender.importing.joint_cities import JointSpec
from recommender.services.joint_people import would_work_in
from recommender.services.joint_sides import JointSides
from recommender.services.matching import Matching
from recommender.services.plan_fair import PlannedFair
from recommender.services.plan_fair_options import WORTH
from recommender.services.plan_fair_scores import OTHER_WORK, blocks, pairs_of


@dataclass(frozen=True)
class Remote:
    """What was found, with what it was found from; positions are those of `sides`.

    Parameters
    ----------
    sides
        People and booths of all cities.
    bent
        The interviews.
    pairs
        Who might have talked to whom.
    has, floor, room
        ``(n_people,)``, meetings in the hall about work near the wish, meetings that each
        should have, and how many interviews each may be given.
    """

    sides: JointSides
    bent: Bent
    pairs: Pairs
    has: Ints
    floor: Ints
    room: Ints


def plan_remote(matching: Matching, made: Sequence[PlannedFair], spec: JointSpec) -> Remote:
    """Return the interviews at a distance.

    Parameters
    ----------
    matching
        The parts.
    made
        The plan of each city.
    spec
        The cities, in the same order, and how they talk across.
    """
    sides = JointSides.of(made, [city.name for city in spec.cities])
    has = _has(made)
    floor = _of_city([one.plan.floor for one in made], sides)
    room = _room(sides, spec, (has, _has(made, with_other_work=True)), floor)
    pairs = _pairs(matching, sides, room, has)
    places = np.repeat(sides.capacities[:, None], spec.remote.slots, axis=1)
    n = len(sides.seekers)
    standing = Standing(
        places,
        np.zeros((n, spec.remote.slots), dtype=np.bool_),
        sides.met_employers(made),
        _as_of_one_floor(has, floor),
    )
    wants = Wants(room, int(floor.max(initial=0)), WORTH)
    none = pairs.take(np.empty(0, dtype=np.int64))
    bent = bend(pairs, none, standing, wants, OTHER_WORK)
    return Remote(sides, bent, pairs, has, floor, room)


def _has(made: Sequence[PlannedFair], *, with_other_work: bool = False) -> Ints:
    counts = [
        meetings_of(
            len(one.seekers),
            one.met.attendee[(one.met.level < OTHER_WORK) | with_other_work],
        )
        for one in made
    ]
    return np.concatenate(counts)


def _as_of_one_floor(has: Ints, floor: Ints) -> Ints:
    """Return meetings as they count where all have the highest floor of any city.

    Who has none has none, and comes first; who has some is as near to the floor as they were.
    """
    near = floor.max(initial=0) - np.maximum(floor - has, 0)
    return np.where((has == 0) & (floor > 0), 0, near)


def _of_city(values: Sequence[int], sides: JointSides) -> Ints:
    return np.array(values, dtype=np.int64)[sides.city_of_person]


def _room(sides: JointSides, spec: JointSpec, meetings: tuple[Ints, Ints], floor: Ints) -> Ints:
    """Return how many interviews each may be given; `meetings` are those that count, and all.

    What is missing from the floor; and for those who asked for it, or would work in another of
    the cities, as many as there are left to their limit.
    """
    has, in_all = meetings
    limits = _of_city([one.limit or max(one.floor, 4) for one in spec.cities], sides)
    asks = np.array(
        [
            said or any(would_work_in(seeker, c.region) for i, c in enumerate(spec.cities) if i != own)
            for said, seeker, own in zip(
                sides.remote, sides.seekers, sides.city_of_person.tolist(), strict=True
            )
        ],
        dtype=np.bool_,
    )  # fmt: skip
    refuses = np.array([said is False for said in sides.remote], dtype=np.bool_)
    more = np.where(asks, np.minimum(np.maximum(limits - in_all, 0), spec.remote.limit), 0)
    room = np.maximum(np.maximum(floor - has, 0), more)
    return np.where(refuses, 0, room).astype(np.int64)


def _pairs(matching: Matching, sides: JointSides, room: Ints, has: Ints) -> Pairs:
    """Return who may talk to whom: another city, work that is near, one booth an employer.

    What is not worth a meeting is not worth one at a distance, but to those who have none.
    """
    booth_of = np.array(sides.booth_of, dtype=np.int64)
    may = sides.may & (sides.capacities > 0)[booth_of] if len(booth_of) else sides.may
    wanting = np.flatnonzero(room > 0)
    none = np.empty(0, dtype=np.int64)
    parts = [Pairs(none, none, none, np.empty(0, dtype=np.float64), none)]
    if len(booth_of):
        found = blocks(matching, sides.sides, wanting, may=may)
        parts += [pairs_of(block, booth_of, may) for block in found]
    pairs = Pairs.joined(parts)
    away = sides.city_of_person[pairs.attendee] != sides.city_of_booth[pairs.booth]
    worth = (pairs.score >= WORTH) | (has[pairs.attendee] == 0)
    pairs = pairs.take(np.flatnonzero(away & worth & (pairs.level < OTHER_WORK)))
    return pairs.take(_one_booth_an_employer(pairs, sides.employer_of_booth))


def _one_booth_an_employer(pairs: Pairs, employer: Ints) -> Ints:
    """Return the rows of the booth where each person fits best at each employer, ascending."""
    whose = employer[pairs.booth]
    order = np.lexsort((pairs.booth, -pairs.score, pairs.level, whose, pairs.attendee))
    best: dict[tuple[int, int], int] = {}
    for row in order.tolist():
        best.setdefault((int(pairs.attendee[row]), int(whose[row])), int(pairs.booth[row]))
    keep = [
        best[int(a), int(e)] == b
        for a, e, b in zip(pairs.attendee, whose, pairs.booth.tolist(), strict=True)
    ]
    return np.flatnonzero(np.array(keep, dtype=np.bool_))

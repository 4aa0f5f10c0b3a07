"""Bend the plan of a fair to what happened: keep promises, fill the places that came free."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.progress import Progress, silent
from recommender.domain.fair import Meeting, Unplaced
from recommender.domain.fair_day import BentPlan, Kept
from recommender.errors import FairPlanUnsound
from recommender.fairs.changes import BROKEN, Difference, Met, differences
from recommender.fairs.problem import Ints, Pairs, best_of_each_booth, meetings_of
from recommender.fairs.replan import Bent, Wants, bend
from recommender.fairs.standing import standing_of
from recommender.fairs.verify_changes import DayTerms, change_faults
from recommender.fairs.walks import n_walks
from recommender.services.fair_day_files import Happened, attendee_ids
from recommender.services.matching import Matching
from recommender.services.open_fair import OpenFair
from recommender.services.plan_fair import PlannedFair, fair_counts
from recommender.services.plan_fair_options import WORTH
from recommender.services.plan_fair_reasons import Circumstances, too_few
from recommender.services.plan_fair_scores import OTHER_WORK, WIDENED, blocks, pairs_of
from recommender.services.plan_fair_timetable import booth_halls, preferred
from recommender.services.replan_fair_day import (
    Day,
    Rows,
    arrays,
    day_of,
    pairs_of_meetings,
    rows_of,
)
from recommender.services.replan_fair_words import told


@dataclass(frozen=True)
class BentFair(PlannedFair):
    """A bent plan with what it was made of; see `PlannedFair`."""

    plan: BentPlan


def replan_fair(
    matching: Matching,
    fair: OpenFair,
    happened: Happened,
    from_slot: int = 0,
    only: Collection[str] | None = None,
    progress: Progress = silent,
) -> BentFair:
    """Return the bent plan of a fair; nothing is stored, and it is verified before it is returned.

    Parameters
    ----------
    matching
        The parts.
    fair
        The fair with all who are here.
    happened
        What happened.
    from_slot
        The first slot that can still be changed, from 0.
    only
        Who may be given meetings, by default everybody who has any coming to them.
    progress
        Told ``("score", done, total)`` attendees.

    Raises
    ------
    FairPlanUnsound
        The plan breaks a promise or a rule: a fault of the program.
    """
    day = day_of(fair, happened, from_slot)
    rows = rows_of(fair)
    room = _room(fair, day, rows, only)
    wanting = np.flatnonzero(room > 0)
    pairs = _pairs(matching, fair, day, wanting, progress)
    standing = standing_of(arrays(day.kept, rows), day.open_places, len(fair.seekers))
    prefer = preferred(pairs, fair.seekers, fair.inputs.guests, fair.inputs.offer.booths, WORTH)
    promised = pairs_of_meetings(day.displaced, rows)
    wants = Wants(room, fair.plan.floor, WORTH, prefer)
    bent = bend(pairs, promised, standing, wants, OTHER_WORK)
    meetings, met = _together(fair, day, bent, rows)
    found = differences(_mets(fair.plan.meetings), _mets(meetings), set(_mets(day.gone)))
    _verify(fair, day, pairs, bent, meetings, found)
    unplaced = _too_few(matching, fair, day, pairs, met, wanting)
    plan = _plan(fair, day, meetings, met, found, unplaced)
    return BentFair(plan, fair.inputs, fair.seekers, fair.sides, met)


def _room(fair: OpenFair, day: Day, rows: Rows, only: Collection[str] | None) -> Ints:
    """Return how many meetings each may be given: the floor, what was promised, or the limit."""
    n = len(fair.seekers)
    known, _ = attendee_ids(fair.plan)
    known -= {*fair.plan.no_shows}
    has = meetings_of(n, arrays(day.kept, rows)[0])
    promised = has + meetings_of(n, arrays(day.displaced, rows)[0])
    new = np.array([seeker.id not in known for seeker in fair.seekers], dtype=np.bool_)
    most = np.where(new, fair.plan.limit, np.maximum(promised, fair.plan.floor))
    here = np.array(
        [
            seeker.id not in day.away and (only is None or seeker.id in only)
            for seeker in fair.seekers
        ],
        dtype=np.bool_,
    )
    return np.where(here, np.maximum(most - has, 0), 0).astype(np.int64)


def _pairs(
    matching: Matching, fair: OpenFair, day: Day, wanting: Ints, progress: Progress
) -> Pairs:
    """Return who of those with room may meet whom at a booth that is still open."""
    booth_of = np.array(fair.inputs.offer.booth_of, dtype=np.int64)
    may = fair.may & np.asarray(day.open_places.any(axis=1))[booth_of]
    parts = [
        pairs_of(block, booth_of, may)
        for block in blocks(matching, fair.sides, wanting, progress, may)
    ]
    return Pairs.joined([*parts, pairs_of_meetings((), Rows({}, {}, {}))])


def _together(
    fair: OpenFair, day: Day, bent: Bent, rows: Rows
) -> tuple[tuple[Meeting, ...], Pairs]:
    """Return all meetings, by slot, booth and attendee, and their pairs in the same order."""
    placed = bent.placed
    met = Pairs.joined([pairs_of_meetings(day.kept, rows), placed.met])
    slot = np.concatenate([arrays(day.kept, rows)[2], placed.slot])
    order = np.lexsort((met.attendee, met.booth, slot))
    meetings = [*day.kept, *_new_meetings(fair, bent)]
    return tuple(meetings[place] for place in order.tolist()), met.take(order)


def _new_meetings(fair: OpenFair, bent: Bent) -> list[Meeting]:
    met, offer = bent.placed.met, fair.inputs.offer
    rows = zip(
        met.attendee.tolist(),
        met.booth.tolist(),
        met.posting.tolist(),
        bent.placed.slot.tolist(),
        met.score.tolist(),
        met.level.tolist(),
        strict=True,
    )
    return [
        Meeting(
            attendee_id=fair.seekers[attendee].id,
            booth_id=offer.booths[booth].id,
            posting_id=offer.postings[posting].id,
            slot=slot,
            score=round(score, 4),
            widened=WIDENED[level],
        )
        for attendee, booth, posting, slot, score, level in rows
    ]


def _mets(meetings: Sequence[Meeting]) -> list[Met]:
    return [(one.attendee_id, one.booth_id, one.posting_id, one.slot) for one in meetings]


def _verify(
    fair: OpenFair,
    day: Day,
    pairs: Pairs,
    bent: Bent,
    meetings: Sequence[Meeting],
    found: Sequence[Difference],
) -> None:
    """Refuse to hand out a plan that breaks a promise or a rule."""
    booths = fair.inputs.offer.booths
    offered = pairs.level <= bent.level[pairs.attendee]
    allowed: dict[str, set[str]] = {}
    rows = zip(pairs.attendee[offered].tolist(), pairs.booth[offered].tolist(), strict=True)
    for attendee, booth in rows:
        allowed.setdefault(fair.seekers[attendee].id, set()).add(booths[booth].id)
    terms = DayTerms(
        places={
            (booth.id, slot): int(day.open_places[place, slot])
            for place, booth in enumerate(booths)
            for slot in range(fair.plan.slots)
        },
        absent=day.away,
        over={_at(one) for one in day.over},
        missed={_at(one) for one in day.gone if one.attendee_id not in day.away},
        allowed=allowed,
        first_open=day.from_slot,
        limit=fair.plan.limit,
        floor=fair.plan.floor,
    )
    told_of = [(_short(one.before), _short(one.after)) for one in found]
    faults = change_faults(
        [_at(one) for one in fair.plan.meetings], [_at(one) for one in meetings], told_of, terms
    )
    if faults:
        raise FairPlanUnsound(count=len(faults), detail=faults[0])


def _at(meeting: Meeting) -> tuple[str, str, int]:
    return meeting.attendee_id, meeting.booth_id, meeting.slot


def _short(met: Met | None) -> tuple[str, str, int] | None:
    return None if met is None else (met[0], met[1], met[3])


def _too_few(
    matching: Matching, fair: OpenFair, day: Day, pairs: Pairs, met: Pairs, wanting: Ints
) -> list[Unplaced]:
    """Return why people have too few meetings: anew for those with room, else as it was said."""
    n = len(fair.seekers)
    n_met = meetings_of(n, met.attendee)
    suitable = meetings_of(n, pairs.take(best_of_each_booth(pairs)).attendee)
    there = Circumstances(
        booths=fair.inputs.offer.booths,
        booth_of=np.array(fair.inputs.offer.booth_of, dtype=np.int64),
        may=_open(fair, day),
        suitable=suitable,
    )
    few = wanting[n_met[wanting] < max(fair.plan.floor, 1)]
    anew = {
        fair.seekers[person].id: too_few(
            matching, fair.sides, block, fair.seekers[person], int(n_met[person]), there
        )
        for person in few.tolist()
        for block in blocks(matching, fair.sides, np.array([person]))
    }
    asked = {fair.seekers[person].id for person in wanting.tolist()}
    before = {one.attendee_id: one for one in (*fair.plan.unplaced, *fair.plan.short)}
    before = {who: one for who, one in before.items() if who not in asked}
    found = fair.barred | before | anew
    people = (person.id for person in fair.inputs.guests.people)
    return [found[one] for one in people if one in found and one not in day.happened.absent]


def _open(fair: OpenFair, day: Day) -> NDArray[np.bool_]:
    """Return the postings that take part, of booths that are open or of unknown capacity."""
    booths = fair.inputs.offer.booths
    unknown = np.array([booth.capacity_per_slot is None for booth in booths], dtype=np.bool_)
    there = day.open_places.any(axis=1) | unknown
    return np.asarray(fair.may & there[np.array(fair.inputs.offer.booth_of, dtype=np.int64)])


def _plan(
    fair: OpenFair,
    day: Day,
    meetings: tuple[Meeting, ...],
    met: Pairs,
    found: Sequence[Difference],
    missing: Sequence[Unplaced],
) -> BentPlan:
    booth_halls_ = booth_halls(fair.inputs.offer.booths)
    slot = np.array([meeting.slot for meeting in meetings], dtype=np.int64)
    changed = sum(one.kind in BROKEN for one in found)
    promised = len(fair.plan.meetings) - len(day.gone)
    guests, happened = fair.inputs.guests, day.happened
    known, _ = attendee_ids(fair.plan)
    return fair.plan.model_copy(
        update={
            "meetings": meetings,
            "unplaced": tuple(one for one in missing if not one.meetings),
            "short": tuple(one for one in missing if one.meetings),
            "walks": n_walks(met.attendee, met.booth, slot, booth_halls_),
            "merged": guests.merged,
            "relaxation": None,
            "counts": fair_counts(fair.inputs, fair.held),
            "number": fair.plan.number + 1,
            "from_slot": day.from_slot,
            "no_shows": tuple(sorted(happened.absent)),
            "walk_ins": tuple(person.id for person in guests.people if person.file),
            "came": tuple(one.id for one in guests.people if one.file and one.id not in known),
            "closed_from": dict(happened.closed_from),
            "late_until": dict(happened.late_until),
            "changes": told(found, happened, fair.plan),
            "kept": Kept(
                promised=promised,
                changed=changed,
                share=round(changed / promised, 4) if promised else 0.0,
            ),
            "day_problems": (
                *happened.problems,
                *(problem for problem in guests.problems if problem.file == "walk_ins"),
            ),
        }
    )

"""Plan a recruitment fair from its two files: who meets whom, when, and why somebody does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from features.progress import Progress, silent
from recommender.domain.fair import (
    FairCounts,
    FairPlan,
    HeldPosting,
    Meeting,
    Relaxation,
    Unplaced,
)
from recommender.domain.seeker import SeekerProfile
from recommender.errors import FairPlanUnsound, InvalidInput
from recommender.fairs.network import solver_version
from recommender.fairs.problem import Hall, Ints, Pairs, Rules, best_of_each_booth, meetings_of
from recommender.fairs.shortage import find_shortage
from recommender.fairs.verify import Terms, faults
from recommender.fairs.walks import n_walks
from recommender.fairs.widen import Widened, plan_widening
from recommender.ports import TableReader
from recommender.ports.shards import ShardEngine
from recommender.services.matching import Matching
from recommender.services.plan_fair_held import held_postings
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_phases import FairPhases
from recommender.services.plan_fair_reading import (
    FairBooths,
    FairPeople,
    read_fair_booths,
    read_fair_people,
)
from recommender.services.plan_fair_reasons import Circumstances, barred_of, too_few
from recommender.services.plan_fair_scores import OTHER_WORK, WIDENED, blocks
from recommender.services.plan_fair_sides import FairSides
from recommender.services.plan_fair_timetable import booth_halls, give_times, preferred


@dataclass(frozen=True)
class FairInputs:
    """The two files, read."""

    offer: FairBooths
    guests: FairPeople


@dataclass(frozen=True)
class PlannedFair:
    """A plan with what it was made of, for whoever writes it down.

    Parameters
    ----------
    plan
        What `plan.json` holds.
    inputs
        Booths, postings and people.
    seekers
        Those who were matched, in the order of `sides`.
    sides
        Both sides of the fair.
    met
        Who of them meets which posting, in the order of the plan's meetings.
    """

    plan: FairPlan
    inputs: FairInputs
    seekers: Sequence[SeekerProfile]
    sides: FairSides
    met: Pairs


def plan_fair(
    matching: Matching,
    reader: TableReader,
    attendees: Path,
    booths: Path,
    options: FairOptions,
    progress: Progress = silent,
    engine: ShardEngine | None = None,
) -> PlannedFair:
    """Return the plan of a fair; nothing is stored, and it is verified before it is returned.

    Parameters
    ----------
    matching
        The parts; no record and no index of the store is read.
    reader
        Opens files.
    attendees, booths
        The two files.
    options
        How.
    progress
        Told ``("score", done, total)`` attendees.
    engine
        Scores elsewhere; ``None`` scores in this process. The plan is the same.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        A file cannot be read.
    InvalidInput
        There is nobody, or nothing to meet about.
    UsageError
        Floor, limit and slots do not go together.
    FairPlanUnsound
        The plan breaks a rule: a fault of the program.
    """
    options.rules(0)
    inputs = read_fair(reader, attendees, booths, options, matching.clock.today())
    return plan_read(matching, inputs, options, progress, engine)


def read_fair(
    reader: TableReader, attendees: Path, booths: Path, options: FairOptions, today: date
) -> FairInputs:
    """Return the two files of a fair, read.

    Parameters
    ----------
    reader, attendees, booths, options
        See `plan_fair`.
    today
        The day of the plan.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        A file cannot be read.
    InvalidInput
        There is nobody, or nothing to meet about.
    """
    inputs = FairInputs(
        read_fair_booths(reader, booths, today, options.near, options.capacity),
        read_fair_people(reader, attendees, today, options.near, options.keep_apart),
    )
    _refuse_nothing(inputs, attendees, booths)
    return inputs


def _refuse_nothing(inputs: FairInputs, attendees: Path, booths: Path) -> None:
    for path, rows in ((attendees, inputs.guests.people), (booths, inputs.offer.postings)):
        if not rows:
            raise InvalidInput(
                detail_zh=f"文件 {path.name} 表头下面没有能用的一行，请核对是否选错了文件",
                detail_en=f"{path.name} has no usable row below its header; check that it is the "
                "right file",
            )


def plan_read(
    matching: Matching,
    inputs: FairInputs,
    options: FairOptions,
    progress: Progress = silent,
    engine: ShardEngine | None = None,
    phases: FairPhases | None = None,
) -> PlannedFair:
    """Return the plan of a fair whose files have been read; see `plan_fair`.

    Parameters
    ----------
    matching
        The parts.
    inputs
        The two files.
    options
        How.
    progress
        Told ``("score", done, total)`` attendees.
    engine
        Scores elsewhere; ``None`` scores in this process. The plan is the same.
    phases
        Does the long work; by default at once, and keeps nothing of it.

    Raises
    ------
    UsageError
        Floor, limit and slots do not go together.
    FairPlanUnsound
        The plan breaks a rule: a fault of the program.
    """
    phases = phases or FairPhases(matching, engine, progress)
    offer, people = inputs.offer, inputs.guests.people
    barred = barred_of(people)
    seekers = [p.profile for p in people if p.profile is not None and p.id not in barred]
    ids = [offer.booths[position].id for position in offer.booth_of]
    held = held_postings(offer.postings, ids, in_plan=options.with_held)
    may = taking_part(offer, held)
    sides = phases.sides(seekers, offer.postings)
    booth_of = np.array(offer.booth_of, dtype=np.int64)
    is_open = np.array([bool(b.capacity_per_slot) for b in offer.booths])
    pairs = phases.pairs(sides, booth_of, may & is_open[booth_of])
    n_open = len(options.open_slots)
    hall = Hall(np.array([b.capacity_per_slot or 0 for b in offer.booths]), n_open)
    rules = options.rules(len(seekers))
    wanted = preferred(pairs, seekers, inputs.guests, offer.booths, rules.worth)
    widened = phases.widened(lambda: plan_widening(pairs, hall, rules, OTHER_WORK, wanted))
    met = widened.offered.take(widened.chosen)
    slot = phases.slots(lambda: give_times(met, offer.booths, options))
    order = np.lexsort((met.attendee, met.booth, slot))
    met, slot = met.take(order), slot[order]
    meetings = _meetings(met, slot, seekers, offer)
    _verify(meetings, widened, seekers, offer, rules, options)
    few = _too_few(matching, sides, met, widened, seekers, offer, may, rules)
    missing = [*barred.values(), *few]
    place = {person.id: number for number, person in enumerate(people)}
    missing.sort(key=lambda one: place[one.attendee_id])
    plan = FairPlan(
        meetings=meetings,
        unplaced=tuple(one for one in missing if not one.meetings),
        short=tuple(one for one in missing if one.meetings),
        capacities={b.id: b.capacity_per_slot or 0 for b in offer.booths},
        floor=rules.floor,
        slots=options.slots,
        limit=rules.limit,
        breaks=tuple(sorted(options.breaks)),
        halls={b.id: b.hall for b in offer.booths if b.hall},
        offers={b.id: b.offers for b in offer.booths if b.offers},
        walks=n_walks(met.attendee, met.booth, slot, booth_halls(offer.booths)),
        merged=inputs.guests.merged,
        held=held,
        relaxation=_relaxation(widened, hall, rules, offer, len(options.breaks)),
        counts=fair_counts(inputs, held),
        problems=(*offer.problems, *inputs.guests.problems),
        versions={
            "encoder": matching.embedder.model,
            "scorer": f"default-scorer-{matching.scorer.config.version}",
            "solver": solver_version(widened.gap),
        },
    )
    return PlannedFair(phases.checked(plan), inputs, seekers, sides, met)


def taking_part(offer: FairBooths, held: Sequence[HeldPosting]) -> NDArray[np.bool_]:
    """Return which postings take part, ``(n_postings,)``: those that are not held out.

    Parameters
    ----------
    offer
        What is offered.
    held
        Postings whose ads a steward must see.
    """
    out = {one.posting_id for one in held if not one.in_plan}
    return np.array([posting.id not in out for posting in offer.postings], dtype=np.bool_)


def _meetings(
    met: Pairs, slot: Ints, seekers: Sequence[SeekerProfile], offer: FairBooths
) -> tuple[Meeting, ...]:
    rows = zip(
        met.attendee.tolist(),
        met.booth.tolist(),
        met.posting.tolist(),
        slot.tolist(),
        met.score.tolist(),
        met.level.tolist(),
        strict=True,
    )
    return tuple(
        Meeting(
            attendee_id=seekers[attendee].id,
            booth_id=offer.booths[booth].id,
            posting_id=offer.postings[posting].id,
            slot=when,
            score=round(score, 4),
            widened=WIDENED[level],
        )
        for attendee, booth, posting, when, score, level in rows
    )


def _verify(
    meetings: Sequence[Meeting],
    widened: Widened,
    seekers: Sequence[SeekerProfile],
    offer: FairBooths,
    rules: Rules,
    options: FairOptions,
) -> None:
    """Refuse to hand out a plan that breaks a rule."""
    allowed: dict[str, set[str]] = {seeker.id: set() for seeker in seekers}
    rows = zip(widened.offered.attendee.tolist(), widened.offered.booth.tolist(), strict=True)
    for attendee, booth in rows:
        allowed[seekers[attendee].id].add(offer.booths[booth].id)
    capacities = {b.id: b.capacity_per_slot or 0 for b in offer.booths}
    terms = Terms(
        capacities, options.slots, rules.floor, rules.limit, allowed, breaks=options.breaks
    )
    found = faults([(m.attendee_id, m.booth_id, m.slot) for m in meetings], terms)
    if found:
        raise FairPlanUnsound(count=len(found), detail=found[0])


def _too_few(
    matching: Matching,
    sides: FairSides,
    met: Pairs,
    widened: Widened,
    seekers: Sequence[SeekerProfile],
    offer: FairBooths,
    may: NDArray[np.bool_],
    rules: Rules,
) -> list[Unplaced]:
    """Return why each of those has too few meetings who has fewer than the floor, or none."""
    n_met = meetings_of(rules.n_attendees, met.attendee)
    suitable = widened.offered.take(best_of_each_booth(widened.offered)).attendee
    there = Circumstances(
        booths=offer.booths,
        booth_of=np.array(offer.booth_of, dtype=np.int64),
        may=may,
        suitable=meetings_of(rules.n_attendees, suitable),
    )
    few = np.flatnonzero(n_met < max(rules.floor, 1))
    return [
        too_few(matching, sides, block, seekers[person], int(n_met[person]), there)
        for person in few.tolist()
        for block in blocks(matching, sides, np.array([person]))
    ]


def _relaxation(
    widened: Widened, hall: Hall, rules: Rules, offer: FairBooths, n_breaks: int
) -> Relaxation | None:
    """Return the least that would bring everybody to the floor; ``None`` if nothing is missing."""
    shortage = find_shortage(widened.offered, hall, rules)
    if not shortage.missing:
        return None
    extra = np.flatnonzero(shortage.extra).tolist()
    return Relaxation(
        missing=shortage.missing,
        extra_meetings={offer.booths[i].id: int(shortage.extra[i]) for i in extra},
        slots=None if shortage.slots is None else shortage.slots + n_breaks,
    )


def fair_counts(inputs: FairInputs, held: Sequence[HeldPosting]) -> FairCounts:
    """Return what the files held.

    Parameters
    ----------
    inputs
        The files, read.
    held
        Postings whose ads a steward must see.
    """
    offer, guests = inputs.offer, inputs.guests
    left_out = Counter(offer.left_out) + Counter(guests.left_out)
    return FairCounts(
        booth_rows=offer.n_rows,
        booths=len(offer.booths),
        postings=len(offer.postings),
        postings_rejected=offer.rejected,
        postings_held=len(held),
        attendee_rows=guests.n_rows,
        attendees=len(guests.people),
        merged=len(guests.merged),
        left_out={reason: n for reason, n in left_out.items() if n},
        problems=len(offer.problems) + len(guests.problems),
    )

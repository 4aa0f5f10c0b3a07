"""Plan a joint fair: one pool of people, a plan a city, interviews across cities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from features.progress import Progress, silent
from recommender.domain.fair import FairPlan, Meeting
from recommender.errors import InvalidInput
from recommender.fairs.problem import Ints
from recommender.importing.fair_attendees import read_registrations
from recommender.importing.joint_cities import CitySpec, JointSpec
from recommender.ports import TableReader
from recommender.services.joint_check import refuse_unsound
from recommender.services.joint_hours import joint_hours
from recommender.services.joint_people import joint_people
from recommender.services.joint_plan import PlannedCity, PlannedJoint
from recommender.services.joint_postings import same_postings
from recommender.services.joint_remote import Remote, plan_remote
from recommender.services.joint_sides import id_in
from recommender.services.matching import Matching
from recommender.services.plan_fair import FairInputs, PlannedFair, fair_counts, plan_read
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_reading import FairBooths, FairPeople, read_fair_booths
from recommender.services.plan_fair_scores import WIDENED


def plan_joint_fair(
    matching: Matching, reader: TableReader, spec: JointSpec, progress: Progress = silent
) -> PlannedJoint:
    """Return the plans of a joint fair, each verified, and all of them together.

    Parameters
    ----------
    matching
        The parts; nothing is stored.
    reader
        Opens files.
    spec
        The cities.
    progress
        Told ``("score", done, total)`` attendees, city by city.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        A file cannot be read.
    InvalidInput
        A city has nobody, or nothing to meet about.
    UsageError
        Numbers do not go together, or interviews at a distance overlap with the halls.
    FairPlanUnsound
        A plan breaks a rule: a fault of the program.
    """
    today = matching.clock.today()
    options = [_options(city) for city in spec.cities]
    for one in options:
        one.rules(0)
    hours, remote_hours = joint_hours(spec)
    reads = [read_registrations(reader.read(c.attendees), today, c.region) for c in spec.cities]
    guests, merged = joint_people(reads, spec.cities, today)
    offers = [
        read_fair_booths(reader, city.booths, today, city.region, city.capacity)
        for city in spec.cities
    ]
    _refuse_nothing(spec, guests, offers)
    made = [
        plan_read(matching, FairInputs(offer, people), how, progress)
        for offer, people, how in zip(offers, guests, options, strict=True)
    ]
    names = [city.name for city in spec.cities]
    found = plan_remote(matching, made, spec)
    joint = PlannedJoint(
        cities=tuple(map(PlannedCity, spec.cities, options, hours, made)),
        remote=_as_fair(found, made, spec),
        remote_hours=remote_hours,
        found=found,
        merged=merged,
        same=same_postings(dict(zip(names, offers, strict=True))),
    )
    refuse_unsound(joint)
    return joint


def _options(city: CitySpec) -> FairOptions:
    return FairOptions(
        slots=city.slots,
        floor=city.floor,
        limit=city.limit,
        capacity=city.capacity,
        with_held=city.with_held,
        near=city.region,
        keep_apart=frozenset(city.keep_apart),
        breaks=frozenset(slot - 1 for slot in city.breaks),
    )


def _refuse_nothing(
    spec: JointSpec, guests: Sequence[FairPeople], offers: Sequence[FairBooths]
) -> None:
    for city, people, offer in zip(spec.cities, guests, offers, strict=True):
        for path, rows in ((city.attendees, people.people), (city.booths, offer.postings)):
            if not rows:
                raise InvalidInput(
                    detail_zh=f"{city.name}的文件 {path.name} 表头下面没有能用的一行",
                    detail_en=f"{path.name} of {city.name} has no usable row below its header",
                )


def _as_fair(found: Remote, made: Sequence[PlannedFair], spec: JointSpec) -> PlannedFair:
    """Return the interviews as a fair, with those alone who have one."""
    sides, placed = found.sides, found.bent.placed
    people = sorted(set(placed.met.attendee.tolist()))
    row_of = {person: row for row, person in enumerate(people)}
    order = sorted(
        range(len(placed.slot)),
        key=lambda i: (placed.slot[i], placed.met.booth[i], placed.met.attendee[i]),
    )
    of_all = {
        id_in(city.name, person.id): person
        for city, one in zip(spec.cities, made, strict=True)
        for person in one.inputs.guests.people
    }
    met = placed.met.take(_ints(order))
    met = replace(met, attendee=_ints([row_of[one] for one in met.attendee.tolist()]))
    seekers = [sides.seekers[person] for person in people]
    guests = tuple(
        replace(of_all[seeker.id], id=seeker.id, profile=seeker, needs=()) for seeker in seekers
    )
    offer = FairBooths(
        sides.booths, sides.postings, sides.booth_of, len(sides.postings), 0, Counter(), ()
    )
    inputs = FairInputs(offer, FairPeople(guests, (), len(guests), Counter(), ()))
    slots = placed.slot[_ints(order)].tolist()
    meetings = tuple(
        Meeting(
            attendee_id=seekers[attendee].id,
            booth_id=sides.booths[booth].id,
            posting_id=sides.postings[posting].id,
            slot=slot,
            score=round(score, 4),
            widened=WIDENED[level],
        )
        for attendee, booth, posting, slot, score, level in zip(
            met.attendee.tolist(),
            met.booth.tolist(),
            met.posting.tolist(),
            slots,
            met.score.tolist(),
            met.level.tolist(),
            strict=True,
        )
    )
    plan = _remote_plan(meetings, inputs, spec, made)
    return PlannedFair(plan, inputs, seekers, sides.only(_ints(people)), met)


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _remote_plan(
    meetings: tuple[Meeting, ...],
    inputs: FairInputs,
    spec: JointSpec,
    made: Sequence[PlannedFair],
) -> FairPlan:
    return FairPlan(
        meetings=meetings,
        unplaced=(),
        capacities={b.id: b.capacity_per_slot or 0 for b in inputs.offer.booths},
        floor=0,
        slots=spec.remote.slots,
        limit=spec.remote.limit,
        halls={b.id: b.hall for b in inputs.offer.booths},
        counts=fair_counts(inputs, ()),
        versions=made[0].plan.versions,
    )

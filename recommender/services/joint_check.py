"""Check a joint fair before it is handed out."""

from __future__ import annotations

from datetime import datetime

from recommender.errors import FairPlanUnsound
from recommender.fairs.verify_joint import JointTerms, joint_faults
from recommender.services.fair_print_times import spans_of
from recommender.services.joint_plan import PlannedJoint
from recommender.services.joint_sides import compared, id_in


def refuse_unsound(joint: PlannedJoint) -> None:
    """Refuse to hand out a joint fair that breaks a rule.

    Parameters
    ----------
    joint
        All of it.

    Raises
    ------
    FairPlanUnsound
        It breaks one: a fault of the program.
    """
    found, names = joint.found, [city.spec.name for city in joint.cities]
    sides = found.sides
    city_of = [names[number] for number in sides.city_of_booth.tolist()]
    booths = [
        (city, booth.id.removeprefix(f"{city}-"))
        for city, booth in zip(city_of, sides.booths, strict=True)
    ]
    at = {booth.id: key for booth, key in zip(sides.booths, booths, strict=True)}
    people = [seeker.id for seeker in sides.seekers]
    offered = found.pairs.level <= found.bent.level[found.pairs.attendee]
    allowed: dict[str, set[tuple[str, str]]] = {}
    pairs = found.pairs
    rows = zip(pairs.attendee[offered].tolist(), pairs.booth[offered].tolist(), strict=True)
    for person, booth in rows:
        allowed.setdefault(people[person], set()).add(booths[booth])
    in_halls = {
        (id_in(city.spec.name, met.attendee_id), city.spec.name, met.booth_id, met.slot): met
        for city in joint.cities
        for met in city.made.plan.meetings
    }
    terms = JointTerms(
        homes={
            id_in(city.spec.name, person.id): city.spec.name
            for city in joint.cities
            for person in city.made.inputs.guests.people
            if not person.elsewhere
        },
        employers={
            (city.spec.name, booth.id): compared(booth.employer_name)
            for city in joint.cities
            for booth in city.made.inputs.offer.booths
        },
        places=dict(zip(booths, sides.capacities.tolist(), strict=True)),
        slots=joint.remote.plan.slots,
        allowed=allowed,
        most=dict(zip(people, found.room.tolist(), strict=True)),
        floors=dict(zip(people, found.floor.tolist(), strict=True)),
        uncounted={key for key, met in in_halls.items() if "other_work" in met.widened},
        clock=_clock(joint),
    )
    remote = [(m.attendee_id, *at[m.booth_id], m.slot) for m in joint.remote.plan.meetings]
    faults = joint_faults(list(in_halls), remote, terms)
    if faults:
        raise FairPlanUnsound(count=len(faults), detail=faults[0])


def _clock(joint: PlannedJoint) -> dict[tuple[str, int], tuple[datetime, datetime]]:
    sessions = [(city.spec.name, city.hours, city.made.plan.slots) for city in joint.cities]
    sessions.append(("", joint.remote_hours, joint.remote.plan.slots))
    return {
        (name, slot): span.on(hours.day)
        for name, hours, slots in sessions
        if hours.day is not None
        for slot, span in enumerate(spans_of(hours, slots))
    }

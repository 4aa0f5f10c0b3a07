"""Put down what came of a joint fair: figures a city, interviews across, and who was merged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from recommender.domain.joint_fair import CityFigures, JointPlan, RemoteMeeting
from recommender.services.joint_plan import PlannedCity, PlannedJoint
from recommender.services.joint_postings import n_different
from recommender.services.joint_sides import id_in

JOINT_FILE = "joint.json"


def joint_plan(joint: PlannedJoint) -> JointPlan:
    """Return what `joint.json` holds.

    Parameters
    ----------
    joint
        All of it.
    """
    remote = _remote(joint)
    met = {(m.attendee_city, m.attendee_id) for m in remote}
    for city in joint.cities:
        met |= {(city.spec.name, m.attendee_id) for m in city.made.plan.meetings}
    return JointPlan(
        cities=tuple(_figures(city, remote) for city in joint.cities),
        people=sum(
            len(city.made.inputs.guests.people) - len(city.elsewhere) for city in joint.cities
        ),
        placed=len(met),
        merged=joint.merged,
        same_postings=joint.same,
        postings=n_different([city.made.inputs.offer for city in joint.cities], joint.same),
        remote=remote,
        remote_slots=joint.remote.plan.slots,
        remote_capacities=_capacities(joint),
        versions=joint.cities[0].made.plan.versions,
    )


def folder_of(root: Path, city: str) -> Path:
    """Return where the plan of a city lies.

    Parameters
    ----------
    root
        The folder of the joint fair.
    city
        Its name.
    """
    return root / city


def _remote(joint: PlannedJoint) -> tuple[RemoteMeeting, ...]:
    found = joint.found
    names = [city.spec.name for city in joint.cities]
    home = dict(
        zip((s.id for s in found.sides.seekers), found.sides.city_of_person.tolist(), strict=True)
    )
    short = {
        seeker.id: bool(has < floor)
        for seeker, has, floor in zip(
            found.sides.seekers, found.has.tolist(), found.floor.tolist(), strict=True
        )
    }
    booth_city = {
        booth.id: names[number]
        for booth, number in zip(
            found.sides.booths, found.sides.city_of_booth.tolist(), strict=True
        )
    }
    return tuple(
        RemoteMeeting(
            attendee_city=names[home[met.attendee_id]],
            attendee_id=met.attendee_id.removeprefix(f"{names[home[met.attendee_id]]}-"),
            booth_city=booth_city[met.booth_id],
            booth_id=met.booth_id.removeprefix(f"{booth_city[met.booth_id]}-"),
            posting_id=met.posting_id.removeprefix(f"{booth_city[met.booth_id]}-"),
            slot=met.slot,
            score=met.score,
            widened=met.widened,
            for_floor=short[met.attendee_id],
        )
        for met in joint.remote.plan.meetings
    )


def _figures(city: PlannedCity, remote: tuple[RemoteMeeting, ...]) -> CityFigures:
    plan, name = city.made.plan, city.spec.name
    offer, out = city.made.inputs.offer, Counter(m.attendee_city for m in remote)
    return CityFigures(
        city=name,
        region_code=city.spec.region,
        folder=name,
        registered=len(city.made.inputs.guests.people),
        elsewhere=len(city.elsewhere),
        placed=len({met.attendee_id for met in plan.meetings}),
        meetings=len(plan.meetings),
        unplaced=sum(one.code != "other_city" for one in plan.unplaced),
        below_floor=len(plan.short),
        booths=len(offer.booths),
        postings=len(offer.postings),
        openings=sum(posting.openings or 0 for posting in offer.postings),
        remote_booths=sum(b.remote is True and bool(b.capacity_per_slot) for b in offer.booths),
        remote_out=out[name],
        remote_in=sum(m.booth_city == name for m in remote),
    )


def _capacities(joint: PlannedJoint) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for city in joint.cities:
        name, capacities = city.spec.name, joint.remote.plan.capacities
        mine = {b.id: id_in(name, b.id) for b in city.made.inputs.offer.booths}
        there = {own: capacities[id_] for own, id_ in mine.items() if id_ in capacities}
        found |= {name: there} if there else {}
    return found

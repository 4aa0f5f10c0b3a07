"""Take the registrations of several cities together: everybody once, each in one city."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np

from features.region.areas import all_regions, within
from features.region.distance import distances_km
from recommender.domain.fair import MergeBasis
from recommender.domain.joint_fair import JointMerged
from recommender.domain.seeker import SeekerProfile
from recommender.importing.fair_attendees import ReadRegistrations
from recommender.importing.fair_same_person import Person, keys_of, same_person
from recommender.importing.joint_cities import CitySpec
from recommender.services.fair_registrations import Signed, signed_up
from recommender.services.plan_fair_reading import FairPeople, fair_people, person_of

Where = tuple[int, int]
"""A city, and the position of somebody's first row in its file."""


@dataclass(frozen=True)
class _Link:
    """Two registrations of one person in two cities, the earlier one first."""

    one: Where
    two: Where
    basis: MergeBasis


def joint_people(
    reads: Sequence[ReadRegistrations], cities: Sequence[CitySpec], today: date
) -> tuple[tuple[FairPeople, ...], tuple[JointMerged, ...]]:
    """Return who comes in each city, and who signed up in several.

    Within a city people are found as by ``fair plan``. Across cities registration numbers say
    nothing: each city counts its own. Whoever signed up in several is planned in the one they
    would work in, else the one nearest to where they live, else the first; in the others they
    are listed as planned elsewhere. Nobody is sent to a hall that they did not sign up for.

    Parameters
    ----------
    reads
        The registrations of each city.
    cities
        In the same order.
    today
        The day of the plan.
    """
    signed = [
        signed_up([read], today, city.region, frozenset(city.keep_apart))
        for read, city in zip(reads, cities, strict=True)
    ]
    links = list(_links(signed, cities))
    groups = _groups(links)
    homes = {where: _home(group, signed, cities) for group in groups for where in group}
    others = {where: [one for one in group if one != where] for group in groups for where in group}
    guests = tuple(
        _guests(number, signed, homes, others, cities, read, today)
        for number, read in enumerate(reads)
    )
    return guests, tuple(_told(link, signed, homes, cities) for link in links)


def _links(signed: Sequence[Signed], cities: Sequence[CitySpec]) -> Iterator[_Link]:
    """Yield who is one person in two cities; a person is at most one of each city."""
    shared: defaultdict[tuple[object, ...], set[Where]] = defaultdict(set)
    for city, those in enumerate(signed):
        for place in those.ids:
            for row in those.rows_of(place):
                for key in keys_of(those.people[row]):
                    if key[0] != "number":
                        shared[key].add((city, place))
    pairs = {pair for places in shared.values() for pair in combinations(sorted(places), 2)}
    members: dict[Where, set[Where]] = {}
    for one, two in sorted(pairs):
        mine, theirs = members.get(one, {one}), members.get(two, {two})
        if mine is theirs or {city for city, _ in mine} & {city for city, _ in theirs}:
            continue
        if signed[two[0]].number(two[1]) in cities[two[0]].keep_apart:
            continue
        basis = _basis(_rows(one, signed), _rows(two, signed))
        if basis is not None:
            together = mine | theirs
            members.update(dict.fromkeys(together, together))
            yield _Link(one, two, basis)


def _rows(where: Where, signed: Sequence[Signed]) -> list[Person]:
    city, place = where
    return [signed[city].people[row] for row in signed[city].rows_of(place)]


def _basis(mine: Sequence[Person], theirs: Sequence[Person]) -> MergeBasis | None:
    found = (same_person(one, two, numbered=False) for one in mine for two in theirs)
    return next((basis for basis in found if basis is not None), None)


def _groups(links: Sequence[_Link]) -> list[list[Where]]:
    group_of: dict[Where, set[Where]] = {}
    for link in links:
        together = group_of.get(link.one, {link.one}) | group_of.get(link.two, {link.two})
        group_of.update(dict.fromkeys(together, together))
    return [sorted(group) for group in {id(one): one for one in group_of.values()}.values()]


def _home(group: Sequence[Where], signed: Sequence[Signed], cities: Sequence[CitySpec]) -> int:
    """Return the city that somebody is planned in, of those they signed up in."""
    profiles = [one.profile for where in group for one in _rows(where, signed)]
    return min(
        (city for city, _ in group),
        key=lambda city: (
            not any(would_work_in(profile, cities[city].region) for profile in profiles),
            min(_km(profile, cities[city].region) for profile in profiles),
            city,
        ),
    )


def would_work_in(profile: SeekerProfile, region: str) -> bool:
    """Tell whether somebody names a place as one they would work in.

    Parameters
    ----------
    profile
        Theirs.
    region
        GB/T 2260 code of the place.
    """
    codes = profile.acceptable_region_codes
    return any(within(code, region) or within(region, code) for code in codes)


def _km(profile: SeekerProfile, place: str) -> float:
    """Return how far somebody lives from the nearest district of a city, 0 within it."""
    home = profile.home_region_code
    if home is None or within(home, place):
        return math.inf if home is None else 0.0
    far = distances_km(home, np.array(_districts(place)))
    return math.inf if np.isnan(far).all() else float(np.nanmin(far))


@cache
def _districts(place: str) -> tuple[str, ...]:
    return tuple(code for code in all_regions() if within(code, place))


def _guests(
    number: int,
    signed: Sequence[Signed],
    homes: dict[Where, int],
    others: dict[Where, list[Where]],
    cities: Sequence[CitySpec],
    read: ReadRegistrations,
    today: date,
) -> FairPeople:
    mine = signed[number]
    guests = fair_people(mine, read.left_out, today)
    people = []
    for place, person in zip(mine.ids, guests.people, strict=True):
        where = (number, place)
        if where in homes:
            rows = [one for other in others[where] for one in _rows(other, signed)]
            home = homes[where]
            person = replace(
                person_of(mine, place, today, rows),
                elsewhere="" if home == number else cities[home].name,
            )
        people.append(person)
    return replace(guests, people=tuple(people))


def _told(
    link: _Link, signed: Sequence[Signed], homes: dict[Where, int], cities: Sequence[CitySpec]
) -> JointMerged:
    (first, place), (city, row) = link.one, link.two
    return JointMerged(
        city=cities[city].name,
        attendee_id=signed[city].ids[row],
        row=signed[city].people[row].registration.row.number,
        same_as_city=cities[first].name,
        same_as=signed[first].ids[place],
        same_as_row=signed[first].people[place].registration.row.number,
        basis=link.basis,
        home=cities[homes[link.two]].name,
    )

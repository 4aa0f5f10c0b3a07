"""Find registrations of one person: by what identifies people, else by what they say.

Two people taken for one would cost one of them the fair, so facts alone must agree in almost
everything, and anything that contradicts keeps rows apart. What was merged is told, with why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from recommender.domain.fair import MergeBasis
from recommender.domain.seeker import SeekerProfile
from recommender.importing.fair_attendees import Registration
from recommender.retrieval.texts import terms

_LEAST_AGREEING: Final = 4  # facts, where nothing identifies the person
_LEAST_IN_PART: Final = 3  # facts, of a row that repeats part of the one next to it
_LEAST_COMMON: Final = 0.5  # of the character pairs of the shorter words about the person


@dataclass(frozen=True)
class Person:
    """A registration with its profile after its own words were read.

    Parameters
    ----------
    registration
        The row.
    profile
        What columns and words say of the person.
    """

    registration: Registration
    profile: SeekerProfile


def same_people(
    people: Sequence[Person], file_of: Sequence[int] = ()
) -> dict[int, tuple[int, MergeBasis]]:
    """Return, by position, the first registration of the same person and why it is thought so.

    Parameters
    ----------
    people
        In the order of the file.
    file_of
        Number of the file of each, where there are several: rows next to each other in two
        files are no neighbours.
    """
    merged: dict[int, tuple[int, MergeBasis]] = {}
    for one, two in _pairs_to_compare(people):
        if two in merged:
            continue
        first = merged[one][0] if one in merged else one
        beside = two - one == 1 and (not file_of or file_of[one] == file_of[two])
        basis = same_person(people[one], people[two], adjacent=beside)
        if basis is not None:
            merged[two] = (first, basis)
    return merged


def _pairs_to_compare(people: Sequence[Person]) -> list[tuple[int, int]]:
    """Return the pairs that share something, ascending: few of all there are."""
    shared: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in keys_of(person):
            shared[key].append(place)
    pairs = {pair for places in shared.values() for pair in combinations(places, 2)}
    pairs |= {(place, place + 1) for place in range(len(people) - 1)}
    return sorted(pairs)


def keys_of(person: Person) -> Iterator[tuple[object, ...]]:
    """Yield what two registrations of one person share at least one of.

    Parameters
    ----------
    person
        Any.
    """
    row, facts = person.registration, person.profile
    named = {
        "number": row.number,
        "phone": row.identity.phone,
        "id_number": row.identity.id_number,
    }
    yield from ((kind, value) for kind, value in named.items() if value)
    told = (facts.education, facts.experience_years, facts.salary_min_cny_month)
    if None not in told:
        yield ("facts", *told)


def same_person(
    one: Person, two: Person, *, adjacent: bool = False, numbered: bool = True
) -> MergeBasis | None:
    """Return why two registrations are one person's, ``None`` where they may not be.

    Parameters
    ----------
    one, two
        The registrations.
    adjacent
        One stands next to the other in a file.
    numbered
        Their numbers are of one series; those of two cities say nothing about each other.
    """
    mine, theirs = one.registration.identity, two.registration.identity
    if mine.id_number and theirs.id_number:
        return "id_number" if mine.id_number == theirs.id_number else None
    if mine.name and theirs.name and mine.name != theirs.name:
        return None
    agreeing, against = _compared(one.profile, two.profile)
    if mine.phone and mine.phone == theirs.phone and mine.name == theirs.name and against <= 1:
        return "phone"
    if against or (mine.phone and theirs.phone and mine.phone != theirs.phone):
        return None
    wish = _common(_wish(one), _wish(two))
    number = one.registration.number if numbered else ""
    if number and number == two.registration.number:
        return "registration" if wish or not (_wish(one) and _wish(two)) else None
    alike = _common(one.profile.summary, two.profile.summary)
    if agreeing >= _LEAST_AGREEING and wish and alike >= _LEAST_COMMON:
        return "facts"
    in_part = adjacent and wish == 1 and agreeing >= _LEAST_IN_PART and _says_no_more(one, two)
    return "part" if in_part else None


def _compared(one: SeekerProfile, two: SeekerProfile) -> tuple[int, int]:
    """Return how many facts are known of both and agree, and how many do not."""
    facts = (
        (one.education, two.education),
        (one.experience_years, two.experience_years),
        (one.salary_min_cny_month, two.salary_min_cny_month),
        (one.home_region_code, two.home_region_code),
        (_papers(one), _papers(two)),
    )
    known = [(a, b) for a, b in facts if a is not None and b is not None]
    agreeing = sum(a == b for a, b in known)
    return agreeing, len(known) - agreeing


def _papers(profile: SeekerProfile) -> frozenset[str] | None:
    """Return the names of certificates without their levels, ``None`` where none is told."""
    return frozenset(held.name for held in profile.certificates) or None


def _says_no_more(one: Person, two: Person) -> bool:
    """Tell whether one of two rows, without words of its own, says only what the other says."""
    return any(
        not bare.profile.summary and _known(bare.profile) <= _known(full.profile)
        for bare, full in ((one, two), (two, one))
    )


def _known(profile: SeekerProfile) -> frozenset[str]:
    names = ("education", "experience_years", "salary_min_cny_month", "home_region_code")
    told = {name for name in names if getattr(profile, name) is not None}
    return frozenset(told | ({"certificates"} if profile.certificates else set()))


def _wish(person: Person) -> str:
    return "、".join(person.profile.desired_titles)


def _common(one: str, two: str) -> float:
    """Return the share of the terms of the shorter text that the longer one has too."""
    mine, theirs = set(terms(one)), set(terms(two))
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0

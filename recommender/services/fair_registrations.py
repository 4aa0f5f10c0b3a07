"""Take the registrations of one person together: who they are, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from features.text import fold
from recommender.domain.fair import MergeBasis
from recommender.domain.seeker import SeekerProfile, WorkingAge
from recommender.importing.fair_attendees import ReadRegistrations, Registration
from recommender.importing.fair_booths import free_id
from recommender.importing.fair_problems import fair_problem
from recommender.importing.fair_same_person import Person, same_people
from recommender.importing.row_problems import RowError
from recommender.intake.working_age import read_working_age
from recommender.services.enrich_seekers import enrich
from recommender.services.working_age import working_age


@dataclass(frozen=True)
class Signed:
    """Registrations, those of one person found.

    Parameters
    ----------
    people
        One a row, of all files.
    file_of
        Number of the file of each.
    same
        By row, the first row of the same person and why it is thought so.
    ids
        By row, the id of everybody who was not merged into another.
    problems
        By file, what to look at.
    """

    people: Sequence[Person]
    file_of: Sequence[int]
    same: dict[int, tuple[int, MergeBasis]]
    ids: dict[int, str]
    problems: Sequence[Sequence[RowError]]

    def rows_of(self, place: int) -> list[int]:
        """Return all rows of the person whose first row is `place`."""
        return [place, *(row for row, (first, _) in self.same.items() if first == place)]

    def number(self, row: int) -> str:
        """Return the registration number of a row, or what stands for it."""
        one = self.people[row].registration
        return one.number or f"R{one.row.number}"


def signed_up(
    reads: Sequence[ReadRegistrations], today: date, near: str | None, keep_apart: frozenset[str]
) -> Signed:
    """Find who signed up several times, in one file or in a later one.

    Parameters
    ----------
    reads
        The files, in the order of the day.
    today
        The day of the plan.
    near
        Code of the place the fair is at.
    keep_apart
        Registration numbers that are never merged into another.
    """
    registrations = [one for read in reads for one in read.registrations]
    file_of = [number for number, read in enumerate(reads) for _ in read.registrations]
    people = [_told(one, today, near) for one in registrations]
    same = {
        place: found
        for place, found in same_people(people, file_of).items()
        if people[place].registration.number not in keep_apart
    }
    ids, shared = _ids(registrations, same, [reads[file].number_column for file in file_of])
    problems: list[list[RowError]] = [list(read.problems) for read in reads]
    for place, problem in shared:
        problems[file_of[place]].append(problem)
    return Signed(people, file_of, same, ids, problems)


def whole_profile(rows: Sequence[Person], id_: str, today: date) -> SeekerProfile | None:
    """Return what all rows of a person say together, ``None`` where none could be read.

    Parameters
    ----------
    rows
        Of one person.
    id_
        Of the person.
    today
        The day of the plan.
    """
    if all(one.registration.profile is None for one in rows):
        return None
    fullest, *others = sorted(rows, key=lambda one: -_n_known(one.profile))
    profile = fullest.profile
    for other in others:
        profile = _filled(profile, other.profile)
    ages = [_age(one, today) for one in rows]
    youngest = next((age for age in ("under_16", "under_18") if age in ages), None)
    return profile.model_copy(update={"id": id_, "working_age": youngest})


def says_remote(rows: Sequence[Person]) -> bool | None:
    """Return whether somebody would talk to an employer at a distance; any no counts.

    Parameters
    ----------
    rows
        Of one person.
    """
    said = [one.registration.remote for one in rows if one.registration.remote is not None]
    return all(said) if said else None


def _told(one: Registration, today: date, near: str | None) -> Person:
    profile = one.profile or SeekerProfile(id="")
    return Person(one, enrich(profile, today, near))


def _ids(
    registrations: Sequence[Registration], same: dict[int, Any], columns: Sequence[str]
) -> tuple[dict[int, str], list[tuple[int, RowError]]]:
    """Return the id of everybody who was not merged, and where numbers had to be made."""
    ids: dict[int, str] = {}
    problems: list[tuple[int, RowError]] = []
    taken: set[str] = set()
    for place, one in enumerate(registrations):
        if place in same:
            continue
        if not one.number:
            problems.append((place, fair_problem(one.row, "attendee_unnumbered", columns[place])))
        elif one.number in taken:
            problems.append((place, fair_problem(one.row, "attendee_shared", columns[place])))
        ids[place] = free_id(one.number or f"R{one.row.number}", taken)
        taken.add(ids[place])
    return ids, problems


def _age(person: Person, today: date) -> WorkingAge | None:
    """Return what the law on minors makes of a date of birth, or else of the person's words."""
    born = person.registration.birth_date
    if born is not None:
        return working_age(born, today)
    return read_working_age(fold(person.profile.summary), person.profile.experience_years)


def _n_known(profile: SeekerProfile) -> int:
    return sum(value not in (None, (), "") for value in profile.model_dump().values())


def _filled(profile: SeekerProfile, other: SeekerProfile) -> SeekerProfile:
    """Return a profile with what it leaves open taken from another of the same person."""
    open_fields = {
        name: getattr(other, name)
        for name in type(profile).model_fields
        if getattr(profile, name) in (None, (), "")
    }
    return profile.model_copy(update=open_fields)

"""Read the two files of a fair into booths, postings and people, with all there is to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from features.text import fold
from recommender.domain.fair import AccessKind, Booth, FairFile, FairProblem, Merged
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile, WorkingAge
from recommender.importing.fair_access import halls, read_hall, read_offers
from recommender.importing.fair_attendees import Registration, read_registrations
from recommender.importing.fair_booths import ReadBooths, free_id, read_booths
from recommender.importing.fair_problems import fair_problem
from recommender.importing.fair_same_person import Person, same_people
from recommender.importing.row_problems import RowError
from recommender.intake.working_age import read_working_age
from recommender.ports import TableReader
from recommender.services.enrich_seekers import enrich
from recommender.services.working_age import working_age

FAIR_ID = "fair"


@dataclass(frozen=True)
class FairPerson:
    """Somebody who comes; the profile is ``None`` where the row could not be read.

    ``file`` is 0 for the registrations and counts the files of those who walked in. ``needs``
    is what the person needs at a booth; it goes to no other part than the timetable.
    """

    id: str
    row: int
    profile: SeekerProfile | None
    needs: tuple[AccessKind, ...] = field(default=(), repr=False)
    file: int = 0


@dataclass(frozen=True)
class FairBooths:
    """What is offered.

    Parameters
    ----------
    booths
        In the order of the file.
    postings
        Of all booths, in the order of the file.
    booth_of
        Position of the booth of each posting.
    n_rows, rejected
        Rows that should be postings, and those that hold none.
    left_out
        Rows that are none, by reason.
    problems
        What to look at.
    """

    booths: tuple[Booth, ...]
    postings: tuple[JobPosting, ...]
    booth_of: tuple[int, ...]
    n_rows: int
    rejected: int
    left_out: Counter[str]
    problems: tuple[FairProblem, ...]


@dataclass(frozen=True)
class FairPeople:
    """Who comes; ``n_rows`` is people and registrations that were merged into theirs.

    ``again`` are those of whom a table of walk-ins has a row too.
    """

    people: tuple[FairPerson, ...]
    merged: tuple[Merged, ...]
    n_rows: int
    left_out: Counter[str]
    problems: tuple[FairProblem, ...]
    again: frozenset[str] = frozenset()


def read_fair_booths(
    reader: TableReader, path: Path, today: date, near: str | None, capacity: int | None
) -> FairBooths:
    """Read the table of employers.

    Parameters
    ----------
    reader
        Opens files.
    path
        The file.
    today
        The day of the plan.
    near
        Code of the place the fair is at.
    capacity
        Meetings in a slot for booths that do not say it; ``None`` leaves them unknown.
    """
    read = read_booths(reader.read(path), today, near)
    postings = [
        (position, posting)
        for position, booth in enumerate(read.booths)
        for _, posting in booth.postings
    ]
    told = [p for p in read.problems if capacity is None or p.code != "capacity_unknown"]
    return FairBooths(
        booths=tuple(_booths(read, capacity)),
        postings=tuple(posting for _, posting in postings),
        booth_of=tuple(position for position, _ in postings),
        n_rows=read.n_rows,
        rejected=read.rejected,
        left_out=read.left_out,
        problems=tuple(as_problems(told, "booths")),
    )


def _booths(read: ReadBooths, capacity: int | None) -> Iterable[Booth]:
    stated = [(one.id, one.hall or read_hall(" ".join(one.notes))) for one in read.booths]
    for booth, hall in zip(read.booths, halls(stated), strict=True):
        notes = "；".join(booth.notes)
        yield Booth(
            id=booth.id,
            fair_id=FAIR_ID,
            employer_name=booth.employer_name,
            posting_ids=tuple(posting.id for _, posting in booth.postings),
            capacity_per_slot=capacity if booth.capacity is None else booth.capacity,
            notes=notes,
            hall=hall,
            offers=read_offers(notes),
        )


def read_fair_people(
    reader: TableReader,
    path: Path,
    today: date,
    near: str | None,
    keep_apart: frozenset[str] = frozenset(),
    walk_ins: Sequence[Path] = (),
) -> FairPeople:
    """Read the table of registrations and take those of one person together.

    Who walks in is looked up among all before them: somebody who is registered already is one
    person, and the numbers of those before do not change.

    Parameters
    ----------
    reader
        Opens files.
    path
        The file.
    today
        The day of the plan.
    near
        Code of the place the fair is at.
    keep_apart
        Registration numbers that are never merged into another.
    walk_ins
        Tables of those who came without being in the first one, in the order of the day.
    """
    reads = [read_registrations(reader.read(file), today, near) for file in (path, *walk_ins)]
    registrations = [one for read in reads for one in read.registrations]
    file_of = [number for number, read in enumerate(reads) for _ in read.registrations]
    people = [_told(one, today, near) for one in registrations]
    same = {
        place: found
        for place, found in same_people(people).items()
        if people[place].registration.number not in keep_apart
    }
    ids, shared = _ids(registrations, same, [reads[file].number_column for file in file_of])
    told: list[list[RowError]] = [list(read.problems) for read in reads]
    for place, problem in shared:
        told[file_of[place]].append(problem)
    return FairPeople(
        people=tuple(
            replace(_person(place, people, same, ids, today), file=file_of[place])
            for place in ids
            if place not in same
        ),
        merged=tuple(
            Merged(
                attendee_id=registrations[place].number or f"R{registrations[place].row.number}",
                same_as=ids[first],
                row=registrations[place].row.number,
                same_as_row=registrations[first].row.number,
                basis=basis,
            )
            for place, (first, basis) in same.items()
        ),
        n_rows=len(registrations),
        left_out=sum((read.left_out for read in reads), Counter()),
        problems=tuple(
            problem
            for number, found in enumerate(told)
            for problem in as_problems(found, "walk_ins" if number else "attendees")
        ),
        again=frozenset(ids[first] for place, (first, _) in same.items() if file_of[place]),
    )


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


def _person(
    place: int,
    people: Sequence[Person],
    same: dict[int, Any],
    ids: dict[int, str],
    today: date,
) -> FairPerson:
    rows = [people[i] for i in (place, *(i for i, (first, _) in same.items() if first == place))]
    number = people[place].registration.row.number
    if all(one.registration.profile is None for one in rows):
        return FairPerson(ids[place], number, None)
    fullest, *others = sorted(rows, key=lambda one: -_n_known(one.profile))
    profile = fullest.profile
    for other in others:
        profile = _filled(profile, other.profile)
    ages = [_age(one, today) for one in rows]
    youngest = next((age for age in ("under_16", "under_18") if age in ages), None)
    needs = tuple(dict.fromkeys(kind for one in rows for kind in one.registration.needs))
    return FairPerson(
        ids[place],
        number,
        profile.model_copy(update={"id": ids[place], "working_age": youngest}),
        needs,
    )


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


def as_problems(found: Iterable[RowError], file: FairFile) -> Iterable[FairProblem]:
    """Yield what is wrong with the rows of a file.

    Parameters
    ----------
    found
        It.
    file
        Which of the files.
    """
    for one in found:
        yield FairProblem(
            file=file,
            row=one.row,
            sheet=one.sheet,
            column=one.column,
            value=one.value,
            code=one.code,
            problem_zh=one.problem_zh,
            problem_en=one.problem_en,
            remedy_zh=one.remedy_zh,
            remedy_en=one.remedy_en,
        )

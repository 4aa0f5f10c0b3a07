"""Read the two files of a fair into booths, postings and people, with all there is to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from recommender.domain.fair import AccessKind, Booth, FairFile, FairProblem, Merged
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.importing.fair_access import halls, read_hall, read_offers, read_remote
from recommender.importing.fair_attendees import read_registrations
from recommender.importing.fair_booths import ReadBooths, read_booths
from recommender.importing.fair_same_person import Person
from recommender.importing.row_problems import RowError
from recommender.ports import TableReader
from recommender.services.fair_registrations import Signed, says_remote, signed_up, whole_profile

FAIR_ID = "fair"
_OF_PEOPLE: Final = frozenset({"attendees", "walk_ins"})
_A_FIGURE: Final = re.compile(
    r"(?!.*\d{8})[A-Za-z约]{0,3}[\d\s.,，~—/-]{1,20}[元年岁月日千万kKwW]{0,3}"
)


@dataclass(frozen=True)
class FairPerson:
    """Somebody who comes; the profile is ``None`` where the row could not be read.

    ``file`` is 0 for the registrations and counts the files of those who walked in. ``needs``
    is what the person needs at a booth; it goes to no other part than the timetable. ``remote``
    is whether they would talk to employers at a distance. Of a joint fair, ``elsewhere`` names
    the city they are planned in, if it is another.
    """

    id: str
    row: int
    profile: SeekerProfile | None
    needs: tuple[AccessKind, ...] = field(default=(), repr=False)
    file: int = 0
    remote: bool | None = None
    elsewhere: str = ""


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
            remote=read_remote(notes) if booth.remote is None else booth.remote,
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
    signed = signed_up(reads, today, near, keep_apart)
    left_out = sum((read.left_out for read in reads), Counter[str]())
    return fair_people(signed, left_out, today)


def fair_people(signed: Signed, left_out: Counter[str], today: date) -> FairPeople:
    """Return who comes, one a person.

    Parameters
    ----------
    signed
        The registrations, those of the first file and of those who walked in.
    left_out
        Rows that are no registrations, by reason.
    today
        The day of the plan.
    """
    same, ids = signed.same, signed.ids
    return FairPeople(
        people=tuple(person_of(signed, place, today) for place in ids),
        merged=tuple(
            Merged(
                attendee_id=signed.number(place),
                same_as=ids[first],
                row=signed.people[place].registration.row.number,
                same_as_row=signed.people[first].registration.row.number,
                basis=basis,
            )
            for place, (first, basis) in same.items()
        ),
        n_rows=len(signed.people),
        left_out=left_out,
        problems=tuple(
            problem
            for number, found in enumerate(signed.problems)
            for problem in as_problems(found, "walk_ins" if number else "attendees")
        ),
        again=frozenset(ids[first] for place, (first, _) in same.items() if signed.file_of[place]),
    )


def person_of(
    signed: Signed, place: int, today: date, elsewhere: Sequence[Person] = ()
) -> FairPerson:
    """Return one person with all their rows.

    Parameters
    ----------
    signed
        The registrations.
    place
        Position of the first of the person's rows.
    today
        The day of the plan.
    elsewhere
        Rows of the same person in files of other fairs.
    """
    rows = [*(signed.people[row] for row in signed.rows_of(place)), *elsewhere]
    return FairPerson(
        signed.ids[place],
        signed.people[place].registration.row.number,
        whole_profile(rows, signed.ids[place], today),
        tuple(dict.fromkeys(kind for one in rows for kind in one.registration.needs)),
        signed.file_of[place],
        says_remote(rows),
    )


def as_problems(found: Iterable[RowError], file: FairFile) -> Iterable[FairProblem]:
    """Yield what is wrong with the rows of a file.

    What a cell of a person says is left in its file, unless it is a figure: a clerk may have
    put there what somebody is ill with. Row and column are enough to find it.

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
            value=one.value if file not in _OF_PEOPLE or _A_FIGURE.fullmatch(one.value) else "",
            code=one.code,
            problem_zh=one.problem_zh,
            problem_en=one.problem_en,
            remedy_zh=one.remedy_zh,
            remedy_en=one.remedy_en,
        )

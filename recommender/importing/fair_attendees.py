"""Read the table of who comes to a fair: one row a registration, nobody left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from features.text import fold
from recommender.domain.fair import AccessKind
from recommender.domain.seeker import SeekerProfile
from recommender.importing.cells import has_lost_digits, said, text_of
from recommender.importing.drafts import Draft
from recommender.importing.fair_access import read_needs
from recommender.importing.fair_problems import fair_problem
from recommender.importing.fair_table import SOURCE, OpenTable, ReadTable, open_table
from recommender.importing.headers import Header, TableHeaders
from recommender.importing.seeker_rows import read_seeker
from recommender.importing.source import SheetRow, SourceRow, SourceTable, is_empty

_PHONE: Final = re.compile(r"(?:86)?(1[3-9]\d{9})")
_LEAST_DIGITS: Final = 7
_NUMBERED: Final = re.compile(r"[a-z-]{0,8}\d{1,12}")
_ID_NUMBER: Final = re.compile(r"\d{17}[\dx]|\d{15}")


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """What tells one person from another; empty where it was not given. Kept nowhere."""

    name: str = ""
    phone: str = ""
    id_number: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Registration:
    """One row.

    Parameters
    ----------
    row
        It, as the file had it.
    number
        The registration number without blanks, in capitals; empty without one.
    identity
        Who it is.
    profile
        What its columns say, without an id; ``None`` where they could not be read.
    birth_date
        For what the law on minors needs, ``None`` where no column holds it.
    needs
        What the person needs at a booth; nothing that matching sees.
    remote
        Whether they would talk to an employer at a distance, ``None`` where it is not said.
    """

    row: SourceRow
    number: str
    identity: Identity
    profile: SeekerProfile | None
    birth_date: date | None
    needs: tuple[AccessKind, ...] = ()
    remote: bool | None = None


@dataclass
class ReadRegistrations(ReadTable):
    """The whole table.

    Parameters
    ----------
    registrations
        One a row, in the order of the file.
    number_column
        Header of the registration numbers, empty without one.
    """

    registrations: list[Registration] = field(default_factory=list)
    number_column: str = ""


def read_registrations(
    table: SourceTable, today: date, near: str | None = None
) -> ReadRegistrations:
    """Read the table of registrations; a row with nothing in it but a number is a person too.

    Parameters
    ----------
    table
        The file.
    today
        The day of the plan.
    near
        Code of the place the fair is at.

    Raises
    ------
    HeaderNotFound
        It has no header that we know.
    """
    opened = open_table(table, "attendees", today, near)
    read = ReadRegistrations()
    read.number_column = next(iter(opened.headers.mapping.headers_of("source_id")), "")
    homes = _homes(table, opened.headers)
    named = (read.number_column, opened.columns.get("name", ""))
    for row in opened.rows(read, lambda note: _person_in(note, homes, named)):
        read.registrations.append(_registration(row, opened, read))
    return read


def _homes(table: SourceTable, headers: TableHeaders) -> dict[int, tuple[str, Header]]:
    """Return the sheet and the header of each row, by the identity of the row."""
    return {
        id(row): (table.sheets[position].name, header)
        for position, header in headers.of_sheet.items()
        for row in table.sheets[position].rows
    }


def _person_in(
    row: SheetRow, homes: dict[int, tuple[str, Header]], named: tuple[str, ...]
) -> SourceRow | None:
    """Return a row that was taken for a note, but holds a number and perhaps a name."""
    sheet, header = homes[id(row)]
    cells = {name: cell for name, cell in zip(header.names, row.cells, strict=False) if name}
    written = [name for name, cell in cells.items() if not is_empty(cell)]
    by_name = all(name in named for name in written)
    numbered = bool(_NUMBERED.fullmatch("".join(fold(text_of(cells.get(named[0]))).split())))
    return SourceRow(sheet, row.number, cells) if written and by_name and numbered else None


def _registration(row: SourceRow, opened: OpenTable, read: ReadRegistrations) -> Registration:
    draft = read_seeker(row, opened.reading)
    profile = _profile(draft)
    codes = {error.code for error in draft.findings.errors}
    if profile is None:
        read.problems.append(fair_problem(row, "attendee_unreadable"))
    if "no_wish" in codes:
        read.problems.append(fair_problem(row, "nothing_said"))
    others = [e for e in draft.findings.errors if e.code not in ("no_wish", "not_a_record")]
    read.problems += [*others, *draft.findings.warnings]
    born = draft.protected.get("birth_date")
    return Registration(
        row=row,
        number="".join(fold(draft.source_id or "").split()).upper(),
        identity=_identity(row, opened.columns),
        profile=profile,
        birth_date=born if isinstance(born, date) else None,
        needs=read_needs(_text(row, opened.columns, "needs")),
        remote=opened.remote(row),
    )


def _profile(draft: Draft) -> SeekerProfile | None:
    whole: dict[str, Any] = {"id": "", "source": SOURCE, **draft.fields}
    try:
        return SeekerProfile.model_validate(whole)
    except ValidationError:
        return None


def _identity(row: SourceRow, columns: dict[str, str]) -> Identity:
    return Identity(
        name="".join(fold(_text(row, columns, "name")).split()),
        phone=_phone(row, columns),
        id_number=_id_number(row, columns),
    )


def _phone(row: SourceRow, columns: dict[str, str]) -> str:
    """Return the digits of a telephone number, also one stored as 13800000000.0."""
    digits = re.sub(r"\D", "", fold(_text(row, columns, "phone")))
    mobile = _PHONE.search(digits)
    if mobile:
        return mobile[1]
    return digits if len(digits) >= _LEAST_DIGITS else ""


def _id_number(row: SourceRow, columns: dict[str, str]) -> str:
    """Return an identity number; of one stored as a number the last digits are lost."""
    if has_lost_digits(row.cells.get(columns.get("id_number", ""))):
        return ""
    found = _ID_NUMBER.fullmatch("".join(fold(_text(row, columns, "id_number")).split()))
    return found.group() if found else ""


def _text(row: SourceRow, columns: dict[str, str], name: str) -> str:
    return said(row.cells.get(columns[name])) if name in columns else ""

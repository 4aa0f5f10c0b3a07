"""Read the table of a fair's employers: one row a posting, several rows a booth.

The number of the booth, the employer and how many meetings it holds stand once, over several
rows: merged, or with nothing below. What a posting asks and offers is read as in any import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pydantic import ValidationError

from features.headcount import parse_headcount
from features.text import fold
from recommender.domain.posting import JobPosting
from recommender.importing.cells import first_said, number_of, said
from recommender.importing.drafts import Draft
from recommender.importing.fair_headers import columns_of
from recommender.importing.fair_problems import fair_problem
from recommender.importing.headers import TableHeaders, find_headers
from recommender.importing.posting_rows import read_posting
from recommender.importing.reading import Reading
from recommender.importing.row_problems import RowError
from recommender.importing.source import SourceRow, SourceTable
from recommender.importing.source_rows import rows_under_headers

_SOURCE: Final = "fair"
_LONGEST: Final = 100


@dataclass
class ReadBooth:
    """A booth, read.

    Parameters
    ----------
    id
        Its number without blanks, in capitals.
    employer_name
        As it is written, empty where it is not.
    row
        The first of its rows.
    capacities
        Every number of meetings in a slot that its rows name.
    postings
        What it offers, with the row of each.
    """

    id: str
    employer_name: str
    row: SourceRow
    capacities: list[int] = field(default_factory=list)
    postings: list[tuple[int, JobPosting]] = field(default_factory=list)

    @property
    def capacity(self) -> int | None:
        """Meetings in a slot, ``None`` where no row says it."""
        return min(self.capacities, default=None)


@dataclass
class ReadBooths:
    """The whole table.

    Parameters
    ----------
    n_rows
        Rows that should be postings.
    booths
        In the order of the file.
    rejected
        How many rows hold no posting that can be used; `problems` says why.
    problems
        What to look at.
    left_out
        Rows that are no postings, by reason.
    """

    n_rows: int = 0
    booths: list[ReadBooth] = field(default_factory=list)
    rejected: int = 0
    problems: list[RowError] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def read_booths(table: SourceTable, today: date, near: str | None = None) -> ReadBooths:
    """Read the table of employers.

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
        It has no header with the titles of postings.
    """
    headers = find_headers(table, "postings")
    read, reading = ReadBooths(), Reading(headers.mapping, _SOURCE, today, near)
    columns = _columns(headers)
    for row in rows_under_headers(table, headers):
        if isinstance(row, SourceRow):
            read.n_rows += 1
            booth, row = _booth_of(row, columns, read)
            _take(row, booth, reading, read)
        else:
            read.left_out[row[1]] += 1
    for booth in read.booths:
        _check_capacity(booth, columns, read)
    return read


def _columns(headers: TableHeaders) -> dict[str, str]:
    columns = columns_of(headers.mapping.columns, "booths")
    employer = headers.mapping.headers_of("employer")
    return {**columns, **({"employer": employer[0]} if employer else {})}


def _booth_of(
    row: SourceRow, columns: dict[str, str], read: ReadBooths
) -> tuple[ReadBooth, SourceRow]:
    """Return the booth of a row, and the row with its employer filled in."""
    number, employer = _text(row, columns, "booth"), _text(row, columns, "employer")
    above = read.booths[-1] if read.booths and read.booths[-1].row.sheet == row.sheet else None
    key = _number(number)
    if above is not None and _continues(above, key, employer):
        booth = above
    else:
        booth = _known(read.booths, key, employer) or _new(row, columns, key, employer, read)
    cells = dict(row.cells)
    if "employer" in columns and booth.employer_name:
        cells[columns["employer"]] = booth.employer_name
    return booth, SourceRow(row.sheet, row.number, cells, row.unreadable)


def _continues(above: ReadBooth, key: str, employer: str) -> bool:
    """Tell whether a row belongs to the booth above it."""
    same_employer = not employer or _folded(employer) == _folded(above.employer_name)
    return same_employer and key in ("", above.id)


def _known(booths: Sequence[ReadBooth], key: str, employer: str) -> ReadBooth | None:
    """Return a booth further up that has this number and employer."""
    same = (b for b in booths if key and b.id == key)
    return next(
        (b for b in same if not employer or _folded(b.employer_name) == _folded(employer)), None
    )


def _new(
    row: SourceRow, columns: dict[str, str], key: str, employer: str, read: ReadBooths
) -> ReadBooth:
    column, taken = columns.get("booth", ""), {booth.id for booth in read.booths}
    if not key:
        read.problems.append(fair_problem(row, "booth_unnumbered", column))
    elif key in taken:
        read.problems.append(fair_problem(row, "booth_shared", column))
    booth = ReadBooth(free_id(key or f"R{row.number}", taken), employer, row)
    read.booths.append(booth)
    return booth


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id, with a number behind it where somebody has it already."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _take(row: SourceRow, booth: ReadBooth, reading: Reading, read: ReadBooths) -> None:
    capacity = _capacity(row, columns_of(row.cells, "booths"))
    if capacity is not None:
        booth.capacities.append(capacity)
    draft = read_posting(row, reading)
    posting = None if draft.findings.errors else _posting(draft, booth)
    if posting is None:
        read.rejected += 1
    else:
        booth.postings.append((row.number, posting))
    read.problems += [*draft.findings.errors, *draft.findings.warnings]


def _posting(draft: Draft, booth: ReadBooth) -> JobPosting | None:
    """Return the posting of a row; its id is that of its booth and its number there."""
    whole = {
        "id": f"{booth.id}-{len(booth.postings) + 1}",
        "source": draft.source,
        "source_id": draft.source_id,
        **draft.fields,
    }
    try:
        return JobPosting.model_validate(whole)
    except ValidationError as error:
        for one in error.errors():
            draft.findings.reject("not_a_record", detail=f"{one['loc']}: {one['msg']}")
        return None


def _capacity(row: SourceRow, columns: dict[str, str]) -> int | None:
    """Return how many meetings a cell says, also 4人 or 十二; none at all is 0."""
    cell = row.cells.get(columns.get("capacity", ""))
    if number_of(cell) == 0:
        return 0
    text = said(cell)
    return parse_headcount(text).value if text else None


def _check_capacity(booth: ReadBooth, columns: dict[str, str], read: ReadBooths) -> None:
    column = columns.get("capacity", "")
    if booth.capacity is None:
        read.problems.append(fair_problem(booth.row, "capacity_unknown", column))
    elif len(set(booth.capacities)) > 1:
        read.problems.append(fair_problem(booth.row, "capacity_differs", column))


def _text(row: SourceRow, columns: dict[str, str], name: str) -> str:
    found = first_said(row.cells, [columns[name]]) if name in columns else None
    return " ".join(found[1].split())[:_LONGEST] if found else ""


def _number(text: str) -> str:
    """Return a booth's number as it is compared: Ａ０１, a01 and A 01 are one."""
    return "".join(fold(text).split()).upper()


def _folded(text: str) -> str:
    return "".join(fold(text).split())

"""Read the table of a fair's employers: one row a posting, several rows a booth.

The number of the booth, the employer and how many meetings it holds stand once, over several
rows: merged, or with nothing below. What a posting asks and offers is read as in any import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pydantic import ValidationError

from features.headcount import parse_headcount
from features.text import fold
from recommender.domain.posting import JobPosting
from recommender.importing.cells import number_of, said
from recommender.importing.drafts import Draft
from recommender.importing.fair_problems import fair_problem
from recommender.importing.fair_table import OpenTable, ReadTable, open_table
from recommender.importing.posting_rows import read_posting
from recommender.importing.source import SourceRow, SourceTable

_LONGEST: Final = 100
# What a remark says of the table in the hall is nothing that the work asks for or offers.
_OF_THE_BOOTH: Final = re.compile(
    r"展位|专区|无障碍|手语|志愿者|[A-Za-zＡ-Ｚ]区|[A-Za-z前后侧]门|斜坡|轮椅"
)


@dataclass
class ReadBooth:
    """A booth, read.

    Parameters
    ----------
    id
        Its number, made distinct where there is none or two booths share it.
    number
        As it stands in the file but for case, width and blanks; empty where it is not given.
    employer_name
        As it is written, empty where it is not.
    row
        The first of its rows.
    capacities
        Every number of meetings in a slot that its rows name.
    postings
        What it offers, with the row of each.
    notes
        Remarks, each once.
    hall
        As its own column has it, empty where there is none.
    remote
        Whether it talks to people at a distance, ``None`` where no row says it.
    """

    id: str
    number: str
    employer_name: str
    row: SourceRow
    capacities: list[int] = field(default_factory=list)
    postings: list[tuple[int, JobPosting]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hall: str = ""
    remote: bool | None = None

    @property
    def capacity(self) -> int | None:
        """Meetings in a slot, ``None`` where no row says it."""
        return min(self.capacities, default=None)


@dataclass
class ReadBooths(ReadTable):
    """The whole table.

    Parameters
    ----------
    n_rows
        Rows that should be postings.
    booths
        In the order of the file.
    above
        The booth of the last row.
    rejected
        How many rows hold no posting that can be used; `problems` says why.
    """

    n_rows: int = 0
    booths: list[ReadBooth] = field(default_factory=list)
    above: ReadBooth | None = None
    rejected: int = 0


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
    opened = open_table(table, "booths", today, near, ("employer", "remarks"))
    read = ReadBooths()
    for row in opened.rows(read):
        read.n_rows += 1
        booth, row = _booth_of(row, opened, read)
        _take(row, booth, opened, read)
    for booth in read.booths:
        _check_capacity(booth, opened.columns, read)
    return read


def _booth_of(row: SourceRow, opened: OpenTable, read: ReadBooths) -> tuple[ReadBooth, SourceRow]:
    """Return the booth of a row, and the row with its employer filled in."""
    number, employer = _number(_text(row, opened, "booth")), _text(row, opened, "employer")
    above = read.above if read.above and read.above.row.sheet == row.sheet else None
    if above is not None and _is_of(above, number or above.number, employer):
        booth = above
    else:
        same = (b for b in read.booths if (number or employer) and _is_of(b, number, employer))
        booth = next(same, None) or _new(row, opened.columns, number, employer, read)
    read.above = booth
    return booth, _row_of(booth, row, opened)


def _is_of(booth: ReadBooth, number: str, employer: str) -> bool:
    """Tell whether a number and an employer are those of a booth; silence is no objection."""
    same_employer = not employer or _folded(employer) == _folded(booth.employer_name)
    return same_employer and booth.number == number


def _row_of(booth: ReadBooth, row: SourceRow, opened: OpenTable) -> SourceRow:
    """Return a row as it is read for its posting: with its employer, and only its own remarks."""
    cells, columns = dict(row.cells), opened.columns
    if "employer" in columns and booth.employer_name:
        cells[columns["employer"]] = booth.employer_name
    note, remote = _text(row, opened, "remarks"), opened.remote(row)
    booth.hall = booth.hall or _text(row, opened, "hall")
    booth.remote = remote if booth.remote is None else booth.remote or bool(remote)
    if note and note not in booth.notes:
        booth.notes.append(note)
    if _OF_THE_BOOTH.search(note):
        cells[columns["remarks"]] = None
    return SourceRow(row.sheet, row.number, cells, row.unreadable)


def _new(
    row: SourceRow, columns: dict[str, str], number: str, employer: str, read: ReadBooths
) -> ReadBooth:
    column, taken = columns.get("booth", ""), {booth.id for booth in read.booths}
    if not number:
        read.problems.append(fair_problem(row, "booth_unnumbered", column))
    elif number in taken:
        read.problems.append(fair_problem(row, "booth_shared", column))
    booth = ReadBooth(free_id(number or f"R{row.number}", taken), number, employer, row)
    read.booths.append(booth)
    return booth


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id, with a number behind it where somebody has it already."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _take(row: SourceRow, booth: ReadBooth, opened: OpenTable, read: ReadBooths) -> None:
    capacity = _capacity(row, opened.columns)
    if capacity is not None:
        booth.capacities.append(capacity)
    draft = read_posting(row, opened.reading)
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


def _text(row: SourceRow, opened: OpenTable, name: str) -> str:
    return " ".join(opened.said(row, name).split())[:_LONGEST]


def _number(text: str) -> str:
    """Return a booth's number as it is compared: Ａ０１, a01 and A 01 are one."""
    return "".join(fold(text).split()).upper()


def _folded(text: str) -> str:
    return "".join(fold(text).split())

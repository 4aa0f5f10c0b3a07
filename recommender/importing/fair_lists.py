"""Read the short lists of the day: who did not come, which booths are closed or late.

A table with or without a header, or one number a line. What is not known is complained of with
its row; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from features.text import fold
from recommender.importing.cells import said
from recommender.importing.fair_headers import columns_of
from recommender.importing.fair_problems import fair_problem
from recommender.importing.headers import compared_name, synonyms
from recommender.importing.row_problems import RowError
from recommender.importing.source import Cell, Sheet, SheetRow, SourceRow, SourceTable

ListKind = Literal["attendees", "booths"]
COLUMN: Final[dict[ListKind, str]] = {"attendees": "报名号", "booths": "展位号"}
_NUMBERED: Final = re.compile(r"[A-Z-]{0,8}\d{1,8}(?:-\d{1,3})?")
_SEARCHED_ROWS: Final = 20
_SLOT_HEADERS: Final = frozenset(
    compared_name(name)
    for name in ("场次", "从第几场起", "从第几场", "起始场次", "首场", "第一场", "到场场次", "slot", "first_slot", "from_slot")
)  # fmt: skip
_SLOT: Final = re.compile(r"(?:第\s?)?(\d{1,3})(?:\.0+)?\s?(?:场|场起)?")


@dataclass
class ReadList:
    """What a list names.

    Parameters
    ----------
    slots
        By id, the number of the slot beside it, from 1, ``None`` where none is written.
    rows
        By id, where it stands.
    problems
        Rows that name nobody we know.
    """

    slots: dict[str, int | None] = field(default_factory=dict)
    rows: dict[str, SourceRow] = field(default_factory=dict)
    problems: list[RowError] = field(default_factory=list)


def read_list(
    table: SourceTable, kind: ListKind, known: Collection[str], aliases: Mapping[str, str]
) -> ReadList:
    """Read a list of numbers of registrations or of booths.

    Parameters
    ----------
    table
        The file.
    kind
        What it lists.
    known
        The ids there are.
    aliases
        Other names of them: registrations that were merged.
    """
    read, column = ReadList(), COLUMN[kind]
    for sheet in table.sheets:
        for row, cell, slot in _rows(sheet, kind, {*known, *aliases}):
            number = number_of(cell)
            found = number if number in known else aliases.get(number)
            source = SourceRow(sheet.name, row.number, {column: cell})
            if found is None:
                shown = bool(_NUMBERED.fullmatch(number))  # a name or a telephone is not shown
                read.problems.append(fair_problem(source, f"{kind}_unknown", column, shown=shown))
            else:
                read.slots.setdefault(found, slot)
                read.rows.setdefault(found, source)
    return read


def number_of(cell: Cell) -> str:
    """Return a number as ids are compared: without blanks, width and case."""
    return "".join(fold(said(cell)).split()).upper()


def _rows(
    sheet: Sheet, kind: ListKind, ids: Collection[str]
) -> Iterator[tuple[SheetRow, Cell, int | None]]:
    """Yield the rows that say something, with the cell of the id and the slot beside it."""
    header, columns = _header(sheet, kind)
    at = columns.get("id", _column_of(sheet, ids))
    slot_at = columns.get("slot", at + 1 if header is None else None)
    for row in sheet.rows[0 if header is None else header + 1 :]:
        cell = row.cells[at] if at < len(row.cells) else None
        if number_of(cell):
            there = slot_at is not None and slot_at < len(row.cells)
            yield row, cell, _slot(row.cells[slot_at]) if there and slot_at is not None else None


def _header(sheet: Sheet, kind: ListKind) -> tuple[int | None, dict[str, int]]:
    """Return the position of the header and of its columns, ``None`` where there is none."""
    if sheet.keys is not None:
        return -1, _columns(list(sheet.keys), kind)
    for position, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        columns = _columns([cell if isinstance(cell, str) else "" for cell in row.cells], kind)
        if "id" in columns:
            return position, columns
    return None, {}


def _columns(names: list[str], kind: ListKind) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        if not name:
            continue
        if _is_id(name, kind):
            found.setdefault("id", place)
        elif compared_name(name) in _SLOT_HEADERS:
            found.setdefault("slot", place)
    return found


def _is_id(name: str, kind: ListKind) -> bool:
    if kind == "booths":
        return "booth" in columns_of([name], "booths")
    return synonyms("seekers").get(compared_name(name), ("", 0))[0] == "source_id"


def _column_of(sheet: Sheet, ids: Collection[str]) -> int:
    """Return the column that holds most ids that we know, the first where there is none."""
    width = max((len(row.cells) for row in sheet.rows), default=1)
    hits = [
        sum(place < len(row.cells) and number_of(row.cells[place]) in ids for row in sheet.rows)
        for place in range(width)
    ]
    return hits.index(max(hits))


def _slot(cell: Cell) -> int | None:
    found = _SLOT.fullmatch(fold(said(cell)).strip())
    return int(found[1]) if found else None

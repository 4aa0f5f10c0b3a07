"""What a file holds before anybody knows what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

Scalar = str | int | float | bool | date | datetime | None
Cell = Scalar | list[Scalar]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the file.

    Parameters
    ----------
    number
        1-based, as a spreadsheet program (or, for lines of JSON, an editor) shows it.
    cells
        From the first column on; a row may be shorter than others.
    unreadable
        Why the row could not be taken apart (a broken line of JSON), else empty.
    """

    number: int
    cells: tuple[Cell, ...]
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or a whole file that has none.

    Parameters
    ----------
    name
        Empty where the format has no sheets.
    rows
        In file order, empty rows left out.
    keys
        Field names when the format names the fields of each row (JSON); ``None`` when a
        header row has to be found first.
    """

    name: str
    rows: tuple[SheetRow, ...]
    keys: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A whole file.

    Parameters
    ----------
    file
        Its name, without the folder.
    sheets
        At least one.
    hidden_sheets
        Names of sheets that are hidden in the file and were left out.
    """

    file: str
    sheets: tuple[Sheet, ...]
    hidden_sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row under its headers.

    Parameters
    ----------
    sheet
        Name of the sheet, empty where there are none.
    number
        As `SheetRow.number`.
    cells
        By header, in column order, as the file had them.
    unreadable
        As `SheetRow.unreadable`.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    unreadable: str = ""


def is_empty(cell: Cell) -> bool:
    """Whether nothing was written in a cell."""
    return cell is None or cell == [] or (isinstance(cell, str) and not cell.strip())

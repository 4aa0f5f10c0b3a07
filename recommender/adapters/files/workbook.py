"""Write the workbook of rejected rows, made to be corrected and imported again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from recommender.importing.cells import text_of
from recommender.importing.row_problems import RejectedRow
from recommender.importing.source import Cell

SHEET: Final = "需修改"
PROBLEM_HEADERS: Final = ("行号 row", "列 column", "值 value", "问题 problem", "怎么改 what to do")
PLAIN_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_WIDEST_COLUMN: Final = 40
_PROBLEM_WIDTHS: Final = (12, 14, 18, 34, 40)
LONGEST_CELL: Final = 32_767


def write_rejected(path: Path, rejected: Sequence[RejectedRow], extra: Mapping[str, str]) -> None:
    """Write rows that did not land, as the file had them, with what is wrong at the right.

    Parameters
    ----------
    path
        Where to.
    rejected
        At least one row.
    extra
        Columns to add with one value for all rows, such as the source of the import, so
        that the corrected file is taken for the same feed.
    """
    headers = list(dict.fromkeys(name for one in rejected for name in one.row.cells))
    with xlsxwriter.Workbook(str(path), PLAIN_OPTIONS) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        bold = workbook.add_format({"bold": True, "bg_color": "#DDDDDD"})
        wrong = workbook.add_format({"bg_color": "#FFD9D9"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [*headers, *extra, *PROBLEM_HEADERS], bold)
        for place, one in enumerate(rejected, start=1):
            marked = {error.column for error in one.errors}
            for column, name in enumerate(headers):
                look = wrong if name in marked else None
                _write_cell(sheet, place, column, one.row.cells.get(name), look, day)
            sheet.write_row(place, len(headers), list(extra.values()))
            sheet.write_row(place, len(headers) + len(extra), _told(one), wrapped)
        _lay_out(sheet, headers, len(extra))


def _told(one: RejectedRow) -> list[str]:
    """Return row, column, value, problem and remedy, a line an error."""
    number = f"{one.row.sheet}!{one.row.number}" if one.row.sheet else str(one.row.number)

    def lines(tell: tuple[str, ...]) -> str:
        return "\n".join(dict.fromkeys(filter(None, tell)))

    errors = one.errors
    return [
        number,
        lines(tuple(error.column for error in errors)),
        lines(tuple(error.value for error in errors)),
        lines(tuple(_both(error.problem_zh, error.problem_en) for error in errors)),
        lines(tuple(_both(error.remedy_zh, error.remedy_en) for error in errors)),
    ]


def _both(zh: str, en: str) -> str:
    return f"{zh}\n{en}"


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, look: Format | None, day: Format
) -> None:
    """Write one cell as the kind of value it is; text never becomes a formula or a link."""
    match cell:
        case None:
            sheet.write_blank(row, column, None, look)
        case bool():
            sheet.write_boolean(row, column, cell, look)
        case datetime():
            sheet.write_string(row, column, text_of(cell), look)
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
        case int() | float() if abs(cell) < 1e15:
            sheet.write_number(row, column, cell, look)
        case list():
            sheet.write_string(row, column, "|".join(map(text_of, cell))[:LONGEST_CELL], look)
        case _:
            sheet.write_string(row, column, str(cell)[:LONGEST_CELL], look)


def _lay_out(sheet: Worksheet, headers: Sequence[str], n_extra: int) -> None:
    for column, name in enumerate(headers):
        sheet.set_column(column, column, min(_WIDEST_COLUMN, max(10, 2 * len(name))))
    for place, width in enumerate(_PROBLEM_WIDTHS, start=len(headers) + n_extra):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)

"""Write a workbook of tables for people: no formulas, no links, ready to be printed on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Final
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from recommender.adapters.files.workbook import LONGEST_CELL, PLAIN_OPTIONS
from recommender.ports import OutSheet

_A4: Final = 9  # ECMA-376 part 1, 18.3.1.63
# Characters of the default font on a line of A4 across, within the margins below: where that
# font is not installed, programs take a wider one.
_LINE: Final = 104
_SMALLEST_PERCENT, _MARGIN_INCHES = 40, 0.4
# Points a line of text takes, and the most a row can have. Heights are set, for programs that do
# not fit rows to wrapped text when they open a file.
_LINE_POINTS, _TALLEST_POINTS = 19, 409
# Characters of the default font that one of ours takes; Chinese ones take two.
_WIDER: Final = 1.15
# What a spreadsheet program would take for a formula when the cell is edited or saved as CSV.
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FONT: Final = {"font_name": "Microsoft YaHei", "font_size": 12, "text_wrap": True, "border": 1}
_HEADER: Final = {**_FONT, "bold": True, "bg_color": "#DDDDDD", "valign": "vcenter"}


@dataclass(frozen=True)
class _Formats:
    header: Format
    plain: Format
    quoted: Format


def write_sheets(path: Path, sheets: Sequence[OutSheet]) -> None:
    """Write an XLSX workbook; text stays text, whatever it begins with.

    Parameters
    ----------
    path
        Where to.
    sheets
        At least one.
    """
    with xlsxwriter.Workbook(str(path), PLAIN_OPTIONS) as workbook:
        formats = _Formats(
            workbook.add_format(_HEADER),
            workbook.add_format({**_FONT, "valign": "top"}),
            workbook.add_format({**_FONT, "valign": "top", "quote_prefix": True}),
        )
        for one in sheets:
            sheet = workbook.add_worksheet(one.name)
            _fill(sheet, one, formats)
            _set_page(sheet, one)


def _fill(sheet: Worksheet, one: OutSheet, formats: _Formats) -> None:
    for column, (name, width) in enumerate(zip(one.header, one.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, formats.header)
    sheet.set_row(0, _height(one.header, one.widths))
    for number, row in enumerate(one.rows, start=1):
        sheet.set_row(number, _height(row, one.widths))
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                quoted = cell.startswith(_LIKE_A_FORMULA)
                form = formats.quoted if quoted else formats.plain
                sheet.write_string(number, column, cell[:LONGEST_CELL], form)
            else:
                sheet.write_number(number, column, cell, formats.plain)


def _height(row: Sequence[str | int | float], widths: Sequence[int]) -> int:
    """Return the points that a row needs for its fullest cell."""
    lines = (
        sum(max(1, ceil(_width(part) / width)) for part in str(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )
    return min(_TALLEST_POINTS, _LINE_POINTS * max(lines, default=1))


def _width(text: str) -> float:
    return _WIDER * sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _set_page(sheet: Worksheet, one: OutSheet) -> None:
    """Set how a sheet is read and printed: header always in sight, one width of A4."""
    last_row, last_column = len(one.rows), len(one.header) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, 0.6, 0.6)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.repeat_rows(0)
    sheet.set_header("&L&A&R第 &P 页，共 &N 页", {"margin": 0.25})
    if one.note:
        sheet.set_footer(f"&L{one.note}", {"margin": 0.25})
    # Spreadsheet programs ignore breaks set by hand on sheets that are fitted to a width.
    sheet.set_print_scale(max(_SMALLEST_PERCENT, min(100, 100 * _LINE // sum(one.widths))))
    sheet.set_h_pagebreaks([row + 1 for row in one.new_page_at if row])

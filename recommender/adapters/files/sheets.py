"""Write a workbook of tables for people: no formulas, no links, ready to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from recommender.adapters.files.workbook import LONGEST_CELL, PLAIN_OPTIONS
from recommender.ports import OutSheet


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
        bold = workbook.add_format({"bold": True, "bg_color": "#DDDDDD", "text_wrap": True})
        plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        for one in sheets:
            sheet = workbook.add_worksheet(one.name)
            for column, (name, width) in enumerate(zip(one.header, one.widths, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, name, bold)
            for number, row in enumerate(one.rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell[:LONGEST_CELL], plain)
                    else:
                        sheet.write_number(number, column, cell, plain)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)

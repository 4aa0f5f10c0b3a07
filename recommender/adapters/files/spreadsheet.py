"""Read XLSX and XLS workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from recommender.adapters.files.limits import Limits, too_large
from recommender.adapters.files.zipped import check_workbook
from recommender.errors import FileUnreadable
from recommender.importing.source import Cell, Sheet, SheetRow, SourceTable, is_empty

ZIP_MAGIC: Final = b"PK\x03\x04"
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_FILLED_CELLS: Final = 5_000_000
_EXACT_DIGITS: Final = 10**15  # a number cell keeps 15 digits

Grid = list[list[Cell]]


def read_spreadsheet(path: Path, limits: Limits) -> SourceTable:
    """Return the visible sheets of a workbook.

    A cell merged over several rows counts for each of them that has content of its own;
    one merged over several columns counts for the first.

    Parameters
    ----------
    path
        An XLSX or XLS file.
    limits
        What to refuse.

    Returns
    -------
    SourceTable
        Dates are dates, whole numbers are ``int``.

    Raises
    ------
    FileTooLarge
        Over a limit.
    FileUnreadable
        Not a workbook, or one locked with a password.
    """
    with path.open("rb") as file:
        if file.read(len(ZIP_MAGIC)) == ZIP_MAGIC:
            check_workbook(path, limits.max_unzipped_bytes)
    try:
        with load_workbook(path) as workbook:
            return _table(workbook, path.name, limits)
    except PasswordError as error:
        raise _unreadable(
            path,
            "工作簿有密码保护。请去掉密码后另存",
            "the workbook is locked with a password; save it without one",
        ) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise _unreadable(
            path,
            "内容不是完好的 Excel 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx",
            "it is not a sound Excel workbook; open it in a spreadsheet program and save it as .xlsx",
        ) from error


def _unreadable(path: Path, zh: str, en: str) -> FileUnreadable:
    return FileUnreadable(file=path.name, detail_zh=zh, detail_en=en)


def _table(workbook: CalamineWorkbook, file: str, limits: Limits) -> SourceTable:
    listed = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    if len(listed) > limits.max_sheets:
        raise too_large(file, "sheets", len(listed), limits.max_sheets)
    shown = [s.name for s in listed if s.visible == SheetVisibleEnum.Visible]
    sheets = []
    rows_left, text_left = limits.max_rows + 1, limits.max_unzipped_bytes
    for name in shown:
        grid = _grid(workbook.get_sheet_by_name(name))
        rows: list[SheetRow] = []
        for number, cells in enumerate(grid, start=1):
            if all(map(is_empty, cells)):
                continue
            text_left -= sum(len(cell) for cell in cells if isinstance(cell, str))
            if text_left < 0:
                raise too_large(
                    file,
                    "text_mb",
                    limits.max_unzipped_bytes >> 20,
                    limits.max_unzipped_bytes >> 20,
                )
            rows.append(SheetRow(number, tuple(cells)))
            if len(rows) > rows_left:
                raise too_large(file, "rows", limits.max_rows + 1, limits.max_rows)
        rows_left -= len(rows)
        sheets.append(Sheet(name, tuple(rows)))
    hidden = tuple(s.name for s in listed if s.name not in shown)
    return SourceTable(file, tuple(sheets), hidden)


def _grid(sheet: CalamineSheet) -> Grid:
    """Return the cells of a sheet from A1 on, with merged cells filled downwards."""
    if sheet.start is None:
        return []
    margin: list[Cell] = [None] * sheet.start[1]
    grid: Grid = [margin + [_cell(value) for value in row] for row in sheet.iter_rows()]
    filled = 0
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        rows = grid[top : bottom + 1]
        filled += len(rows)
        if filled > _MOST_FILLED_CELLS:
            break
        _fill_down(rows, left)
    return grid


def _fill_down(rows: Sequence[list[Cell]], column: int) -> None:
    if not rows or column >= len(rows[0]):
        return
    for row in rows[1:]:
        if not all(map(is_empty, row)):
            row[column] = rows[0][column]


def _cell(value: object) -> Cell:
    match value:
        case "":
            return None
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
        case bool() | int():
            return value
        case float():
            return int(value) if value.is_integer() and abs(value) < _EXACT_DIGITS else value
        case datetime():
            return value.date() if value.time() == time() else value
        case date():
            return value
        case time() | timedelta():
            return _hours_and_minutes(value)
    return str(value)


def _hours_and_minutes(value: time | timedelta) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def sheet_rows(table: SourceTable) -> Iterator[SheetRow]:
    """Yield the rows of all sheets."""
    for sheet in table.sheets:
        yield from sheet.rows

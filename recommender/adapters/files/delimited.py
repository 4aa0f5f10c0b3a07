"""Read comma, semicolon and tab separated text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from recommender.adapters.files.limits import Limits, too_large
from recommender.errors import FileUnreadable
from recommender.importing.source import Cell, Sheet, SheetRow

_DELIMITERS: Final = (",", ";", "\t")
_SAMPLE_ROWS: Final = 100
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_delimited(text: str, file: str, limits: Limits) -> Sheet:
    """Return the rows of delimited text.

    Rows are counted as a spreadsheet program shows them: a line break inside quotes does
    not begin a row, and an empty line is one.

    Parameters
    ----------
    text
        All of it.
    file
        Name to show.
    limits
        What to refuse.

    Returns
    -------
    Sheet
        Without a name.

    Raises
    ------
    FileTooLarge
        More rows than allowed.
    FileUnreadable
        A quotation mark is opened and never closed, so that rows would be swallowed.
    """
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else _sniff(text)
    rows: list[SheetRow] = []
    for number, cells in _records(text, delimiter, file):
        if (declared and number == 1) or not any(cell.strip() for cell in cells):
            continue
        if len(rows) > limits.max_rows:
            raise too_large(file, "rows", len(rows), limits.max_rows)
        rows.append(SheetRow(number, tuple(map(_tidy, cells))))
    return Sheet("", tuple(rows))


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number, line_before = 0, 0
    try:
        for number, record in enumerate(reader, start=1):
            yield number, record
            line_before, line_of_record = reader.line_num, line_before
    except csv.Error as error:
        raise _unclosed(file, line_before + 1) from error
    if number and _ends_inside_quotes(text, line_of_record, delimiter):
        raise _unclosed(file, line_of_record + 1)


def _ends_inside_quotes(text: str, lines_before: int, delimiter: str) -> bool:
    """Whether the last record has a quotation mark that nothing closes."""
    last = islice(io.StringIO(text, newline=""), lines_before, None)
    try:
        for _ in csv.reader(last, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _unclosed(file: str, line: int) -> FileUnreadable:
    return FileUnreadable(
        file=file,
        detail_zh=f"第 {line} 行起有一个引号没有闭合，后面的行会被吞掉。请补上或删去这个引号",
        detail_en=f"a quotation mark opened near line {line} is never closed, so that rows would be "
        "lost; close or delete it",
    )


def _sniff(text: str) -> str:
    """Return the delimiter that splits most rows into the same number of columns."""
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for record in islice(reader, _SAMPLE_ROWS):
            widths[len(record)] += bool(record)
    except csv.Error:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (rows / widths.total(), width) if width > 1 else (0.0, 0)


def _tidy(cell: str) -> Cell:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell

"""Write records as JSON, JSON lines, CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import orjson
import xlsxwriter

from recommender.adapters.files.workbook import LONGEST_CELL, PLAIN_OPTIONS
from recommender.errors import UsageError
from recommender.importing.exported_rows import table_of

ENDINGS: Final = (".json", ".jsonl", ".csv", ".xlsx")
_CALCULATED: Final = ("=", "+", "-", "@", "\t", "\r")


def write_records(path: Path, records: Sequence[Mapping[str, Any]]) -> None:
    """Write records in the format that the ending of `path` names.

    Parameters
    ----------
    path
        Ends in ``.json``, ``.jsonl``, ``.csv`` (UTF-8 with a byte-order mark, for
        spreadsheet programs) or ``.xlsx``.
    records
        Plain values by field name.

    Raises
    ------
    UsageError
        Another ending.
    """
    match path.suffix.lower():
        case ".json":
            path.write_bytes(orjson.dumps(list(map(dict, records)), option=orjson.OPT_INDENT_2))
        case ".jsonl":
            path.write_bytes(b"".join(orjson.dumps(dict(r)) + b"\n" for r in records))
        case ".csv":
            path.write_text("\ufeff" + _csv_text(records), encoding="utf-8", newline="")
        case ".xlsx":
            _write_workbook(path, records)
        case _:
            raise UsageError(
                detail_zh=f"--out 的扩展名应为 {' '.join(ENDINGS)} 之一",
                detail_en=f"--out should end in one of {' '.join(ENDINGS)}",
            )


def _csv_text(records: Sequence[Mapping[str, Any]]) -> str:
    """Return CSV whose cells no spreadsheet program calculates."""
    names, rows = table_of(records)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_defused(cell) for cell in row] for row in rows)
    return out.getvalue()


def _defused(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_CALCULATED) else cell


def _write_workbook(path: Path, records: Sequence[Mapping[str, Any]]) -> None:
    names, rows = table_of(records)
    with xlsxwriter.Workbook(str(path), PLAIN_OPTIONS) as workbook:
        sheet = workbook.add_worksheet("records")
        sheet.write_row(0, 0, names, workbook.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell[:LONGEST_CELL])
                else:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 0)

"""Write records as JSON, JSON lines, CSV or XLSX."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import orjson
import xlsxwriter

from recommender.adapters.files.workbook import PLAIN_OPTIONS, write_cell
from recommender.errors import UsageError

_CALCULATED: Final = ("=", "+", "-", "@", "\t", "\r")
_LIST_SEPARATOR: Final = "|"
ENDINGS: Final = (".json", ".jsonl", ".csv", ".xlsx")

Document = Mapping[str, Any]


def write_records(path: Path, records: Sequence[Document]) -> None:
    """Write records in the format that the ending of `path` names.

    In tables a part of a part is a column of its own (``schedule.night_shift``) and a list
    of texts is joined by ``|``.

    Parameters
    ----------
    path
        Ends in ``.json``, ``.jsonl``, ``.csv`` (UTF-8 with a byte-order mark, for
        spreadsheet programs) or ``.xlsx``.
    records
        Plain values by field name, all with the same fields.

    Raises
    ------
    UsageError
        Another ending.
    """
    match path.suffix.lower():
        case ".json":
            path.write_bytes(as_json(records))
        case ".jsonl":
            path.write_bytes(b"".join(orjson.dumps(dict(r)) + b"\n" for r in records))
        case ".csv":
            path.write_text("\ufeff" + as_csv(records), encoding="utf-8", newline="")
        case ".xlsx":
            _write_workbook(path, records)
        case _:
            raise UsageError(
                detail_zh=f"--out 的扩展名应为 {' '.join(ENDINGS)} 之一",
                detail_en=f"--out should end in one of {' '.join(ENDINGS)}",
            )


def as_json(records: Sequence[Document]) -> bytes:
    """Return records as an indented JSON array."""
    return orjson.dumps(list(map(dict, records)), option=orjson.OPT_INDENT_2) + b"\n"


def as_csv(records: Sequence[Document]) -> str:
    """Return records as CSV text whose cells no spreadsheet program calculates."""
    flat = [dict(_flat(record)) for record in records]
    out = io.StringIO()
    writer = csv.writer(out)
    names = list(dict.fromkeys(name for one in flat for name in one))
    writer.writerow(names)
    writer.writerows([_defused(_text(one.get(name))) for name in names] for one in flat)
    return out.getvalue()


def _flat(record: Document, prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        plain = all(isinstance(item, str) and _LIST_SEPARATOR not in item for item in value)
        return _LIST_SEPARATOR.join(value) if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_CALCULATED) else text


def _write_workbook(path: Path, records: Sequence[Document]) -> None:
    flat = [dict(_flat(record)) for record in records]
    names = list(dict.fromkeys(name for one in flat for name in one))
    with xlsxwriter.Workbook(str(path), PLAIN_OPTIONS) as workbook:
        sheet = workbook.add_worksheet("records")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, names, workbook.add_format({"bold": True}))
        for row, one in enumerate(flat, start=1):
            for column, name in enumerate(names):
                value = one.get(name)
                cell = value if isinstance(value, int | float | date | None) else _text(value)
                write_cell(sheet, row, column, cell, None, day)
        sheet.freeze_panes(1, 0)

"""Write the same table in every format that can be imported."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from recommender.importing.source import Sheet, SheetRow, SourceRow, SourceTable

Row = Sequence[object]

FORMATS = ("utf8.csv", "bom.csv", "gb18030.csv", "utf16.txt", "semicolon.csv", "xlsx", "jsonl")

POSTING_HEADERS = (
    "岗位名称",
    "单位名称",
    "薪资",
    "学历要求",
    "经验要求",
    "工作地点",
    "招聘人数",
    "截止日期",
    "标签",
)
POSTING_ROWS: tuple[Row, ...] = (
    ("细纱挡车工", "荆州市样例纺织有限公司", "4500-6500元/月", "不限", "1年以上", "荆州·沙市区", 20, date(2026, 12, 31), "三班倒|包住"),
    ("会计，出纳", "样例财税（代账）", "4-6千·13薪", "大专及以上", "3-5年", "荆州·荆州区", "2人", "2026/12/15", "五险一金|双休|用友"),
    ("Java \"后端\"", "样例软件", "1-1.5万", "本科", "不限", "武汉", 1, None, "['Java', 'MySQL']"),
    ("保洁", None, "面议", "/", None, "沙市区中山路", "若干", "长期有效", "无"),
    ("分拣员\n（夜班）", "样例物流", 150, "初中", "无经验可", "沙市区", 5, 46387, "日结;包吃"),
)  # fmt: skip


def write_table(folder: Path, form: str, headers: Row, rows: Sequence[Row]) -> Path:
    """Write a table and return where it is.

    Parameters
    ----------
    folder
        Where to.
    form
        One of `FORMATS`.
    headers, rows
        The table.
    """
    path = folder / f"table.{form}"
    if form == "xlsx":
        write_workbook(path, {"岗位": [headers, *rows]})
    elif form == "jsonl":
        lines = (dict(zip(headers, map(_plain, row), strict=True)) for row in rows)
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    else:
        delimiter = {"semicolon.csv": ";", "utf16.txt": "\t"}.get(form, ",")
        text = csv_text(headers, rows, delimiter)
        encoding = {"bom.csv": "utf-8-sig", "gb18030.csv": "gb18030", "utf16.txt": "utf-16"}
        path.write_bytes(text.encode(encoding.get(form, "utf-8")))
    return path


def csv_text(headers: Row, rows: Sequence[Row], delimiter: str = ",") -> str:
    """Return a table as delimited text, dates as a spreadsheet program saves them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(headers)
    writer.writerows(["" if cell is None else _plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_workbook(path: Path, sheets: dict[str, Sequence[Row]]) -> None:
    """Write rows to the sheets of an XLSX workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)


def source_table(*rows: Row, file: str = "table.csv") -> SourceTable:
    """Return rows as a file that was read, the first with number 1."""
    sheet = Sheet("", tuple(SheetRow(n, tuple(row)) for n, row in enumerate(rows, start=1)))
    return SourceTable(file, (sheet,))


def source_row(number: int = 2, **cells: Any) -> SourceRow:
    """Return one row under its headers."""
    return SourceRow("", number, cells)


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell

"""The workbook of rejected rows, and exports."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.errors import FileUnreadable, UsageError
from recommender.importing.row_problems import RejectedRow, row_error
from recommender.importing.source import SourceRow

pytestmark = pytest.mark.unit

ROW = SourceRow(
    "岗位",
    12,
    {"岗位名称": None, "薪资": "=1+1", "电话": 13800000000, "截止": date(2026, 12, 31), "网址": "https://a.example"},
)  # fmt: skip
REJECTED = RejectedRow(
    ROW, (row_error(ROW, "no_title", "岗位名称"), row_error(ROW, "pay_reversed", "薪资"))
)


def test_rejected_rows_as_the_file_had_them(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    FileTableWriter().write_rejected(path, [REJECTED], {"来源": "窗口"})
    sheet = openpyxl.load_workbook(path)["需修改"]
    header, row = sheet.iter_rows(values_only=True)
    assert header[:6] == ("岗位名称", "薪资", "电话", "截止", "网址", "来源")
    assert [name.split()[0] for name in header[6:]] == ["行号", "列", "值", "问题", "怎么改"]
    assert row[0] is None
    assert row[1:6] == ("=1+1", 13800000000, row[3], "https://a.example", "窗口")
    assert row[3].date() == date(2026, 12, 31)
    assert row[6:8] == ("岗位!12", "岗位名称\n薪资")
    assert "it has no title" in row[9]
    assert sheet["B2"].data_type == "s"
    assert sheet["E2"].hyperlink is None


def test_the_workbook_names_the_row_of_each_problem(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    FileTableWriter().write_rejected(path, [REJECTED], {})
    sheet = FileTableReader().read(path).sheets[0]
    assert sheet.name == "需修改"
    assert sheet.rows[1].cells[1:5] == (
        "=1+1",
        13800000000,
        date(2026, 12, 31),
        "https://a.example",
    )


RECORDS = [
    {"id": "p-1", "title": "=cmd|' /C calc'!A0", "skills": ["a", "b"], "schedule": {"night": True, "day": None}, "pay": 5000.0},
    {"id": "p-2", "title": "-保洁", "skills": ["a|b"], "schedule": {"night": None, "day": False}, "pay": None},
]  # fmt: skip


def test_csv_that_no_spreadsheet_calculates(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    FileTableWriter().write_records(path, RECORDS)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["id", "title", "skills", "schedule.night", "schedule.day", "pay"]
    assert rows[1] == ["p-1", "'=cmd|' /C calc'!A0", "a|b", "true", "", "5000.0"]
    assert rows[2] == ["p-2", "'-保洁", '["a|b"]', "", "false", ""]


def test_a_workbook_keeps_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    FileTableWriter().write_records(path, RECORDS)
    sheet = openpyxl.load_workbook(path).active
    assert sheet["B2"].value == "=cmd|' /C calc'!A0"
    assert sheet["B2"].data_type == "s"
    assert sheet["F2"].value == 5000


@pytest.mark.parametrize("name", ["out.json", "out.jsonl"])
def test_json_as_it_is(tmp_path: Path, name: str) -> None:
    FileTableWriter().write_records(tmp_path / name, RECORDS)
    sheet = FileTableReader().read(tmp_path / name).sheets[0]
    assert sheet.rows[0].cells[:3] == ("p-1", "=cmd|' /C calc'!A0", ["a", "b"])


def test_an_ending_that_is_no_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        FileTableWriter().write_records(tmp_path / "out.pdf", RECORDS)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="written"):
        FileTableWriter().write_records(tmp_path / "no" / "out.csv", RECORDS)

"""Workbooks, sound and malicious."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from recommender.adapters.files import FileTableReader, Limits
from recommender.errors import FileTooLarge, FileUnreadable
from recommender.importing.source import SourceTable
from tests.tables import write_workbook

pytestmark = pytest.mark.unit


def read(path: Path, **limits: int) -> SourceTable:
    return FileTableReader(Limits(**limits)).read(path)


def test_kinds_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(
        path,
        {"岗位": [("文", 13800000000, 0.5, date(2026, 11, 5), datetime(2026, 11, 5, 8, 30), time(8, 30), True, None)]},
    )  # fmt: skip
    assert read(path).sheets[0].rows[0].cells == (
        "文", 13800000000, 0.5, date(2026, 11, 5), datetime(2026, 11, 5, 8, 30), "08:30", True,
    )  # fmt: skip


def test_cells_merged_downwards_count_for_each_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (
        ("单位", "岗位", "备注"),
        ("甲厂", "车工", "急"),
        (None, "铣工", None),
        (None, None, None),
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.insert_cols(1)  # the table does not begin in the first column
    sheet.merged_cells.ranges.clear()
    sheet.merge_cells("B2:B4")
    workbook.save(path)
    assert [(row.number, row.cells) for row in read(path).sheets[0].rows] == [
        (1, (None, "单位", "岗位", "备注")),
        (2, (None, "甲厂", "车工", "急")),
        (3, (None, "甲厂", "铣工", None)),
    ]


def test_hidden_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(("岗位",))
    workbook.create_sheet("选项").sheet_state = "hidden"
    workbook.save(path)
    table = read(path)
    assert (len(table.sheets), table.hidden_sheets) == (1, ("选项",))


def test_rows_of_all_sheets_count(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, {"一": [("岗位",)] * 6, "二": [("岗位",)] * 6})
    assert len(read(path, max_rows=11).sheets) == 2
    with pytest.raises(FileTooLarge, match="rows"):
        read(path, max_rows=10)
    with pytest.raises(FileTooLarge, match="sheets"):
        read(path, max_sheets=1)
    with pytest.raises(FileTooLarge, match="MB"):
        read(path, max_bytes=100)


def test_a_cell_in_the_far_corner_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "岗位"
    workbook.active["XFD1048576"] = "角落"
    workbook.save(path)
    with pytest.raises(FileTooLarge, match="columns"):
        read(path)
    workbook.active["XFD1048576"] = None
    workbook.active["CV1000000"] = "角落"
    workbook.save(path)
    with pytest.raises(FileTooLarge, match="cells"):
        read(path)


def test_styled_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "岗位"
    workbook.active["CV1000000"].number_format = "0.00"
    workbook.save(path)
    assert len(read(path).sheets[0].rows) == 1


def bomb(path: Path, member: str, size: int) -> None:
    """Write a workbook with one member that inflates to many zeros."""
    write_workbook(path, {"岗位": [("岗位",)]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"\0" * size)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    bomb(path, "xl/media/image1.png", 30 << 20)
    assert path.stat().st_size < 1 << 20
    with pytest.raises(FileTooLarge, match="unzipped"):
        read(path, max_unzipped_bytes=10 << 20)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    bomb(path, "xl/media/image1.png", 30 << 20)
    data = path.read_bytes()
    assert data.count((30 << 20).to_bytes(4, "little")) == 2
    path.write_bytes(data.replace((30 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(FileTooLarge, match="unzipped"):
        read(path, max_unzipped_bytes=10 << 20)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4),
        ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4),
        ("paper.xls", b"%PDF-1.7\n%\xe2\xe3"),
        ("empty.csv", b""),
        ("blank.xlsx", b"\n\n"),
        ("broken.xlsx", b"PK\x03\x04" + b"\x00" * 400),
        ("broken.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("page.xls", "<html><table><tr><td>岗位</td></tr></table></html>".encode()),
    ],
)
def test_other_things_under_the_name_of_a_table(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileUnreadable) as caught:
        read(path)
    assert "。" in caught.value.message("zh")
    assert "<" not in caught.value.message("en")


def test_another_archive_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FileUnreadable):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path / "nowhere.csv")

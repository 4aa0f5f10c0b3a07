"""Delimited text."""

from __future__ import annotations

import pytest

from recommender.adapters.files.delimited import read_delimited
from recommender.adapters.files.limits import Limits
from recommender.errors import FileTooLarge, FileUnreadable

pytestmark = pytest.mark.unit


def rows(text: str) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_delimited(text, "a.csv", Limits()).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    text = f"岗位{delimiter}薪资\n保洁,保安{delimiter}2200\n"
    if delimiter == ",":
        text = text.replace("保洁,保安", '"保洁,保安"')
    assert rows(text)[1] == (2, ("保洁,保安", "2200"))


def test_a_delimiter_that_the_file_declares() -> None:
    assert rows("sep=;\n岗位;薪资,元\n保洁;1,5\n")[0] == (2, ("岗位", "薪资,元"))


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    text = '岗位,要求\r\n保洁,"第一\r\n第二"\r\n\r\n,\r\n保安,无\r\n'
    assert rows(text) == [
        (1, ("岗位", "要求")),
        (2, ("保洁", "第一\n第二")),
        (5, ("保安", "无")),
    ]


def test_quotation_marks_inside_a_cell_do_no_harm() -> None:
    assert rows('岗位,要求\n管工,6" 管道\n"""急聘""保洁",无\n')[1:] == [
        (2, ("管工", '6" 管道')),
        (3, ('"急聘"保洁', "无")),
    ]


def test_a_quotation_mark_that_swallows_rows_is_told() -> None:
    with pytest.raises(FileUnreadable) as caught:
        rows('岗位,要求\n保洁,"会打扫\n保安,无\n司机,无\n')
    assert "2" in caught.value.message("zh")


def test_a_table_of_one_column() -> None:
    assert rows("岗位\n保洁\n") == [(1, ("岗位",)), (2, ("保洁",))]


def test_too_many_rows() -> None:
    with pytest.raises(FileTooLarge):
        read_delimited("岗位\n" + "保洁\n" * 11, "a.csv", Limits(max_rows=10))
    assert len(read_delimited("岗位\n" + "保洁\n" * 10, "a.csv", Limits(max_rows=10)).rows) == 11

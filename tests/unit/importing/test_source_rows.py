"""Rows under headers, and what is no record."""

from __future__ import annotations

import pytest

from recommender.importing.headers import find_headers
from recommender.importing.source import SourceRow
from recommender.importing.source_rows import rows_under_headers
from tests.tables import Row, source_table

pytestmark = pytest.mark.unit

HEADER = ("序号", "岗位名称", "单位名称", "招聘人数", "备注")


def kept_and_left(*rows: Row) -> tuple[list[SourceRow], list[str]]:
    table = source_table(("招聘会岗位表",), HEADER, *rows)
    found = list(rows_under_headers(table, find_headers(table, "postings")))
    kept = [row for row in found if isinstance(row, SourceRow)]
    return kept, [row[1] for row in found if not isinstance(row, SourceRow)]


def test_row_numbers_are_those_of_the_file() -> None:
    kept, _ = kept_and_left((1, "保洁", "甲", 2, None), (2, "保安", "乙", 3, "急"))
    assert [(row.number, row.cells["岗位名称"]) for row in kept] == [(3, "保洁"), (4, "保安")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("合计", None, None, 5, None), "total"),
        (("总 计：", "合计", None, 5, None), "total"),
        (("备注：以上岗位均免费", None, None, None, None), "note"),
        (("一、制造业", None, None, None, None), "note"),
        ((None, "二、沙市区企业", None, None, None), "note"),
        ((None, None, "填表人：某某", None, None), "note"),
        (HEADER, "header"),
    ],
)
def test_what_is_no_record(row: Row, reason: str) -> None:
    kept, left = kept_and_left((1, "保洁", "甲", 2, None), row)
    assert (len(kept), left) == (1, [reason])


def test_ditto_stands_for_the_row_above() -> None:
    kept, _ = kept_and_left(
        (1, "保洁", "甲", 2, None), (2, "保安", "同上", "〃", None), (3, "司机", "同上", 1, None)
    )
    assert [(row.cells["单位名称"], row.cells["招聘人数"]) for row in kept] == [
        ("甲", 2),
        ("甲", 2),
        ("甲", 1),
    ]


@pytest.mark.parametrize(
    "row",
    [
        (9, "总账会计", "乙", 1, None),
        (None, "保安", None, None, None),
        (9, None, "乙", 3, None),
        (9, "总计划员", "乙", 1, None),
    ],
)
def test_poor_rows_are_records(row: Row) -> None:
    kept, left = kept_and_left(row)
    assert (len(kept), left) == (1, [])

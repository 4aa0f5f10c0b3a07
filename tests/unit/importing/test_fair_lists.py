"""Short lists of the day, as they come: with and without a header, in any column."""

from __future__ import annotations

import pytest

from recommender.importing.fair_lists import read_list
from recommender.importing.source import Cell, Sheet, SheetRow, SourceTable

pytestmark = pytest.mark.unit

KNOWN, ALIASES = frozenset({"BM0001", "BM0002", "7"}), {"BM0009": "BM0001"}


def table(*rows: tuple[Cell, ...]) -> SourceTable:
    numbered = (SheetRow(number, cells) for number, cells in enumerate(rows, start=1))
    return SourceTable("list.csv", (Sheet("", tuple(numbered)),))


@pytest.mark.parametrize(
    "rows",
    [
        (("BM0001",), ("BM0002",)),
        (("报名号",), ("bm0001",), (" BM 0002 ",)),
        (("没来的人", None), ("序号", "报名号"), (1, "BM0001"), (2, "ＢＭ０００２")),
        ((1, "BM0001"), (2, "BM0002")),
        (("BM0009",), ("BM0002",), ("BM0002",)),
    ],
    ids=["bare", "header", "title", "second column", "merged and twice"],
)
def test_people_are_found(rows: tuple[tuple[Cell, ...], ...]) -> None:
    read = read_list(table(*rows), "attendees", KNOWN, ALIASES)
    assert set(read.slots) == {"BM0001", "BM0002"}
    assert read.problems == []


def test_a_number_stored_as_a_number_is_one() -> None:
    assert set(read_list(table((7.0,)), "attendees", KNOWN, {}).slots) == {"7"}


def test_who_is_not_known_is_told_with_the_row_and_never_by_name() -> None:
    rows = table(("报名号",), ("BM0001",), ("BM7777",), ("张三",), (None,), ("13800000001",))
    problems = read_list(rows, "attendees", KNOWN, {}).problems
    assert [(one.row, one.value) for one in problems] == [(3, "BM7777"), (4, ""), (6, "")]
    assert all(one.code == "attendees_unknown" and one.remedy_zh for one in problems)


@pytest.mark.parametrize(
    ("rows", "slots"),
    [
        ((("A01",), ("A02",)), {"A01": None, "A02": None}),
        ((("A01", 3), ("A02", "第2场")), {"A01": 3, "A02": 2}),
        ((("展位号", "原因", "从第几场起"), ("a01", "堵车", "4"), ("A02", "", "不知道")), {"A01": 4, "A02": None}),
    ],
    ids=["bare", "beside", "named"],
)  # fmt: skip
def test_booths_have_a_slot_beside_them(
    rows: tuple[tuple[Cell, ...], ...], slots: dict[str, int | None]
) -> None:
    assert read_list(table(*rows), "booths", {"A01", "A02"}, {}).slots == slots

"""Cells to text, lists and numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from recommender.importing.cells import has_lost_digits, items_of, number_of, said, text_of
from recommender.importing.source import Cell

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  普工\u200b ", "普工"),
        ("ＪＡＶＡ３", "JAVA3"),
        ("底薪3000，500全勤", "底薪3000，500全勤"),
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        (13800000000.0, "13800000000"),
        (0.5, "0.5"),
        (True, "是"),
        (date(2026, 11, 5), "2026-11-05"),
        (datetime(2026, 11, 5, 8, 30), "2026-11-05 08:30"),
        (["包吃", "包住"], "包吃、包住"),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'单引号开头", "'单引号开头"),
        (float("nan"), ""),
    ],
)
def test_text(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize("cell", ["无", "/", "——", "N/A", "nan", "暂无", " ", None, "未填写"])
def test_words_that_say_nothing(cell: Cell) -> None:
    assert said(cell) == ""


def test_a_word_that_says_something() -> None:
    assert said("无锡") == "无锡"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("['网络安全', '云计算']", ("网络安全", "云计算")),
        ('["a", "b"]', ("a", "b")),
        ("['“互联网”', '”电商”']", ("互联网", "电商")),
        ("[会计, 出纳]", ("会计", "出纳")),
        ("[]", ()),
        ("五险一金|双休|双休", ("五险一金", "双休")),
        ("a、b;c，d\ne", ("a", "b", "c", "d", "e")),
        ("身份证、(农村户籍、外地人员)居住证", ("身份证", "(农村户籍、外地人员)居住证")),
        (["a", "无", "b"], ("a", "b")),
        ("无", ()),
        (None, ()),
    ],
)
def test_items(cell: Cell, items: tuple[str, ...]) -> None:
    assert items_of(cell) == items


@pytest.mark.parametrize(
    ("cell", "number"),
    [("１２，", None), ("12,000", 12000.0), ("１２", 12.0), (5, 5.0), ("5人", None), (True, None)],
)
def test_number(cell: Cell, number: float | None) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("cell", "lost"),
    [
        ("1.64853E+18", True),
        ("1.64853e18", True),
        (1.648527394191053e18, True),
        ("1648527394191052802", False),
        ("YX-0001", False),
        (20261105, False),
        ("1.5", False),
        ("1E23", False),
        ("1E+23", True),
        ("1.64853000E+2", False),
    ],
)
def test_lost_digits(cell: Cell, lost: bool) -> None:
    assert has_lost_digits(cell) is lost

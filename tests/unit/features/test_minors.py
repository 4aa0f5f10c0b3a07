"""The work that is closed to people of 16 and 17."""

from __future__ import annotations

import pytest

from features.minors import barred_by_trade, barred_work
from features.occupation.csco import load_classes

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("code", "title", "work"),
    [
        ("6-16-01-05", "采煤", ["mining"]),
        (None, "井下电工", ["mining"]),
        ("6-31-01-03", "电工", ["special_operations"]),
        ("6-11-09-05", "工人", ["explosives"]),
        (None, "爆破员", ["explosives"]),
        ("4-03-02-05", "KTV服务员", ["nightlife"]),
        ("4-03-02-05", "餐厅服务员", []),
        ("6-28-01-11", "司炉工", ["boilers"]),
        (None, "文员", []),
        ("6-16", "矿工", []),
    ],
)
def test_by_occupation_or_by_title(code: str | None, title: str, work: list[str]) -> None:
    assert [one.code for one in barred_by_trade(code, title)] == work


def test_the_table_names_classes_that_exist_and_a_law_in_both_languages() -> None:
    classes = {one.code for one in load_classes()}
    for work in barred_work().values():
        for prefix in work.occupations:
            assert any(code == prefix or code.startswith(f"{prefix}-") for code in classes)
        assert all(word == word.lower() for word in work.title_words)
        assert work.name_zh
        assert work.name_en.isascii()
        assert work.law_zh
        assert work.law_en.isascii()
    assert {"heavy_lifting", "heights"} <= barred_work().keys()

"""Known answers for the number of openings."""

from __future__ import annotations

import pytest

from features.headcount import parse_headcount

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("3", 3),
        ("3.0", 3),
        ("3人", 3),
        ("招3人", 3),
        ("５－８名", 5),
        ("5~8个", 5),
        ("10余人", 10),
        ("20+", 20),
        ("两名", 2),
        ("招聘人数：10人", 10),
        ("诚聘收银员3名", 3),
        ("急招普工50人，年龄18-45岁", 50),
        ("名额12个，满了就不招", 12),
    ],
)
def test_numbers_wanted(text: str, people: int) -> None:
    assert parse_headcount(text).value == people


@pytest.mark.parametrize(
    "text",
    [
        "",
        "若干",
        "数名",
        "不限",
        "0",
        "长期招人",
        "公司现有员工500人",
        "带10人团队经验优先",
        "招聘5人以上团队管理者",
        "招聘会计2名，出纳1名",
        "30岁以下",
    ],
)
def test_no_number_set(text: str) -> None:
    assert not parse_headcount(text).known

"""Names that are a skill only beside certain words, names split apart, and others' skills."""

from __future__ import annotations

import pytest

from features.skills import find_skills
from features.taxonomy import read_rows

pytestmark = pytest.mark.unit


def codes(text: str) -> list[str]:
    return [("!" if m.negated else "") + m.code for m in find_skills(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货车没开过，三轮也会", ["!truck_driving", "tricycle_driving"]),
        ("仓库管了六年", ["warehousing"]),
        ("仓库在三楼，货车进出方便", []),
        ("招聘和社保都跑过", ["recruiting", "social_security"]),
        ("招聘普工，交社保", []),
        ("看到你们招聘会", []),
        ("PS精通，AI只会打开", ["photoshop", "!illustrator"]),
        ("公司做AI产品", []),
        ("backend engineer: Go, MySQL", ["golang", "mysql"]),
        ("Go home on time", []),
        ("数控车床，会编程", ["cnc_lathe", "cnc_programming"]),
    ],
)
def test_bare_names_need_their_words(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做过三年账", ["bookkeeping"]),
        ("电线我都会接", ["wiring"]),
        ("电线我不会接", ["!wiring"]),
        ("开过货车", ["truck_driving"]),
        ("带过两个宝宝", ["child_care"]),
        ("照顾能自理的老人", ["elder_care"]),
        ("做了两年房产中介", []),
    ],
)
def test_names_split_apart(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我哥开挖机的",
        "她会踩平车",
        "本公司生产数控机床",
        "公司在做大模型产品，招前台",
        "免费培训叉车、焊工、电工",
        "paid forklift training after six months",
        "bachelor in English",
        "our Java Street office",
        "挖掘机会点",
    ],
)  # fmt: skip
def test_what_is_nobodys_skill_here(text: str) -> None:
    assert codes(text) == []


def test_a_word_of_ability_behind_a_name_is_no_part_of_it() -> None:
    assert codes("早教会一点") == ["early_education"]


def test_the_bare_names_are_known_codes_and_stand_once() -> None:
    known = {row["code"] for row in read_rows("skills.csv")}
    rows = read_rows("skill_bare_names.csv")
    assert {row["code"] for row in rows} <= known
    assert len({(row["phrase"].lower(), row["context"]) for row in rows}) == len(rows)

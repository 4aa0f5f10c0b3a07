"""Known answers of finding skills, benefits and a seeker's conditions."""

from __future__ import annotations

import pytest

from features.benefits import benefit_includes, find_benefits
from features.constraints import read_constraints
from features.skills import find_skills, skill_family, skill_name

pytestmark = pytest.mark.unit

SKILLS = {
    "精通Java，熟悉MySQL": [("java", "精通", False), ("mysql", "熟悉", False)],
    "JavaScript开发": [("javascript", None, False)],
    "会平车、拷边，不会绷缝": [
        ("flat_sewing", None, False),
        ("overlock", None, False),
        ("coverstitch", None, True),
    ],
    "不会Word、Excel和PPT": [
        ("word", None, True),
        ("excel", None, True),
        ("powerpoint", None, True),
    ],
    "我不会电脑": [("computer_basics", None, True)],
    "氩弧二保都行": [("argon_welding", None, False), ("co2_welding", None, False)],
    "普通话不标准": [("mandarin_speech", None, True)],
    "有叉车证": [],
    "四线城市": [],
    "不去美容院": [],
    "在庇护工场做过": [],
}


@pytest.mark.parametrize(("text", "expected"), SKILLS.items())
def test_finds_skills(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert [(m.code, m.level, m.negated) for m in find_skills(text)] == expected


def test_skills_have_names_and_families() -> None:
    assert skill_name("flat_sewing") == "平车"
    assert skill_name("flat_sewing", "en") == "Lockstitch sewing"
    assert skill_family("flat_sewing") == "textile"
    assert skill_name("unheard_of") is None
    assert skill_family("unheard_of") is None


BENEFITS = {
    "五险一金、包吃住": [("five_insurances_one_fund", False), ("board_and_lodging", False)],
    "不包吃住，无社保": [("board_and_lodging", True), ("social_insurance", True)],
    "包吃不包住": [("board", False), ("lodging", True)],
    "食宿自理": [("board_and_lodging", True)],
    "只交社保没有公积金": [("social_insurance", False), ("housing_fund", True)],
    "没有班车": [("shuttle_bus", True)],
    "社保专员": [],
    "食堂帮厨": [],
}


@pytest.mark.parametrize(("text", "expected"), BENEFITS.items())
def test_finds_benefits(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(m.code, m.negated) for m in find_benefits(text)] == expected


def test_a_benefit_stands_for_its_parts() -> None:
    assert {"social_insurance", "housing_fund"} <= benefit_includes("five_insurances_one_fund")
    assert benefit_includes("lodging") == {"lodging"}


CONDITIONS: dict[str, dict[str, bool]] = {
    "不想上夜班": {"no_night_shift": False},
    "夜班也可以": {"no_night_shift": True},
    "不能上夜班": {"no_night_shift": False},
    "除了夜班都行": {"no_night_shift": False},
    "No night shift because baby": {"no_night_shift": False},
    "夜班我不怕，三班倒倒惯了": {"no_night_shift": True, "no_rotating_shift": True},
    "不倒班，要双休": {"no_rotating_shift": False, "weekend_off": False},
    "长白班": {"no_rotating_shift": False, "no_night_shift": False},
    "不能搬重物": {"no_heavy_lifting": False},
    "搬不动重东西": {"no_heavy_lifting": False},
    "站久了不行": {"no_standing_long": False},
    "莫要爬高": {"no_heights": False},
    "不恐高": {"no_heights": True},
    "离家近": {"near_home": False},
    "远一点也可以": {"near_home": True},
    "莫太远": {"near_home": False},
    "两班倒都干": {"no_rotating_shift": True},
    "夜班也上不了": {"no_night_shift": False},
    "夜班都上怕了": {},
    "最好管住": {"board_and_lodging": False},
    "不用包住": {"board_and_lodging": True},
    "要接送孩子": {"child_pickup": False},
    "孩子大了不用我接": {"child_pickup": True},
    "不要求双休": {"weekend_off": True},
    "要双休，没有单休也行": {},
    "能吃苦": {},
    "": {},
}


@pytest.mark.parametrize(("text", "expected"), CONDITIONS.items())
def test_reads_a_seekers_conditions(text: str, expected: dict[str, bool]) -> None:
    assert {code: m.negated for code, m in read_constraints(text).items()} == expected

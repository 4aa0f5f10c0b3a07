"""A skill is found by the many ways to say its name, and by a name whose parts stand apart."""

from __future__ import annotations

import pytest

from features.certificates import find_certificates
from features.skill_names import english_names, other_wordings
from features.skills import find_skills

pytestmark = pytest.mark.unit


def codes(text: str) -> list[str]:
    return [("!" if m.negated else "") + m.code for m in find_skills(text)]


def papers(text: str) -> list[str]:
    return [("!" if m.negated else "") + m.code for m in find_certificates(text)]


def test_a_verb_stands_on_either_side_of_its_thing() -> None:
    assert {"维修冰箱", "冰箱维修", "冰箱修理", "修冰箱"} <= set(other_wordings("修冰箱"))
    assert "教学英语" not in set(other_wordings("英语教学"))


@pytest.mark.parametrize("name", ["开票", "产品设计", "沟通能力", "识图"])
def test_a_thing_too_short_or_too_vague_is_not_turned(name: str) -> None:
    assert list(other_wordings(name)) == []


def test_english_verbs_take_their_thing() -> None:
    assert {"repair phones", "fixing phone"} <= set(other_wordings("phone repair"))
    assert list(english_names("Boring")) == []
    assert "machine sewing" in set(english_names("Machine sewing"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会修空调、冰箱和洗衣机", ["hvac", "fridge_repair", "washer_repair"]),
        ("空调、冰箱维修", ["hvac", "fridge_repair"]),
        ("打扫店内卫生", ["cleaning"]),
        ("照顾过偏瘫老人", ["elder_care"]),
        ("客户的开发", ["customer_development"]),
        ("收集的数据", []),
        ("血压会量", ["vital_signs"]),
        ("血压不会量", ["!vital_signs"]),
        ("网线都是自己压", ["structured_cabling"]),
        ("修脚师傅", ["pedicure"]),
    ],
)
def test_parts_of_a_name_that_stand_apart(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "爱吃川菜",
        "喜欢唱歌",
        "招学徒，师傅手把手教修车",
        "附近有焊接培训学校",
        "销售的产品是数控机床",
        "We sell excavators in Africa",
        "公司提供英语角和瑜伽房",
        "无人机执照优先",
        "执业兽医优先",
        "塔吊出租公司",
    ],
)
def test_what_is_nobodys_skill(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "words",
    ["{}不敢", "{}不灵", "{}没独立做过", "{}生疏", "{}没来得及学", "{}没接触过", "{}弄不好"],
)
@pytest.mark.parametrize("skill", ["做账", "电焊", "直播"])
def test_more_words_of_lacking(words: str, skill: str) -> None:
    found = find_skills(words.format(skill))
    assert [m.negated for m in found] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电梯作业证必备", ["elevator_t"]),
        ("不需要驾照", ["!driving_licence"]),
        ("英语四级过了，六级没过", ["english_cet4", "!english_cet6"]),
        ("低压电工证有，高压的没有", ["electrician_low_voltage", "!electrician_high_voltage"]),
        ("无人机飞过两季，执照还没拿下来", ["!drone_licence"]),
        ("人力资源管理师优先", ["hr_manager"]),
        ("C1及以上驾照", ["driving_c1"]),
        ("二建有证", ["constructor_second"]),
        ("Nurse: practising licence", ["nurse_practice"]),
        ("健康证可协助办理，来了就能上班", []),
        ("公司给报考电工证", []),
    ],
)
def test_more_names_of_papers(text: str, expected: list[str]) -> None:
    assert papers(text) == expected

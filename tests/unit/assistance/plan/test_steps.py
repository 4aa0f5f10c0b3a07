"""What a course adds to somebody's certificates, and what it builds on."""

from __future__ import annotations

import pytest

from recommender.assistance.plan.held import codes_in, taught_codes
from recommender.assistance.plan.steps import (
    has_other_way_in,
    lacks_entry,
    merged_grades,
    step_of,
)
from tests.unit.assistance.plan.fields import course

pytestmark = pytest.mark.unit


def test_a_certificate_brings_all_that_it_stands_for() -> None:
    step = step_of(course("大货车B2增驾", "机动车驾驶证", "驾驶证B2"))
    assert step.codes == ("driving_b2",)
    assert {"driving_b2", "driving_c1", "driving_licence"} <= set(codes_in(step.adds[0]))
    assert step.grades == {}


@pytest.mark.parametrize(
    ("title", "certificates", "level", "codes", "grades"),
    [
        ("养老护理员（五级）", ("养老护理员证",), "五级/初级工", ("elderly_carer",), {"elderly_carer": 1}),
        ("消控四级班", ("消防设施操作员证（四级）",), None, ("fire_facility_operator",), {"fire_facility_operator": 2}),
        ("消防中控证(四级监控)12月班", ("消防设施操作员证（四级）", "大学英语四级"), "四级", ("fire_facility_operator",), {"fire_facility_operator": 2}),
        ("保育师(五级)", ("保育师证", "职业技能等级证书"), "五级", ("childcare_worker",), {"childcare_worker": 1}),
        ("数控车工四级", ("职业技能等级证书",), "四级", ("lathe_grade",), {"lathe_grade": 2}),
        ("制冷与空调设备运行操作", ("特种作业操作证",), None, ("refrigeration_operation",), {}),
        ("调饮师", ("职业技能等级证书",), None, ("skill_grade",), {}),
        ("大学英语四级冲刺", ("大学英语四级",), None, ("english_cet4",), {}),
        ("小面制作", ("专项职业能力证书",), None, (), {}),
        ("美甲速成", (), None, (), {}),
    ],
)  # fmt: skip
def test_what_a_course_ends_with(
    title: str,
    certificates: tuple[str, ...],
    level: str | None,
    codes: tuple[str, ...],
    grades: dict[str, int],
) -> None:
    step = step_of(course(title, *certificates, certificate_level=level))
    assert (step.codes, dict(step.grades)) == (codes, grades)


@pytest.mark.parametrize(
    ("entry", "needed"),
    [
        ("持四级证并从业满规定年限", {"welder_grade": 2}),
        ("取得焊工四级/中级工证书后从事本职业满5年(以公告为准)", {"welder_grade": 2}),
        ("四级证+工作年限", {"welder_grade": 2}),
        ("持有效低压电工操作证", {"electrician_low_voltage": 0}),
        ("有电工五级证,或相关工作满5年的证明;须持低压电工操作证", {"electrician_low_voltage": 0}),
        ("汽车维修五级证或相关专业中职以上 + 低压电工操作证", {"electrician_low_voltage": 0}),
        ("持C1、年龄符合公安部规定", {"driving_c1": 0}),
        ("五级证,或在园工作满年限", {}),
        ("高中以上或五级证", {}),
        ("初中以上,持健康证", {}),
        ("18周岁以上,初中文化", {}),
        ("", {}),
    ],
)
def test_what_must_be_held_before(entry: str, needed: dict[str, int]) -> None:
    taken = course("焊工高级工", "焊工职业技能等级证", entry_requirements=entry)
    assert dict(step_of(taken).entry) == needed


def test_silence_and_a_lower_grade_do_not_let_in_but_an_unknown_grade_does() -> None:
    step = step_of(course("焊工", "焊工职业技能等级证", entry_requirements="持四级证"))
    assert lacks_entry(step, [], {})
    assert lacks_entry(step, ["welder_grade"], {"welder_grade": 1})
    assert not lacks_entry(step, ["welder_grade"], {"welder_grade": 2})
    assert not lacks_entry(step, ["welder_grade"], {})


def test_a_grade_may_stand_in_for_schooling() -> None:
    taken = course(
        "消控班",
        "消防设施操作员证",
        certificate_level="四级",
        entry_requirements="高中以上或五级证",
    )
    step = step_of(taken)
    assert has_other_way_in(taken, step, ["fire_facility_operator"])
    assert not has_other_way_in(taken, step, ["security_guard"])
    strict = taken.model_copy(update={"entry_requirements": "高中以上"})
    assert not has_other_way_in(strict, step, ["fire_facility_operator"])


def test_the_highest_grade_counts() -> None:
    assert merged_grades([{"a": 1}, {"a": 3, "b": 2}, {"a": 2}]) == {"a": 3, "b": 2}


def test_only_skills_called_by_their_names_are_taught() -> None:
    taken = course("鱼糕制作", skills=("打浆", "叉车驾驶", "发酵", "叉车驾驶"))
    assert taught_codes(taken) == taught_codes(course("叉车", skills=("叉车驾驶",)))
    assert len(taught_codes(taken)) == 1

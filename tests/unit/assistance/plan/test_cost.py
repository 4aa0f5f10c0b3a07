"""What a course costs one person; nothing is called free unproven."""

from __future__ import annotations

from datetime import date

import pytest

from recommender.assistance.plan.cost import Subsidies, cost_of, listed_fee
from recommender.assistance.plan.groups import (
    left_school_long_ago,
    named_groups,
    only_for_disabled,
)
from recommender.domain.course import Course
from recommender.domain.plan import Entitlement
from tests.unit.assistance.plan.fields import course

pytestmark = pytest.mark.unit
UNEMPLOYED, LEAVERS = "登记失业人员", "毕业年度高校毕业生"
GROUP = frozenset({"registered_unemployed"})


def said(verdict: str) -> Entitlement:
    return Entitlement.model_validate(
        {
            "item": "training",
            "verdict": verdict,
            "text": verdict,
            "pack": "t",
            "pack_version": "1",
            "rule": "training_free",
            "valid_until": date(2027, 1, 1),
        }
    )


PROVEN = Subsidies(said("eligible"), said("eligible"), GROUP, GROUP)
PARTLY = Subsidies(said("eligible"), said("to_verify"), GROUP, frozenset())
OPEN = Subsidies(said("to_verify"), said("to_verify"))
BARRED = Subsidies(said("ineligible"), said("ineligible"))
NO_RULE = Subsidies()


def paid(fee: float | None, share: float | None, *groups: str, **more: str) -> Course:
    return course("班", cost_cny=fee, subsidy_share=share, subsidy_for=groups, **more)


@pytest.mark.parametrize(
    ("taken", "subsidies", "verdict"),
    [
        (paid(1000, 1.0, UNEMPLOYED), PROVEN, "free"),
        (paid(1000, 1.0, LEAVERS), PROVEN, "to_verify"),
        (paid(1000, 0.8, UNEMPLOYED), PROVEN, "partly"),
        (paid(1000, None, UNEMPLOYED), PROVEN, "partly"),
        (paid(1000, 1.0, UNEMPLOYED), PARTLY, "partly"),
        (paid(1000, 1.0, UNEMPLOYED), OPEN, "to_verify"),
        (paid(1000, 1.0, UNEMPLOYED), NO_RULE, "to_verify"),
        (paid(1000, 1.0, UNEMPLOYED), BARRED, "full"),
        (paid(1000, 1.0, "退役军人"), PROVEN, "to_verify"),
        (paid(1000, None), PROVEN, "full"),
        (paid(0, None), OPEN, "free"),
        (paid(0, 1.0, UNEMPLOYED), PROVEN, "to_verify"),
        (paid(None, 1.0, UNEMPLOYED), PROVEN, "unknown"),
        (paid(None, None, description="费用：0(保证金299)"), PROVEN, "unknown"),
    ],
)
def test_what_a_course_costs(taken: Course, subsidies: Subsidies, verdict: str) -> None:
    for language in ("zh", "en"):
        cost = cost_of(taken, subsidies, language)
        assert (cost.verdict, cost.fee_cny) == (verdict, taken.cost_cny)


def test_courses_are_ordered_by_a_fee_that_is_the_same_for_everybody() -> None:
    assert listed_fee(paid(1000, None)) == 1000
    assert listed_fee(paid(1000, 1.0, UNEMPLOYED)) == 500
    assert listed_fee(paid(1000, None, UNEMPLOYED)) == 750
    assert listed_fee(paid(1000, 0.0, UNEMPLOYED)) == 1000
    assert listed_fee(paid(None, 1.0, UNEMPLOYED)) is None


def test_the_sentences_name_the_sum_the_groups_and_a_deposit() -> None:
    text = cost_of(paid(1280, 1.0, UNEMPLOYED, LEAVERS), OPEN, "zh").text
    assert "1280元" in text
    assert f"{UNEMPLOYED}、{LEAVERS}" in text
    deposit = cost_of(paid(None, None, description="费用：免费，押金200"), OPEN, "zh").text
    assert "保证金或押金" in deposit
    assert "免" not in deposit
    assert cost_of(paid(None, None), OPEN, "zh").text == "学费没有写，要打电话问。"


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        (("登记失业人员", "退役军人"), {"registered_unemployed"}),
        (("参加失业保险的在职职工",), {"qualifying_employee"}),
        (("毕业年度高校毕业生", "农民工"), {"in_graduation_year", "rural_transfer"}),
        (("脱贫家庭子女",), {"child_of_family_out_of_poverty"}),
        (("脱贫劳动力", "残疾人"), set()),
        ((), set()),
    ],
)
def test_groups_are_those_that_a_fact_of_the_rules_stands_for(
    words: tuple[str, ...], groups: set[str]
) -> None:
    assert named_groups(words) == groups


@pytest.mark.parametrize(
    ("audience", "only"),
    [
        (("限持有效残疾人证", "有就业意愿的登记失业人员"), True),
        (("残疾人",), True),
        (("残疾人", "残疾人家庭成员"), False),
        (("就业困难人员(残疾、大龄、长期失业)",), False),
        (("脱贫劳动力", "轻度残疾均可"), False),
        (("限就业困难人员（残疾优先）",), False),
        (("持残疾人证者",), True),
        ((), False),
    ],
)
def test_a_place_for_people_with_a_disability_alone(audience: tuple[str, ...], only: bool) -> None:
    assert only_for_disabled(audience) is only


@pytest.mark.parametrize(
    ("audience", "years", "others"),
    [
        (("离校2年内未就业高校毕业生",), 5.0, True),
        (("离校2年内未就业高校毕业生",), 3.0, True),
        (("离校2年内未就业高校毕业生",), 2.0, False),
        (("离校2年内未就业高校毕业生",), None, False),
        (("离校2年内未就业毕业生", "16-24岁登记失业青年"), 5.0, False),
        ((), 20.0, False),
    ],
)
def test_a_place_for_those_just_out_of_school(
    audience: tuple[str, ...], years: float | None, others: bool
) -> None:
    assert left_school_long_ago(audience, years) is others

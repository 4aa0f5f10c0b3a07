"""What is missing, by how often it is asked for; and what a course is worth."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.assistance.plan.config import PlanConfig
from recommender.assistance.plan.gaps import (
    certificate_lacks,
    more_schooling,
    more_years,
    rises,
    skill_lacks,
)
from recommender.assistance.plan.grades import grades_in, reaches
from recommender.assistance.plan.worth import Effort, worth
from recommender.services.plan_gaps import plan_gaps
from tests.models import PROJECT
from tests.unit.assistance.plan.fields import FORKLIFT, asking, field, person, posting

pytestmark = pytest.mark.unit
CONFIG = PlanConfig.read(Path(PROJECT) / "models" / "default-plan" / "plan.yaml")
ADS = [
    posting(1, title="叉车司机", skills=("叉车驾驶", "盘点")),
    asking(2, "叉车证N1", "低压电工作业证", skills=("盘点",), education_min="senior_high"),
    asking(3, "低压电工作业证", skills=("盘点",), experience_min_years=3),
    asking(4, "低压电工作业证", experience_min_years=2),
]
SOMEBODY = person(
    education="junior_high",
    experience_years=1,
    negated={"certificates": ("叉车证N1",), "skills": ("叉车驾驶",)},
)


def test_lacks_are_counted_over_distinct_postings_near_the_wish() -> None:
    there = field(SOMEBODY, ADS, occupations={"p-1": FORKLIFT}, clusters={"p-3": "a", "p-4": "a"})
    lacks = {lack.code: lack for lack in certificate_lacks(there)}
    assert {code: lack.postings for code, lack in lacks.items()} == {
        "electrician_low_voltage": 2,
        "forklift_n1": 2,
    }
    forklift = lacks["forklift_n1"]
    assert (forklift.by_law, forklift.standing) == (True, "lacking")
    assert lacks["electrician_low_voltage"].standing == "unsaid"
    assert more_schooling(there) == (1, 3)
    assert more_years(there) == (1, 3.0)
    far = field(SOMEBODY, ADS, far=["p-2", "p-3", "p-4"])
    assert [lack.code for lack in certificate_lacks(far)] == []


def test_skills_not_named_are_most_asked_for_first() -> None:
    there = field(SOMEBODY, ADS)
    found = skill_lacks(there, [])
    assert [lack.postings for lack in found] == sorted((x.postings for x in found), reverse=True)
    assert found[0].postings == 3
    held = field(person(skills=("盘点",)), ADS)
    assert found[0].code not in [lack.code for lack in skill_lacks(held, [])]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_law_comes_first_and_silence_is_a_question(language: str) -> None:
    there = field(SOMEBODY, ADS, occupations={"p-1": FORKLIFT})
    gaps = plan_gaps(there, SOMEBODY, 10, language)
    assert [(gap.kind, gap.required, gap.standing) for gap in gaps[:4]] == [
        ("certificate", "law", "lacking"),
        ("certificate", "ad", "unsaid"),
        ("education", "ad", "lacking"),
        ("experience", "ad", "lacking"),
    ]
    assert all(gap.text for gap in gaps)
    assert len(plan_gaps(there, SOMEBODY, 2, language)) == 2


def test_nothing_is_missing_where_nothing_is_asked() -> None:
    there = field(person(), [posting(1)])
    assert (certificate_lacks(there), skill_lacks(there, [])) == ([], [])
    assert plan_gaps(there, person(), 9, "zh") == ()


def test_what_rises_most_comes_first_and_ties_go_by_name() -> None:
    before, after = {"a": 3.0, "b": 1.0}, {"a": 3.5, "b": 4.0, "c": 0.5, "d": 1.0}
    assert rises(before, after) == [("b", 3.0), ("d", 1.0), ("a", 0.5), ("c", 0.5)]


def test_grades_are_those_of_skill_alone() -> None:
    assert grades_in(["养老护理员四级", "养老护理员五级", "没有电工证"]) == {"elderly_carer": 2}
    assert grades_in(["计算机二级", "普通话二级甲等", "大学英语四级"]) == {}
    assert reaches({"a": 2}, {"a": 1, "b": 3})
    assert not reaches({"a": 2}, {"a": 3})


NO_EFFORT = Effort(0, 0, 0, 0)


def test_more_postings_and_more_pay_are_worth_more_and_effort_less() -> None:
    plain = worth(3, 0.0, NO_EFFORT, CONFIG)
    assert plain == 2.0
    assert worth(4, 0.0, NO_EFFORT, CONFIG) > plain
    assert worth(3, 0.2, NO_EFFORT, CONFIG) == plain + 0.2 * CONFIG.pay
    assert worth(3, 9.0, NO_EFFORT, CONFIG) == worth(3, 0.5, NO_EFFORT, CONFIG)
    for effort in (Effort(1, 0, 0, 0), Effort(0, 1, 0, 0), Effort(0, 0, 1, 0), Effort(0, 0, 0, 1)):
        assert worth(3, 0.0, effort, CONFIG) < plain


def test_what_is_not_said_is_neither_nothing_nor_without_end() -> None:
    unsaid = worth(3, 0.0, Effort(None, None, None, None), CONFIG)
    assert worth(3, 0.0, Effort(90, 9000, 200, 90), CONFIG) < unsaid
    assert unsaid < worth(3, 0.0, Effort(1, 0, 1, 1), CONFIG)


def test_two_courses_take_what_both_take() -> None:
    both = Effort(10, 100.0, 5, 3.0).plus(Effort(4, None, 2, 1.0))
    assert both == Effort(14, None, 9, 4.0)

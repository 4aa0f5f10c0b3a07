"""Which courses, alone or one after another, open postings; and in which order they are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from recommender.adapters.memory import MemoryStore
from recommender.assistance.plan.cost import Subsidies
from recommender.assistance.plan.openings import Field, distinct
from recommender.assistance.plan.steps import step_of
from recommender.domain.course import Course
from recommender.domain.plan import CourseOffer
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.services.plan_courses import Learner, open_courses, opens, plan_courses
from recommender.services.plan_ways import find_ways
from tests.unit.assistance.plan.fields import TODAY, asking, course, field, person, posting
from tests.unit.assistance.plan.test_gaps_and_worth import CONFIG

pytestmark = pytest.mark.unit

LOW = course("低压班", "低压电工作业证", days=12)
WELD = course("焊工班", "焊接与热切割作业证", days=15)
LIFT = course("叉车班", "叉车证N1", days=10, skills=("叉车驾驶",))
REFRESH = course("低压复审", "低压电工作业证", entry_requirements="持有效低压电工操作证")
FIVE = course("护理五级", "养老护理员证", certificate_level="五级")
FOUR = course("护理四级", "养老护理员证", certificate_level="四级", entry_requirements="持五级证")


def offers(
    seeker: SeekerProfile, ads: Sequence[JobPosting], courses: Sequence[Course], **more: Any
) -> tuple[CourseOffer, ...]:
    there = field(seeker, ads, **more)
    on_offer = open_courses(stored(courses), TODAY)
    return plan_courses(on_offer, learner(seeker, there))


def stored(courses: Sequence[Course]) -> MemoryStore:
    store = MemoryStore()
    with store.transaction() as tx:
        tx.courses.put_many(courses)
    return store


def learner(seeker: SeekerProfile, there: Field, language: str = "zh") -> Learner:
    now = distinct(there, np.flatnonzero(there.wish() & there.open_with()))
    return Learner(seeker, there, opens(there, now), TODAY, CONFIG, language, Subsidies())


def shape(found: Sequence[CourseOffer]) -> list[tuple[str, tuple[str, ...], int, str]]:
    return [(o.course.title, o.first, o.opens.count, o.direction) for o in found]


def test_somebody_without_a_licence_near_two_forklift_postings() -> None:
    ads = [asking(1, "叉车证N1", salary_min_cny_month=5000), asking(2, "叉车证N1"), posting(3)]
    (offer,) = offers(person(negated={"certificates": ("叉车证N1",)}), ads, [LIFT, WELD])
    assert (offer.rank, offer.course.title, offer.direction) == (1, "叉车班", "wish")
    assert offer.opens.posting_ids == ("p-1", "p-2")
    assert (offer.opens.median_salary_cny_month, offer.opens.stating_pay) == (5000.0, 1)
    assert offer.gives == ("叉车证N1",)


def test_a_second_course_builds_on_the_first() -> None:
    ads = [asking(1, "养老护理员证（四级）"), asking(2, "养老护理员证（四级）")]
    assert shape(offers(person(), ads, [FIVE, FOUR])) == [("护理四级", ("c-护理五级",), 2, "wish")]
    held = person(("养老护理员证", "五级"))
    assert shape(offers(held, ads, [FIVE, FOUR])) == [("护理四级", (), 2, "wish")]


def test_a_posting_that_asks_for_both_opens_with_both() -> None:
    ads = [asking(1, "低压电工作业证", "焊接与热切割作业证"), asking(2, "低压电工作业证")]
    found = offers(person(), ads, [WELD, LOW, LIFT])
    assert sorted(shape(found)) == [
        ("低压班", (), 1, "wish"),
        ("焊工班", ("c-低压班",), 2, "wish"),
    ]


def test_of_two_courses_in_any_order_the_one_that_is_over_first_comes_first() -> None:
    ads = [asking(1, "低压电工作业证", "焊接与热切割作业证"), asking(2, "低压电工作业证")]
    later = replace_course(LOW, starts_on=date(2026, 12, 19))
    sooner = replace_course(WELD, starts_on=date(2026, 12, 1))
    both = [o for o in offers(person(), ads, [later, sooner]) if o.first]
    assert [(o.course.id, o.first) for o in both] == [("c-低压班", ("c-焊工班",))]
    assert not any("前一门还没学完" in text for text in both[0].to_ask)
    crossing = replace_course(WELD, starts_on=date(2026, 12, 10))
    both = [o for o in offers(person(), ads, [later, crossing]) if o.first]
    assert any("前一门还没学完" in text for text in both[0].to_ask)


def test_no_course_is_added_that_opens_no_more() -> None:
    ads = [asking(1, "低压电工作业证"), asking(2, "低压电工作业证")]
    assert shape(offers(person(), ads, [REFRESH, LOW, WELD])) == [("低压班", (), 2, "wish")]


def test_other_work_needs_few_openings_secondary_schooling_and_the_pay_wanted() -> None:
    far = [asking(i, "低压电工作业证", salary_min_cny_month=6000) for i in (1, 2)]
    near = [posting(i) for i in range(3, 9)]

    def found(n_near: int, **more: object) -> list[tuple[str, tuple[str, ...], int, str]]:
        who = person(salary_min_cny_month=5000, **more)
        return shape(offers(who, [*far, *near[:n_near]], [LOW, WELD], far=["p-1", "p-2"]))

    assert found(2) == [("低压班", (), 2, "other")]
    assert found(5) == []
    wanting = person(salary_min_cny_month=7000)
    assert offers(wanting, far, [LOW], far=["p-1", "p-2"]) == ()
    unsaid = person()
    assert offers(unsaid, far, [LOW], far=["p-1", "p-2"]) == ()
    better = posting(9, salary_min_cny_month=6500)
    assert (
        offers(person(salary_min_cny_month=5000), [*far, better], [LOW], far=["p-1", "p-2"]) == ()
    )


def test_other_work_is_never_two_courses_away() -> None:
    ads = [asking(i, "低压电工作业证", "焊接与热切割作业证") for i in (1, 2)]
    who = person(salary_min_cny_month=1)
    assert offers(who, ads, [LOW, WELD], far=["p-1", "p-2"]) == ()


def test_a_course_that_opens_nothing_helps_those_with_few_openings_or_who_lack_it() -> None:
    ads = [posting(i, skills=("叉车驾驶",)) for i in range(1, 9)]
    assert [o.helps for o in offers(person(), ads[:4], [LIFT])] == [4]
    assert offers(person(), ads, [LIFT]) == ()
    denying = person(negated={"skills": ("叉车驾驶",)})
    assert [o.helps for o in offers(denying, ads, [LIFT])] == [8]
    assert offers(person(("叉车证N1", None)), ads[:4], [LIFT]) == ()
    assert offers(person(skills=("叉车驾驶",)), ads[:4], [LIFT]) == ()
    going_on = replace_course(LIFT, entry_requirements="五级证，或相关专业中专以上")
    assert offers(person(), ads[:4], [going_on]) == ()


@pytest.mark.parametrize(
    "closed",
    [{"seats_left": 0}, {"starts_on": date(2026, 11, 23)}, {"status": "closed"}],
)
def test_full_begun_and_closed_courses_are_not_offered(closed: dict[str, object]) -> None:
    ads = [asking(1, "叉车证N1")]
    assert len(offers(person(), ads, [LIFT])) == 1
    assert offers(person(), ads, [LIFT.model_copy(update=closed)]) == ()


@pytest.mark.parametrize(
    ("entry", "seeker", "may"),
    [
        ("高中以上", {"education": "junior_high"}, False),
        ("高中以上", {"education": "senior_high"}, True),
        ("高中以上", {}, True),
        ("年满18周岁", {"working_age": "under_18"}, False),
        ("18岁以上", {"working_age": "under_18"}, False),
        ("16周岁以上", {"working_age": "under_18"}, True),
        ("满16周岁(未满18周岁的另行安排)", {"working_age": "under_18"}, True),
        ("年满18周岁", {}, True),
    ],
)
def test_who_may_enter(entry: str, seeker: dict[str, object], may: bool) -> None:
    taken = LIFT.model_copy(update={"entry_requirements": entry})
    assert bool(offers(person(**seeker), [asking(1, "叉车证N1")], [taken])) is may


def test_of_equal_courses_the_nearer_cheaper_sooner_one_is_offered() -> None:
    later = replace_course(LIFT, id="c-0", starts_on=date(2027, 6, 1))
    sooner = replace_course(LIFT, id="c-9", starts_on=date(2026, 12, 1))
    ads = [asking(1, "叉车证N1")]
    for given in ([later, sooner], [sooner, later]):
        assert [o.course.id for o in offers(person(), ads, given)] == ["c-9"]


def replace_course(taken: Course, **changes: object) -> Course:
    return taken.model_copy(update=changes)


def test_ways_of_equal_gain_are_counted_once_and_agree() -> None:
    there = field(person(), [asking(i, "叉车证N1") for i in range(1, 4)])
    steps = [step_of(replace_course(LIFT, id=f"c-{i}")) for i in range(3)]
    ways = list(find_ways(there, steps))
    assert [len(way.opened) for way in ways] == [3, 3, 3]
    assert not list(find_ways(replace(there, near=~there.near, related=~there.near), steps[:0]))

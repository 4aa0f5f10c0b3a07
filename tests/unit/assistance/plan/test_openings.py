"""Which postings open with more certificates."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.assistance.plan.demands import certified, demanded, schooling_met, years_met
from recommender.assistance.plan.held import codes_in
from recommender.assistance.plan.openings import Field, distinct, opened, useful
from recommender.assistance.plan.steps import Step, step_of
from tests.unit.assistance.plan.fields import FORKLIFT, asking, course, field, person, posting

pytestmark = pytest.mark.unit

LIFT = step_of(course("叉车班", "叉车证N1"))
WELD = step_of(course("焊工班", "焊接与热切割作业证"))
LOW = step_of(course("低压班", "低压电工作业证"))
FIVE = step_of(course("消防五级", "消防设施操作员证", certificate_level="五级"))
FOUR = step_of(course("消防四级", "消防设施操作员证", certificate_level="四级"))


def opens(there: Field, *steps: Step) -> list[str]:
    found: list[str] = there.ids[opened(there, there.wish(), steps)].tolist()
    return found


def test_two_forklift_postings_open_to_somebody_without_the_licence() -> None:
    lifts = [posting(i, title="叉车司机") for i in (1, 2)]
    there = field(
        person(),
        [*lifts, posting(3), asking(4, "叉车证N1", "焊接与热切割作业证")],
        occupations={"p-1": FORKLIFT, "p-2": FORKLIFT},
    )
    assert there.ids[there.open_with()].tolist() == ["p-3"]
    assert opens(there, LIFT) == ["p-1", "p-2"]
    assert opens(there, WELD) == []
    assert opens(there, LIFT, WELD) == ["p-1", "p-2", "p-4"]


def test_saying_no_and_saying_nothing_open_the_same() -> None:
    ads = [asking(1, "叉车证N1"), asking(2, "健康证"), posting(3)]
    silent, denying = person(), person(negated={"certificates": ("叉车证N1", "any")})
    for somebody in (silent, denying):
        assert opens(field(somebody, ads), LIFT) == ["p-1"]


def test_what_is_held_is_open_and_opens_nothing() -> None:
    there = field(person(("叉车证", None)), [asking(1, "叉车证N1")])
    assert there.open_with().tolist() == [True]
    assert opens(there, LIFT) == []


def test_preferred_certificates_and_the_health_certificate_close_nothing() -> None:
    ads = [posting(1, certificates_preferred=("叉车证N1",)), asking(2, "健康证")]
    assert field(person(), ads).open_with().tolist() == [True, True]
    codes = [codes_in(row) for row in demanded(field(person(), ads).postings)]
    assert codes == [[], []]


def test_a_general_name_is_fulfilled_by_what_stands_for_it() -> None:
    there = field(
        person(), [asking(1, "机动车驾驶证"), asking(2, "驾驶证C1"), asking(3, "驾驶证A1")]
    )
    assert opens(there, step_of(course("B2", "驾驶证B2"))) == ["p-1", "p-2"]


def test_a_grade_must_be_reached() -> None:
    ads = [asking(1, "消防设施操作员证（四级）"), asking(2, "消防设施操作员证")]
    assert opens(field(person(), ads), FIVE) == ["p-2"]
    assert opens(field(person(), ads), FOUR) == ["p-1", "p-2"]
    graded = field(person(("消防设施操作员证", "五级")), ads)
    assert graded.open_with().tolist() == [False, True]
    assert opens(graded, FOUR) == ["p-1"]


def test_an_unknown_grade_stays_unknown_whatever_is_learnt() -> None:
    there = field(person(("消防设施操作员证", None)), [asking(1, "消防设施操作员证（四级）")])
    assert there.open_with().tolist() == [True]
    assert there.open_with([FIVE]).tolist() == [True]
    ungraded = step_of(course("消防班", "消防设施操作员证"))
    new = field(person(), [asking(1, "消防设施操作员证（四级）")])
    assert new.open_with([ungraded, FIVE]).tolist() == [True]


def test_near_duplicates_count_once_and_not_where_one_is_open() -> None:
    ads = [asking(3, "叉车证N1"), asking(2, "叉车证N1"), asking(4, "叉车证N1"), posting(1)]
    twins = field(person(), ads, clusters={"p-2": "a", "p-3": "a", "p-1": "b", "p-4": "b"})
    assert opens(twins, LIFT) == ["p-2"]
    assert twins.ids[distinct(twins, np.arange(4))].tolist() == ["p-1", "p-2"]


def test_schooling_and_years_count_where_both_are_known() -> None:
    ads = [
        posting(1, education_min="bachelor"),
        posting(2, education_min="primary"),
        posting(3, experience_min_years=3),
        posting(4, asks_nothing_of=("education", "experience")),
        posting(5),
    ]
    there = field(person(education="junior_high", experience_years=1), ads)
    assert there.wish().tolist() == [False, True, False, True, True]
    unknown = field(person(), ads)
    assert unknown.wish().all()
    columns, seeker = there.postings, there.seeker
    assert schooling_met(seeker, columns).tolist() == [False, True, True, True, True]
    of_this = years_met(seeker, columns, of_this_work=True)
    assert of_this.tolist() == [True, True, False, True, True]
    assert years_met(unknown.seeker, columns, of_this_work=False).tolist() == of_this.tolist()


def test_other_work_is_for_beginners_and_leads_nobody() -> None:
    ads = [
        posting(1),
        posting(2, title="仓库主管"),
        posting(3, experience_min_years=2),
        posting(4),
        posting(5, title="电工"),
    ]
    far, strange = [f"p-{i}" for i in (1, 2, 3, 5)], ["p-5"]
    there = field(person(education="junior_high"), ads, far=far, unrelated=strange)
    assert there.ids[there.other()].tolist() == ["p-1", "p-5"]
    graduate = field(person(education="bachelor"), ads, far=far, unrelated=strange)
    assert graduate.ids[graduate.other()].tolist() == ["p-1"]


def test_useful_steps_are_those_that_add_what_is_missing() -> None:
    ads = [asking(1, "叉车证N1"), asking(2, "消防设施操作员证（四级）")]
    there = field(person(("消防设施操作员证", "五级")), ads)
    found = useful(there, there.wish(), [LIFT, WELD, FIVE, FOUR])
    assert [step.course_id for step in found] == ["c-叉车班", "c-消防四级"]


def test_the_gate_and_what_is_missing_decide_together() -> None:
    there = field(
        person(negated={"certificates": ("叉车证N1",)}),
        [posting(1, title="叉车司机"), posting(2)],
        occupations={"p-1": FORKLIFT},
    )
    assert certified(there.seeker, there.postings, there.context).tolist() == [False, True]

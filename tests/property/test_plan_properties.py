"""Laws of a plan: what opens, what is free, what is said, and that it is the same twice."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.assistance.plan.demands import missing, with_certificates
from recommender.assistance.plan.openings import Field
from recommender.assistance.plan.steps import Step, step_of
from recommender.bootstrap import System
from recommender.domain.plan import Plan
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ranking.gates import GateContext, judge, none_fails
from recommender.retrieval.columns import KINDS
from recommender.services.near_wish import near_wish
from recommender.services.plan_courses import open_courses
from tests.city import NOON
from tests.plans import plan_of
from tests.unit.assistance.plan.fields import asking, course, field, person

pytestmark = pytest.mark.property

PAPERS = ("叉车证N1", "低压电工作业证", "驾驶证C1", "驾驶证B2", "机动车驾驶证", "健康证")
GRADED = ("养老护理员证", "消防设施操作员证")
LEVELS = ("五级", "四级", "三级")
graded = st.tuples(st.sampled_from(GRADED), st.sampled_from((None, *LEVELS)))
named = st.one_of(graded, st.tuples(st.sampled_from(PAPERS), st.none()))
ads = st.lists(st.lists(named, max_size=3), min_size=1, max_size=6)


def postings_of(asked: list[list[tuple[str, str | None]]]) -> list[JobPosting]:
    return [
        asking(i, *(f"{name}（{level}）" if level else name for name, level in names))
        for i, names in enumerate(asked, start=1)
    ]


def steps_of(taken: list[tuple[str, str | None]]) -> list[Step]:
    return [
        step_of(course(f"{i}", name, certificate_level=level))
        for i, (name, level) in enumerate(taken)
    ]


@given(asked=ads, held=st.lists(named, max_size=3), taken=st.lists(named, max_size=4))
def test_more_certificates_never_open_fewer(
    asked: list[list[tuple[str, str | None]]],
    held: list[tuple[str, str | None]],
    taken: list[tuple[str, str | None]],
) -> None:
    there = field(person(*held), postings_of(asked))
    steps = steps_of(taken)
    before = there.open_with()
    for n in range(1, len(steps) + 1):
        after = there.open_with(steps[:n])
        assert not (before & ~after).any()
        before = after
    assert (there.open_with(steps) == there.open_with(steps[::-1])).all()


@given(asked=ads, held=st.lists(named, max_size=2), taken=named)
def test_what_was_learnt_is_as_good_as_what_was_held(
    asked: list[list[tuple[str, str | None]]],
    held: list[tuple[str, str | None]],
    taken: tuple[str, str | None],
) -> None:
    levels = {level is None for name, level in (*held, taken) if name == taken[0]}
    assume(len(levels) == 1)  # of two papers with and without a grade nobody knows the higher
    learnt = field(person(*held), postings_of(asked)).open_with(steps_of([taken]))
    owned = field(person(*held, taken), postings_of(asked)).open_with()
    assert learnt.tolist() == owned.tolist()


def field_of(system: System, profile: SeekerProfile) -> Field:
    matching = system.matching
    side = matching.seeker_side(profile)
    return near_wish(matching, matching.postings.view(), profile, side, system.planning.near_from)


def test_all_gates_run_again_say_the_same_as_the_one_on_certificates(
    sample_city: System, sample_people: Mapping[str, SeekerProfile]
) -> None:
    view = sample_city.matching.postings.view()
    steps = [step_of(one) for one in open_courses(sample_city.store, NOON.date())]
    steps = [step for step in steps if step.codes]
    context = GateContext(NOON.date().toordinal())
    n_opened = 0
    for profile in list(sample_people.values())[::8]:
        there = field_of(sample_city, profile)
        there = replace(there, asked_grades={})
        for step in steps:
            seeker = with_certificates(there.seeker, step.adds)
            passing = none_fails(judge(seeker, view.columns, context)) & view.alive
            passing &= view.columns.kind == KINDS.index("job")
            passing &= ~missing(seeker, view.columns).any(axis=1)
            found = there.open_with([step])
            assert sorted(there.ids[found].tolist()) == sorted(view.ids[passing].tolist())
            n_opened += int((found & ~there.open_with()).sum())
    assert n_opened > 100


def test_a_plan_of_the_same_data_is_the_same_to_the_byte(
    sample_city: System,
    sample_people: Mapping[str, SeekerProfile],
    sample_plans: Mapping[str, Plan],
) -> None:
    for number in list(sample_plans)[::10]:
        again = plan_of(sample_city, sample_people[number])
        assert again.to_json() == sample_plans[number].to_json()
        assert re.fullmatch(r"plan-[0-9a-f]{16}", again.id)
    assert len({plan.id for plan in sample_plans.values()}) == len(sample_plans)


def test_lists_are_in_order_and_within_their_lengths(
    sample_city: System, sample_plans: Mapping[str, Plan]
) -> None:
    config = sample_city.planning
    for plan in sample_plans.values():
        assert [offer.rank for offer in plan.courses] == list(range(1, len(plan.courses) + 1))
        kinds = [(o.direction == "other", o.opens.count == 0) for o in plan.courses]
        assert kinds == sorted(kinds)
        assert sum(o.direction == "other" for o in plan.courses) <= config.most_other
        assert len(plan.apprenticeships) <= config.most_places
        assert len(plan.services) <= config.most_services
        assert len(plan.gaps) <= config.most_gaps
        assert {match.posting.kind for match in plan.postings} <= {"job"}
        assert all(place.label and place.entitlement for place in plan.apprenticeships)
        assert plan.open_now.count <= plan.near_wish
        for offer in plan.courses:
            assert offer.direction == "wish" or offer.opens.count >= config.least_other
            assert offer.opens.count or offer.helps >= config.least_helped
            assert not set(offer.opens.posting_ids) & set(plan.open_now.posting_ids)


CATEGORIES = re.compile(
    r"低保|零就业|残疾|脱贫|就业困难|大龄|失地|刑满|戒毒|单亲|户籍|户口|登记失业|援助对象"
    r"|disab|allowance|poverty|hukou",
    re.IGNORECASE,
)


def test_no_category_of_assistance_is_said_beside_a_posting(
    sample_plans: Mapping[str, Plan],
) -> None:
    """What the ad itself says (欢迎残疾人) is its own; what we say is checked."""
    said = 0
    for plan in sample_plans.values():
        for match in plan.postings:
            body = json.loads(match.to_json())
            del body["posting"], body["ad_notices"]
            said += len(body["reasons"])
            assert not CATEGORIES.search(json.dumps(body, ensure_ascii=False))
        assert plan.profile is not None
        fields = plan.profile.model_dump(exclude={"summary", "desired_titles", "experiences"})
        assert not CATEGORIES.search(json.dumps(fields, ensure_ascii=False, default=str))
    assert said > 300


CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(
    r"“[^”]*”|[(（][^)）]*[)）]|It asks no fee of: .*?\.|A subsidy is for: .*?;|It is for: .*"
)


def test_a_plan_in_english_is_in_english(
    sample_city: System, sample_people: Mapping[str, SeekerProfile]
) -> None:
    """Names of courses, groups and conditions stay as the office wrote them; all else is ours."""
    n_said = 0
    for number in ("QZ-13", "QZ-47", "QZ-57", "QZ-74"):
        plan = plan_of(sample_city, sample_people[number], "en")
        ours = [*plan.notices, *plan.footnotes, *plan.questions]
        ours += [gap.text for gap in plan.gaps]
        ours += [reason.text for offer in plan.courses for reason in offer.reasons]
        ours += [text for offer in plan.courses for text in (*offer.to_ask, offer.cost.text)]
        ours += [name for offer in plan.courses for name in offer.gives]
        ours += [text for place in plan.apprenticeships for text in (place.label, *place.terms)]
        ours += [item.text for item in plan.services]
        entitled = [place.entitlement for place in plan.apprenticeships]
        entitled += [offer.cost.entitlement for offer in plan.courses]
        ours += [one.text for one in entitled if one is not None]
        left = [text for text in ours if CHINESE.search(QUOTED.sub("", text))]
        assert left == []
        n_said += len(ours)
    assert n_said > 60


def test_nothing_is_near_the_wish_of_somebody_who_wishes_nothing(sample_city: System) -> None:
    there = field_of(sample_city, SeekerProfile(id="s-none"))
    assert not there.near.any()
    assert np.array_equal(there.wish(), there.near)

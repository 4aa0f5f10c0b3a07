"""No course is called free for somebody the rules exclude, over all people, packs and courses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
import yaml

from recommender.adapters.clock import FixedClock
from recommender.assistance.plan.cost import cost_of
from recommender.bootstrap import System
from recommender.domain.seeker import SeekerProfile
from recommender.services.plan_eligibility import (
    FREE,
    SUBSIDISED,
    AssessmentWish,
    assessed,
    entitlement,
    subsidies,
)
from recommender.services.rule_packs import RulePackFolder
from tests.city import NOON

pytestmark = pytest.mark.property

SHOWN = {
    "proofs": [
        "unemployment_record",
        "course_notice",
        "training_group_record",
        {"proof": "student_record", "valid_until": "2027-07-31"},
    ]
}
COURSE = {"course_in_catalogue": True, "trainings_subsidised_this_year": 0}
NONE_OF_THEM = {
    "registered_unemployed": False,
    "in_graduation_year": False,
    "child_of_family_out_of_poverty": False,
    "ended_school_without_going_on": False,
    "rural_transfer": False,
    "qualifying_employee": False,
    "in_local_training_group": False,
}
NOTED: Mapping[str, Mapping[str, object] | None] = {
    "nothing": None,
    "unemployed": {**COURSE, "course_subsidy_full": True, "registered_unemployed": True},
    "graduate": {
        **NONE_OF_THEM,
        **COURSE,
        "course_subsidy_full": True,
        "in_graduation_year": True,
    },
    "child": {
        **NONE_OF_THEM,
        **COURSE,
        "course_subsidy_full": True,
        "child_of_family_out_of_poverty": True,
    },
    "only in part": {**COURSE, "course_subsidy_full": False, "registered_unemployed": True},
    "in no group": {**NONE_OF_THEM, **COURSE, "course_subsidy_full": True},
    "not in the catalogue": {
        "registered_unemployed": True,
        "course_in_catalogue": False,
        "course_subsidy_full": True,
    },
}
FREE_FOR = {"unemployed": "失业", "child": "子女", "graduate": "毕业年度"}


def cases(people: Mapping[str, SeekerProfile]) -> Iterator[tuple[SeekerProfile, str, str]]:
    """Yield all people with what is registered, and some with what is noted at the desk."""
    for pack in RulePackFolder().names():
        for profile in people.values():
            yield profile, pack, "nothing"
        for profile in list(people.values())[::20]:
            yield from ((profile, pack, noted) for noted in NOTED if noted != "nothing")


def test_nothing_is_free_for_somebody_excluded(
    sample_city: System, sample_people: Mapping[str, SeekerProfile]
) -> None:
    store, clock, packs = sample_city.store, FixedClock(NOON), RulePackFolder()
    courses = store.courses.get_many(store.courses.ids())
    told: Counter[tuple[str, str]] = Counter()
    for profile, pack, noted in cases(sample_people):
        facts = NOTED[noted]
        text = None if facts is None else yaml.safe_dump({"facts": dict(facts), **SHOWN})
        wish = AssessmentWish(seeker_id=profile.id, noted=text, pack=pack, day=NOON.date())
        answer = assessed(store, clock, packs, wish)
        verdicts = {name: entitlement(answer, name, "zh") for name in (FREE, SUBSIDISED)}
        found = subsidies(store, clock, packs, wish, verdicts)
        for course in courses:
            cost = cost_of(course, found, "zh")
            told[noted, cost.verdict] += 1
            if cost.verdict == "free" and course.cost_cny:
                free = verdicts[FREE]
                assert free is not None
                assert free.verdict == "eligible"
                assert course.subsidy_share == 1
                assert noted in FREE_FOR
                assert FREE_FOR[noted] in "".join(course.subsidy_for)
                # The invented provinces leave graduates out, the national frame does not.
                assert noted != "graduate" or pack == "national"
            if cost.verdict == "free":
                assert course.cost_cny is not None
                assert "保证金" not in course.description
    assert told["unemployed", "free"] > 100
    assert told["graduate", "free"] > 10
    for noted in ("nothing", "in no group", "not in the catalogue", "only in part"):
        assert told[noted, "free"] == 0, noted
    assert told["in no group", "full"] > 100
    assert told["only in part", "partly"] > 100
    assert told["nothing", "to_verify"] > 1000

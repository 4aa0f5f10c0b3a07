"""What a seeker deleted leaves the profile, and all that is derived of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from recommender.adapters.memory import MemoryStore
from recommender.domain.seeker import (
    Experience,
    HeldCertificate,
    Negated,
    SeekerConstraints,
    SeekerProfile,
)
from recommender.domain.tag import DeletedTag, tag_id
from recommender.explanation.tag_names import CONSTRAINT_NAMES
from recommender.retrieval.seeker_columns import seeker_columns
from recommender.services.drop_tags import (
    kept_skills,
    tagged_columns,
    with_deleted_tags,
    without,
)
from recommender.services.enrich_seekers import enrich
from recommender.services.working_age import registered_seeker

pytestmark = pytest.mark.unit
TODAY = date(2026, 11, 24)

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
PERSON = SeekerProfile(
    id="s-1",
    desired_titles=("车工",),
    experiences=(Experience(title="普车工", years=3),),
    skills=("车床", "看图纸", "嘎嘣脆"),
    certificates=(HeldCertificate(name="低压电工作业证"), HeldCertificate(name="某某上岗卡")),
    constraints=SeekerConstraints(no_night_shift=True, near_home=True),
    negated=Negated(titles=("销售",), skills=("英语",), certificates=("叉车证",)),
)


def test_a_constraint_becomes_unsaid() -> None:
    left = without(PERSON, ["constraint:no_night_shift"])
    assert left.constraints == SeekerConstraints(near_home=True)
    assert left.deleted_tags == ("constraint:no_night_shift",)
    assert left.skills == PERSON.skills


def test_a_skill_goes_from_the_words_and_from_what_past_work_says() -> None:
    assert "lathe" in kept_skills(PERSON)
    left = without(PERSON, ["skill:lathe"])
    assert left.skills == ("看图纸", "嘎嘣脆")
    assert left.experiences == PERSON.experiences
    assert "lathe" not in kept_skills(left)
    assert "drawing_reading" in kept_skills(left)


def test_of_a_word_for_two_skills_one_can_go() -> None:
    person = SeekerProfile(id="s-1", skills=("车床、看图纸",))
    assert set(kept_skills(person)) >= {"lathe", "drawing_reading"}
    left = without(person, ["skill:lathe"])
    assert left.skills == ("看图纸",)


def test_a_word_the_dictionary_does_not_know_can_go() -> None:
    assert without(PERSON, [tag_id("skill", "嘎嘣脆")]).skills == ("车床", "看图纸")
    cards = without(PERSON, [tag_id("certificate", "某某上岗卡")]).certificates
    assert cards == PERSON.certificates[:1]


def test_a_certificate_goes_with_all_it_stands_for() -> None:
    left = without(PERSON, ["certificate:electrician_low_voltage"])
    assert left.certificates == PERSON.certificates[1:]
    (before,), (after,) = (
        tagged_columns([person], [()], [()]).certificates for person in (PERSON, left)
    )
    assert before.any()
    assert not after.any()


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        ("refused_work:销售", "titles"),
        ("lacks_skill:英语", "skills"),
        ("lacks_certificate:叉车证", "certificates"),
    ],
)
def test_what_somebody_says_no_to_can_be_deleted_too(tag: str, field: str) -> None:
    left = without(PERSON, [tag])
    assert left.negated == PERSON.negated.model_copy(update={field: ()})


def test_columns_hold_no_deleted_skill() -> None:
    left = without(PERSON, ["skill:lathe"])
    plain = seeker_columns([left], [()], [()]).skills
    kept = tagged_columns([left, PERSON], [(), ()], [(), ()]).skills
    assert (plain[0] >= 0).sum() == (kept[0] >= 0).sum() + 1
    assert (kept[1] >= 0).sum() == (plain[0] >= 0).sum()


def test_a_deleted_tag_stays_deleted_after_the_words_are_read_again() -> None:
    store = MemoryStore()
    told = SeekerProfile(id="s-1", summary="做过三年车工，会看图纸，不上夜班，想做车工")
    store.seekers.put_many([enrich(told, TODAY)])
    before = registered_seeker(store, "s-1", NOON.date())
    assert before.constraints.no_night_shift is True
    assert "drawing_reading" in kept_skills(before)
    for tag in ("constraint:no_night_shift", "skill:drawing_reading"):
        store.deleted_tags.add(DeletedTag(seeker_id="s-1", tag=tag, at=NOON))
    store.seekers.put_many([enrich(told.model_copy(update={"commute_km": 5}), TODAY)])
    after = registered_seeker(store, "s-1", NOON.date())
    assert after.commute_km == 5
    assert after.constraints.no_night_shift is None
    assert "drawing_reading" not in kept_skills(after)


def test_who_deleted_nothing_is_read_as_stored() -> None:
    store = MemoryStore()
    store.deleted_tags.add(DeletedTag(seeker_id="s-2", tag="skill:lathe", at=NOON))
    assert with_deleted_tags(store, [PERSON]) == [PERSON]


def test_every_constraint_has_a_name() -> None:
    assert set(CONSTRAINT_NAMES) == set(SeekerConstraints.model_fields)

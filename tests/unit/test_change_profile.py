"""Parts of a profile: what is shown can be taken out, and what is put in is read."""

from __future__ import annotations

from datetime import date

import pytest

from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.services.add_what_was_said import with_what_was_said
from recommender.services.change_profile import changed_profile, part_of, parts_of
from recommender.services.read_seeker import read_text

pytestmark = pytest.mark.unit
WORDS = "做过三年仓库打包，有叉车证，大专，想在沙市区找个不上夜班的活，四千以上，不干保安。"
NOBODY = SeekerProfile(id="typed")


@pytest.fixture(scope="module")
def said() -> SeekerProfile:
    return read_text(WORDS, date(2026, 11, 24), "421000").profile


def test_every_part_can_be_taken_out_and_nothing_is_left(said: SeekerProfile) -> None:
    parts = list(parts_of(said))
    assert len(parts) >= 8
    for part in parts:
        left = list(parts_of(changed_profile(said, [part])))
        assert part not in left
        assert [p for p in parts if p != part] == left
    assert list(parts_of(changed_profile(said, parts))) == []


def test_every_part_that_was_taken_out_can_be_put_back(said: SeekerProfile) -> None:
    for part in parts_of(said):
        back = changed_profile(said, [part], [part])
        assert set(parts_of(back)) == set(parts_of(said))


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("pay", "4000", "pay:4000"),
        ("region", "沙市区", "region:421002"),
        ("home", "421002", "home:421002"),
        ("education", "大专", "education:junior_college"),
        ("certificate", " 电工证 ", "certificate:电工证"),
        ("commute", "7.5", "commute:7.5"),
    ],
)
def test_what_is_typed_is_read(field: str, typed: str, part: str) -> None:
    assert part_of(field, typed, "421000") == part
    assert list(parts_of(changed_profile(NOBODY, (), [part]))) == [part]


@pytest.mark.parametrize(
    "part",
    [
        "pay:viel",
        "pay:-1",
        "pay:nan",
        "home:哪里",
        "education:x",
        "constraint:id",
        "id:x",
        "x",
        "pay:",
    ],
)
def test_what_a_field_cannot_hold_is_refused(part: str) -> None:
    with pytest.raises(InvalidInput):
        changed_profile(NOBODY, (), [part])


def test_a_certificate_that_was_denied_is_held(said: SeekerProfile) -> None:
    none = changed_profile(NOBODY, (), ["lacks_certificate:any"])
    held = changed_profile(none, (), ["certificate:电工证"])
    assert list(parts_of(held)) == ["certificate:电工证"]


def test_what_is_said_today_goes_before_what_is_kept(said: SeekerProfile) -> None:
    kept = SeekerProfile(
        id="s-1",
        source="city",
        desired_titles=("保洁",),
        education="primary",
        home_region_code="421003",
    )
    whole = with_what_was_said(kept, said)
    assert (whole.id, whole.source, whole.home_region_code) == ("s-1", "city", "421003")
    assert (whole.education, whole.salary_min_cny_month) == ("junior_college", 4000)
    assert {"保洁", *said.desired_titles} == set(whole.desired_titles)
    assert whole.constraints.no_night_shift is True

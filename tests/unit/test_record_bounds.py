"""No record holds what a database could not, and the message says where the bound is."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from recommender.domain.base import Record
from recommender.domain.course import Course
from recommender.domain.fair import Booth, Meeting
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile

pytestmark = pytest.mark.unit

POSTING = {"id": "p-1", "source": "甲", "title": "电工"}
COURSE = {"id": "c-1", "source": "甲", "title": "电工班"}
BOOTH = {"id": "b-1", "fair_id": "f-1", "employer_name": "甲"}
MEETING = {"attendee_id": "a", "booth_id": "b-1", "posting_id": "p-1", "slot": 0, "score": 1.0}


@pytest.mark.parametrize(
    ("record", "given", "field", "wrong", "bound"),
    [
        (Course, COURSE, "seats", 10**12, "100000"),
        (Course, COURSE, "seats_left", -1, "0"),
        (Course, COURSE, "status", "开" * 41, "40"),
        (JobPosting, POSTING, "openings", 2**63, "100000"),
        (JobPosting, POSTING, "id", "p" * 201, "200"),
        (JobPosting, POSTING, "source", "甲" * 201, "200"),
        (JobPosting, POSTING, "salary_min_cny_month", float("nan"), "10000000"),
        (SeekerProfile, {"id": "s-1"}, "id", "s" * 201, "200"),
        (Booth, BOOTH, "capacity_per_slot", 2**64, "100000"),
        (Meeting, MEETING, "slot", -1, "0"),
    ],
)
def test_a_value_beyond_its_bound_is_refused_in_words(
    record: type[Record], given: dict[str, Any], field: str, wrong: Any, bound: str
) -> None:
    record.model_validate(given)
    with pytest.raises(ValidationError) as told:
        record.model_validate(given | {field: wrong})
    (error,) = told.value.errors()
    assert error["loc"] == (field,)
    assert bound in error["msg"]

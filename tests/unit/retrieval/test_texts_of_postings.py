"""Which words of an ad stand in which field, and what each field is compared with."""

from __future__ import annotations

import pytest

from recommender.domain.posting import JobPosting
from recommender.retrieval.texts import COMPARED, POSTING_FIELDS, SEEKER_FIELDS, posting_texts

pytestmark = pytest.mark.unit


def texts(**known: object) -> dict[str, str]:
    return posting_texts(
        JobPosting.model_validate({"id": "p", "source": "s", "title": "焊工", **known})
    )


def test_an_ad_with_headings_is_split() -> None:
    found = texts(description="岗位职责：焊管道\n任职要求：有焊工证", skills=["氩弧焊"])
    assert found == {
        "title": "焊工",
        "duties": "焊管道",
        "requirements": "氩弧焊。有焊工证",
    }


def test_without_a_section_of_requirements_skills_stand_with_the_duties() -> None:
    assert texts(description="焊管道", skills=["氩弧焊"]) == {
        "title": "焊工",
        "duties": "氩弧焊。焊管道",
        "requirements": "",
    }


def test_skills_stand_for_duties_that_are_not_said() -> None:
    assert texts(skills=["氩弧焊", "气焊"])["duties"] == "氩弧焊、气焊"
    assert texts()["duties"] == ""


def test_long_sections_are_cut() -> None:
    found = texts(description=f"岗位职责：{'焊' * 500}\n任职要求：{'证' * 500}")
    assert (len(found["duties"]), len(found["requirements"])) == (120, 120)


def test_every_field_is_compared_with_one_of_the_other_side() -> None:
    assert {s for s, _ in COMPARED} == {f.name for f in SEEKER_FIELDS}
    assert {p for _, p in COMPARED} == {f.name for f in POSTING_FIELDS}

"""Which words of a person stand for a wish."""

from __future__ import annotations

import pytest

from recommender.domain.seeker import SeekerProfile
from recommender.retrieval.texts import refused_in, seeker_texts, wish_titles

pytestmark = pytest.mark.unit


def person(**known: object) -> SeekerProfile:
    return SeekerProfile.model_validate({"id": "s", **known})


def test_past_work_that_is_refused_stands_for_no_wish() -> None:
    past = [{"title": "电话销售"}, {"title": "仓管"}]
    someone = person(experiences=past, negated={"titles": ["销售"]})
    assert wish_titles(someone) == ("仓管",)
    assert seeker_texts(someone) == {"wish": "仓管", "experience": "电话销售、仓管", "skills": ""}
    assert wish_titles(person(experiences=past)) == ("电话销售", "仓管")


def test_who_refuses_all_they_have_done_wishes_for_nothing_yet() -> None:
    someone = person(experiences=[{"title": "销售"}], negated={"titles": ["销售"]})
    assert wish_titles(someone) == ()
    assert seeker_texts(someone) == {"wish": "", "experience": "销售", "skills": ""}


def test_a_wish_stands_whatever_was_done() -> None:
    someone = person(desired_titles=["文员"], experiences=[{"title": "销售"}], skills=["打字"])
    assert seeker_texts(someone) == {"wish": "文员", "experience": "销售。打字", "skills": "打字"}


def test_skills_and_certificates_stand_together() -> None:
    held = [{"name": "叉车证"}, {"name": "电工证", "level": "三级"}]
    someone = person(skills=["盘点"], certificates=held)
    assert seeker_texts(someone) == {
        "wish": "盘点",
        "experience": "盘点",
        "skills": "盘点、叉车证、电工证三级",
    }


@pytest.mark.parametrize(
    ("title", "refused", "held"),
    [
        ("电话销售代表", ("销售", "保洁"), ("销售",)),
        ("Java工程师", ("java",), ("java",)),
        ("JavaScript工程师", ("java",), ()),
        ("销售代表", ("销售经理",), ()),
        ("销售代表", ("",), ()),
    ],
)
def test_titles_that_hold_a_refused_one(
    title: str, refused: tuple[str, ...], held: tuple[str, ...]
) -> None:
    assert refused_in(title, refused) == held

"""Experience, schooling and skills: enough, too little, or not said by one of the two."""

from __future__ import annotations

import pytest

from recommender.explanation.words import spoken_years
from tests.pairs import explained, posting, said, seeker

pytestmark = pytest.mark.unit

FREE = {"asks_nothing_of": ["education"]}


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (3, "要求2年经验，您工作过3年。"),
        (2, "要求2年经验，您工作过2年。"),
        (1, "要求2年经验，您工作过1年。"),
        (0, "要求2年经验，您还没有工作经验。"),
        (None, "要求2年经验，您做过几年？"),
    ],
)
def test_experience(held: float | None, words: str) -> None:
    job = posting(experience_min_years=2, **FREE)
    found = explained(seeker(experience_years=held), job)
    assert [s for s in said(found) if "经验" in s] == [words]
    assert [g.kind for g in found.gaps] == (["experience"] if held in (0, 1) else [])


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("bachelor", "学历要求大专，您符合。"),
        ("senior_high", "学历要求大专，您是高中。"),
        (None, "学历要求大专，您是什么学历？"),
    ],
)
def test_schooling(held: str | None, words: str) -> None:
    job = posting(education_min="junior_college", asks_nothing_of=["experience"])
    found = explained(seeker(education=held), job)
    assert [s for s in said(found) if "学历" in s] == [words]
    assert [g.name for g in found.gaps] == (["大专"] if held == "senior_high" else [])


def test_both_schools_after_the_ninth_year_count_the_same() -> None:
    job = posting(education_min="vocational_secondary")
    assert "学历要求中专，您符合。" in said(explained(seeker(education="senior_high"), job))


@pytest.mark.parametrize(
    ("job", "words"),
    [
        ({}, {"经验和学历要求都没写。"}),
        ({"asks_nothing_of": ["education"]}, {"没写要不要经验。", "不限学历。"}),
        ({"asks_nothing_of": ["experience"]}, {"没写学历要求。", "不要求经验。"}),
        ({"asks_nothing_of": ["experience", "education"]}, {"不要求经验。", "不限学历。"}),
        ({"experience_min_years": 0}, {"没写学历要求。", "不要求经验。"}),
    ],
)
def test_what_an_ad_does_not_ask(job: dict[str, object], words: set[str]) -> None:
    found = said(explained(seeker(), posting(**job)))
    assert {s for s in found if "经验" in s or "学历" in s} == words


def test_a_skill_stands_in_one_list() -> None:
    person = seeker(skills=["Excel"], negated={"skills": ["打字"]})
    job = posting("文员", skills=("Excel", "打字", "档案管理"))
    found = explained(person, job)
    assert "用得上您会的Excel。" in said(found)
    assert [(g.name, g.required, g.text) for g in found.gaps] == [
        ("打字", "ad", "要会打字，您说不会。"),
        ("档案管理", "helps", "会档案管理更好。"),
    ]


def test_skills_are_not_held_against_who_named_none() -> None:
    assert explained(seeker(), posting("文员", skills=("打字",))).gaps == ()


def test_more_than_three_skills_are_not_all_spoken() -> None:
    names = ("Excel", "Word", "打字", "档案管理")
    found = said(explained(seeker(skills=names), posting("文员", skills=names)))
    assert "用得上您会的Excel、Word、打字等。" in found


@pytest.mark.parametrize(
    ("years", "zh", "en"),
    [
        (0.25, "3个月", "3 months"),
        (0.5, "半年", "half a year"),
        (1, "1年", "1 year"),
        (1.5, "1年半", "1.5 years"),
        (3, "3年", "3 years"),
    ],
)
def test_years_as_one_says_them(years: float, zh: str, en: str) -> None:
    assert (spoken_years(years, "zh"), spoken_years(years, "en")) == (zh, en)

"""Laws of reading a person's own words that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.intake import Intake
from recommender.intake.read import read_intake

pytestmark = pytest.mark.property

PIECES = st.lists(
    st.sampled_from(
        [
            "想找",
            "想做",
            "做过",
            "干了",
            "会",
            "不会",
            "没有",
            "有证",
            "没证",
            "保洁",
            "会计",
            "开叉车",
            "挡车工",
            "仓库",
            "超市",
            "收银",
            "也行",
            "都可以",
            "不想",
            "八年",
            "3年",
            "4500以上",
            "一个月四千",
            "住",
            "在",
            "去",
            "沙市",
            "荆州区",
            "武汉",
            "夜班",
            "不上夜班",
            "双休",
            "包吃住",
            "离家近",
            "初中毕业",
            "大专",
            "电工证",
            "C1",
            "健康证",
            "兼职",
            "全职",
            "五公里以内",
            "以前",
            "现在",
            "我",
            "老公",
            "孩子",
            "五十岁",
            "今年16",
            "十五岁",
            "不想做",
            "除了",
            "都行",
            "不干",
            "残疾",
            "，",
            "。",
            "、",
            ";",
            "\n",
            "的",
            "了",
            "was",
            "a",
            "cook",
            "want",
            "looking",
            "for",
            "teacher",
            "in",
            "Wuhan",
            "years",
            "5",
            "no",
            "bachelor",
            "(",
            ")",
            "/",
            "-",
            "\u3000",
            "ＣＮＣ",
        ]
    ),
    max_size=16,
).map("".join)
FILLERS = st.lists(
    st.sampled_from(
        ("你好，", "谢谢。", "麻烦您了，", "就这样吧。", "那个，", "嗯，", "天气真好。", "呵呵，")
    ),
    min_size=1,
    max_size=3,
).map("".join)
ANY_TEXT = st.one_of(PIECES, st.text(max_size=80))


def said(found: Intake) -> set[str]:
    """Return the names of the fields that say something."""
    profile = found.profile
    fields = {
        "titles": profile.desired_titles,
        "experiences": profile.experiences,
        "skills": profile.skills,
        "certificates": profile.certificates,
        "education": profile.education,
        "years": profile.experience_years,
        "home": profile.home_region_code,
        "places": profile.acceptable_region_codes,
        "commute": profile.commute_km,
        "pay": profile.salary_min_cny_month,
        "kinds": profile.employment_types,
        "lacking skills": profile.negated.skills,
        "lacking certificates": profile.negated.certificates,
        "refused titles": profile.negated.titles,
        "constraints": profile.constraints.model_dump(exclude_none=True),
    }
    return {name for name, value in fields.items() if value not in (None, (), {})}


@given(ANY_TEXT)
def test_no_text_fails_and_every_span_quotes_it(text: str) -> None:
    found = read_intake(text)
    for spans in found.spans.values():
        for span in spans:
            assert text[span.start : span.end] == span.text
            assert span.text


@given(ANY_TEXT)
def test_a_field_that_says_something_quotes_the_words_it_came_from(text: str) -> None:
    found = read_intake(text)
    assert bool(said(found)) == bool(found.spans)
    for title in (*found.profile.desired_titles, *found.profile.negated.titles):
        assert title in text


@given(ANY_TEXT)
def test_nothing_is_wished_for_and_refused(text: str) -> None:
    profile = read_intake(text).profile
    assert not set(profile.desired_titles) & set(profile.negated.titles)


@given(ANY_TEXT)
def test_what_was_not_understood_stands_in_the_text(text: str) -> None:
    found = read_intake(text)
    assert all(left in text for left in found.not_understood)


@given(PIECES, FILLERS)
def test_empty_words_after_it_invent_nothing(text: str, filler: str) -> None:
    assert said(read_intake(f"{text}。{filler}")) <= said(read_intake(f"{text}。"))


@given(FILLERS)
def test_empty_words_say_nothing(filler: str) -> None:
    assert said(read_intake(filler)) == set()


@given(ANY_TEXT)
def test_reading_twice_reads_the_same(text: str) -> None:
    assert read_intake(text) == read_intake(text)

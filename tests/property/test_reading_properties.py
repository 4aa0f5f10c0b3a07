"""Laws of reading requirements that hold for every text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.dates import parse_date
from features.education import (
    EDUCATION_LEVELS,
    education_rank,
    find_education,
    highest_education,
    parse_education,
)
from features.employment import EMPLOYMENT_TYPES, parse_employment_type
from features.experience import find_experience, parse_experience, person_years
from features.headcount import parse_headcount
from features.parsed import Parsed, State

pytestmark = pytest.mark.property

TODAY = date(2026, 11, 24)
WORDS = [
    "小学",
    "初中",
    "高中",
    "中专",
    "大专",
    "本科",
    "硕士",
    "博士",
    "学历",
    "及以上",
    "以上",
    "以下",
    "优先",
    "不限",
    "经验",
    "应届",
    "实习",
    "全职",
    "兼职",
    "临时",
    "派遣",
    "学徒",
    "毕业",
    "在读",
    "没",
    "干了",
    "做",
    "3年",
    "半年",
    "1-3年",
    "十年",
    "18个月",
    "工作",
    "其中",
    "又",
    "招",
    "名",
    "人",
    "若干",
    "2026",
    "11",
    "月",
    "日",
    "/",
    "-",
    "、",
    "，",
    "。",
    "（",
    "）",
    "长期",
    "３",
    "～",
    "②",
    "bachelor",
    "years",
    "8",
]
TEXTS = st.one_of(st.text(max_size=50), st.lists(st.sampled_from(WORDS), max_size=16).map("".join))
READERS: tuple[Callable[[str], Parsed[object]], ...] = (
    parse_education,
    find_education,
    highest_education,
    parse_experience,
    find_experience,
    person_years,
    parse_employment_type,
    parse_headcount,
    lambda text: parse_date(text, TODAY),
)
NAMES = {
    "小学": "primary",
    "初中": "junior_high",
    "高中": "senior_high",
    "中专": "vocational_secondary",
    "大专": "junior_college",
    "本科": "bachelor",
    "硕士": "master",
    "博士": "doctor",
}


@given(text=TEXTS, reader=st.sampled_from(READERS))
def test_any_text_is_read_and_quoted_exactly(
    text: str, reader: Callable[[str], Parsed[object]]
) -> None:
    parsed = reader(text)
    assert (parsed.value is not None) == (parsed.state is State.VALUE)
    if parsed.known:
        assert parsed.span is not None
    if parsed.span is not None:
        assert text[parsed.span.start : parsed.span.end] == parsed.span.text != ""


@given(text=TEXTS)
def test_values_stay_in_range(text: str) -> None:
    for level in (parse_education(text).value, highest_education(text).value):
        assert level is None or level in EDUCATION_LEVELS
    assert parse_employment_type(text).value in (None, *EMPLOYMENT_TYPES)
    people, held = parse_headcount(text).value, person_years(text).value
    assert people is None or 1 <= people <= 10_000
    assert held is None or held >= 0
    years = parse_experience(text).value
    if years is not None and years.min_years is not None:
        assert years.min_years >= 0
        assert years.max_years is None or years.min_years <= years.max_years


@given(first=st.sampled_from(sorted(NAMES)), second=st.sampled_from(sorted(NAMES)))
def test_of_two_levels_the_lower_is_asked_and_the_higher_held(first: str, second: str) -> None:
    ranks = [education_rank(NAMES[first]), education_rank(NAMES[second])]
    asked = parse_education(f"{first}/{second}以上").value
    held = highest_education(f"{first}毕业，后来又读完{second}").value
    assert asked is not None
    assert held is not None
    assert education_rank(asked) == min(ranks)
    assert education_rank(held) == max(ranks)


@given(years=st.integers(1, 40), more=st.integers(1, 5))
def test_printed_years_read_back(years: int, more: int) -> None:
    floor = parse_experience(f"{years}年以上").value
    both = find_experience(f"大专以上学历，{years}-{years + more}年相关工作经验").value
    assert floor is not None
    assert (floor.min_years, floor.max_years) == (years, None)
    assert both is not None
    assert (both.min_years, both.max_years) == (years, years + more)
    assert person_years(f"我做这行干了{years}年").value == years


@given(days=st.integers(0, 40_000))
def test_printed_dates_read_back(days: int) -> None:
    day = date(1990, 1, 1) + timedelta(days=days)
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"):
        assert parse_date(text, TODAY).value == day
    assert parse_date((day - date(1899, 12, 30)).days, TODAY).value == (
        day if 20_000 <= (day - date(1899, 12, 30)).days < 80_000 else None
    )

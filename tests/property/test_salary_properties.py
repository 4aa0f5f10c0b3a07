"""Laws of reading pay that hold for every figure and every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.salary import SalaryReading, find_salary, parse_salary

pytestmark = pytest.mark.property

TOLERANCE_CNY = 1.0
PIECES = st.lists(
    st.sampled_from(
        [
            "底薪",
            "月薪",
            "年薪",
            "综合",
            "试用期",
            "转正",
            "工资",
            "提成",
            "面议",
            "以上",
            "以下",
            "起",
            "左右",
            "-",
            "~",
            "到",
            "+",
            "，",
            "、",
            "（",
            "）",
            "。",
            "/",
            "元",
            "块",
            "万",
            "千",
            "k",
            "W",
            "一",
            "二",
            "三",
            "五",
            "十",
            "百",
            "千",
            "万",
            "3",
            "5",
            "8",
            "10",
            "12",
            "1.5",
            "3000",
            "6,000",
            "20000",
            "元/月",
            "/天",
            "每小时",
            "一个月",
            "13薪",
            "·14薪",
            "%",
            "单",
            "人",
            "岁",
            "per",
            "month",
            "salary",
            "between",
            "and",
            "up",
            "to",
            "\n",
            "$",
            "¥",
        ]
    ),
    max_size=14,
).map("".join)


@st.composite
def pay_ranges(draw: st.DrawFn) -> tuple[int, int]:
    """Two monthly amounts in whole hundreds, far enough apart to be a range."""
    low = draw(st.integers(15, 400)) * 100
    return low, low + draw(st.integers(1, 90)) * 100


def printed(low: int, high: int) -> dict[str, tuple[str, float]]:
    """Every notation of a range, with the factor that turns it into the month."""
    return {
        "plain": (f"{low}-{high}", 1),
        "yuan": (f"{low}—{high}元/月", 1),
        "grouped": (f"¥{low:,}-{high:,}", 1),
        "qian": (f"{low / 1000:g}-{high / 1000:g}千", 1),
        "k": (f"{low / 1000:g}k～{high / 1000:g}K", 1),
        "wan": (f"{low / 10000:g}万-{high / 10000:g}万/月", 1),
        "mixed": (f"{low / 1000:g}千-{high / 10000:g}万", 1),
        "half": (f"{low}-{high / 10000:g}万", 1),
        "to": (f"{low}到{high}元", 1),
        "english": (f"RMB {low:,} to {high:,} per month", 1),
        "year": (f"{low * 12}-{high * 12}元/年", 1),
        "annual": (f"年薪{low * 12 / 10000:g}-{high * 12 / 10000:g}万", 1),
        "months": (f"{low / 1000:g}-{high / 1000:g}K·14薪", 1),
        "day": (f"{low // 100}-{high // 100}元/天", 21.75 / 100),
        "hour": (f"时薪{low // 100}-{high // 100}元", 174 / 100),
    }


@given(pay=pay_ranges(), notation=st.sampled_from(sorted(printed(1500, 1600))))
def test_a_printed_range_reads_back(pay: tuple[int, int], notation: str) -> None:
    text, factor = printed(*pay)[notation]
    reading = parse_salary(text)
    assert reading.known, text
    assert reading.min_cny_month is not None
    assert reading.max_cny_month is not None
    assert abs(reading.min_cny_month - pay[0] * factor) <= TOLERANCE_CNY, text
    assert abs(reading.max_cny_month - pay[1] * factor) <= TOLERANCE_CNY, text


@given(pay=st.integers(15, 400).map(lambda hundreds: hundreds * 100))
def test_a_printed_amount_bounds_one_side_or_both(pay: int) -> None:
    assert bounds(parse_salary(f"{pay}元/月")) == (pay, pay)
    assert bounds(parse_salary(f"{pay}元以上")) == (pay, None)
    assert bounds(parse_salary(f"{pay}以下")) == (None, pay)
    assert bounds(parse_salary(f"底薪{pay}+提成")) == (pay, None)
    assert bounds(find_salary(f"想找份工作，工资{pay}就行")) == (pay, pay)


@given(text=st.one_of(st.text(max_size=60), PIECES))
def test_any_text_gives_a_consistent_reading(text: str) -> None:
    for reading in (parse_salary(text), find_salary(text)):
        check_consistent(reading, text)


@given(text=PIECES)
def test_free_text_knows_no_more_than_a_cell_would_allow(text: str) -> None:
    free = find_salary(text)
    if free.span is not None and free.known:
        assert any(char.isdigit() or char in "一二两三四五六七八九十" for char in free.span.text)


def bounds(reading: SalaryReading) -> tuple[float | None, float | None]:
    return reading.min_cny_month, reading.max_cny_month


def check_consistent(reading: SalaryReading, text: str) -> None:
    low, high = bounds(reading)
    assert reading.text == text
    assert reading.known == (low is not None or high is not None)
    assert (reading.span is None) == (not reading.known and not reading.negotiable)
    if low is not None and high is not None:
        assert low <= high
    for bound in (low, high):
        assert bound is None or 0 < bound <= 500_000
    assert reading.months is None or 12 <= reading.months <= 24
    if reading.span is not None:
        assert text[reading.span.start : reading.span.end] == reading.span.text
        assert reading.span.text.strip() == reading.span.text != ""

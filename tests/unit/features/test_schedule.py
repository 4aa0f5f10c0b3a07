"""Known answers of reading shifts and days off."""

from __future__ import annotations

import pytest

from features.schedule import Schedule, parse_schedule

pytestmark = pytest.mark.unit

FIELDS = ("night_shift", "rotating_shift", "weekend_off", "one_day_off", "day_shift_only")

CASES: list[tuple[str, dict[str, bool]]] = [
    ("长白班", {"day_shift_only": True, "night_shift": False, "rotating_shift": False}),
    ("白班", {"day_shift_only": True, "night_shift": False, "rotating_shift": False}),
    ("两班倒，半月一轮", {"rotating_shift": True, "night_shift": True, "day_shift_only": False}),
    ("三班倒", {"rotating_shift": True, "night_shift": True, "day_shift_only": False}),
    ("四班三运转", {"rotating_shift": True, "night_shift": True, "day_shift_only": False}),
    ("白夜班对倒", {"rotating_shift": True, "night_shift": True, "day_shift_only": False}),
    ("上24休48", {"rotating_shift": True, "night_shift": True, "day_shift_only": False}),
    ("早晚班轮换", {"rotating_shift": True, "day_shift_only": False}),
    ("不用上夜班", {"night_shift": False}),
    ("无夜班", {"night_shift": False}),
    ("不倒班", {"rotating_shift": False}),
    ("夜班津贴", {"night_shift": True, "day_shift_only": False}),
    ("晚上11点到早上6点", {"night_shift": True}),
    ("周末双休", {"weekend_off": True, "one_day_off": False}),
    ("周一至周五", {"weekend_off": True, "one_day_off": False}),
    ("大小周", {"weekend_off": False}),
    ("单双休", {"weekend_off": False}),
    ("单休", {"weekend_off": False, "one_day_off": True}),
    ("周末单休", {"weekend_off": False, "one_day_off": True}),
    ("做六休一", {"weekend_off": False, "one_day_off": True}),
    ("月休四天", {"weekend_off": False, "one_day_off": True}),
    ("月休两天", {"weekend_off": False, "one_day_off": False}),
    ("月休八天", {"one_day_off": False}),
    ("做五休二,节假日要上", {"one_day_off": False}),
    ("上一休一", {"weekend_off": False, "one_day_off": False}),
]


def _answers(schedule: Schedule) -> dict[str, bool]:
    values = {name: getattr(schedule, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads_what_the_text_says_and_no_more(text: str, expected: dict[str, bool]) -> None:
    assert _answers(parse_schedule(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "正常休息",
        "轮休",
        "时间自由",
        "双休或单休",
        "白班夜班可选",
        "双休日加班",
        "白班为主",
        "可双休",
        "免费班车，两班车",
    ],
)
def test_says_nothing_where_the_text_does_not_settle_it(text: str) -> None:
    assert _answers(parse_schedule(text)) == {}


def test_contradicting_statements_cancel_only_each_other() -> None:
    assert _answers(parse_schedule("三班倒,见习期不排大夜")) == {
        "rotating_shift": True,
        "day_shift_only": False,
    }


def test_a_plain_day_shift_yields_to_any_other_shift_named() -> None:
    assert _answers(parse_schedule("白班,第四个月起跟班倒")) == {
        "rotating_shift": True,
        "day_shift_only": False,
    }


def test_spans_say_where() -> None:
    schedule = parse_schedule("工资高，两班倒，双休")
    assert schedule.spans["night_shift"].text == "两班倒"
    assert schedule.spans["weekend_off"].text == "双休"
    assert set(schedule.spans) == set(_answers(schedule))

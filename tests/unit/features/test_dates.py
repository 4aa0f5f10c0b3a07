"""Known answers for dates."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from features.dates import parse_date
from features.parsed import State

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)
THIRD = date(2026, 11, 3)


@pytest.mark.parametrize(
    "value",
    [
        "2026/11/3",
        "2026-11-03",
        "2026.11.3",
        "2026年11月3日",
        "２０２６年１１月３日",
        "26年11月3日",
        "20261103",
        "2026-11-03T08:00:00+08:00",
        "2026-11-03 00:00:00",
        "截止到2026年11月3日",
        "11月3日",
        "11.3",
        "11/3",
        "Nov 3, 2026",
        "3 November 2026",
        "46329",
        46329,
        46329.5,
        datetime(2026, 11, 3, 23, 59),
        THIRD,
        pd.Timestamp("2026-11-03 12:00"),
    ],
)
def test_one_day_in_many_forms(value: str | float | date) -> None:
    assert parse_date(value, TODAY).value == THIRD


@pytest.mark.parametrize("value", ["长期", "长期有效", "招满为止", "open until filled"])
def test_no_last_day_is_none(value: str) -> None:
    assert parse_date(value, TODAY).state is State.NONE


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "无",
        "2026年11月",
        "2026年底",
        "1981",
        "2026-13-01",
        "2026-02-30",
        "2026-12-01至2026-12-31",
        "03/04/2026",
        "每月第二个周三",
        7,
        1e12,
        float("nan"),
        float("inf"),
        True,
        pd.NaT,
    ],
)
def test_unknown_rather_than_wrong(value: str | float | None) -> None:
    assert not parse_date(value, TODAY).known


def test_a_deadline_without_a_year_lies_ahead() -> None:
    assert parse_date("1月5日", TODAY).value == date(2026, 1, 5)
    assert parse_date("1月5日", TODAY, upcoming=True).value == date(2027, 1, 5)
    assert parse_date("11月30日", TODAY, upcoming=True).value == date(2026, 11, 30)


def test_days_told_from_today() -> None:
    assert parse_date("昨天", TODAY).value == date(2026, 11, 23)
    assert parse_date("3天前", TODAY).value == date(2026, 11, 21)

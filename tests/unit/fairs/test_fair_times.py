"""Slots on the clock: walking time, lunch, midnight, and times that nobody can read."""

from __future__ import annotations

from datetime import date

import pytest

from recommender.domain.fair_report import FairDay
from recommender.errors import UsageError
from recommender.services.fair_print_times import fair_day, spans_of

pytestmark = pytest.mark.unit
DAY = date(2026, 12, 5)


def words(starts: str | None, lunch: str | None, n_slots: int, minutes: int = 20) -> list[str]:
    day = fair_day(DAY, starts, minutes, 5, lunch)
    return [span.words() for span in spans_of(day, n_slots)]


def test_slots_follow_each_other_with_time_to_walk() -> None:
    assert words("09:00", None, 3) == ["09:00–09:20", "09:25–09:45", "09:50–10:10"]


def test_a_slot_that_would_reach_into_lunch_comes_after_it() -> None:
    assert words("11:25", "12:00-13:00", 3) == ["11:25–11:45", "13:00–13:20", "13:25–13:45"]


def test_a_slot_may_end_when_lunch_begins() -> None:
    assert words("11:40", "12:00-13:00", 2) == ["11:40–12:00", "13:00–13:20"]


def test_a_fair_that_begins_in_lunch_begins_after_it() -> None:
    assert words("12:30", "12:00 至 13:00", 1) == ["13:00–13:20"]


def test_without_the_first_time_no_slot_has_one() -> None:
    assert words(None, "12:00-13:00", 5) == []
    assert spans_of(FairDay(day=DAY), 5) == ()


def test_a_span_is_in_chinas_time() -> None:
    start, end = spans_of(fair_day(DAY, "9:05", 20, 5, None), 1)[0].on(DAY)
    assert start.isoformat() == "2026-12-05T09:05:00+08:00"
    assert (end - start).seconds == 20 * 60


def test_slots_that_run_past_midnight_are_refused() -> None:
    assert words("23:39", None, 1) == ["23:39–23:59"]
    with pytest.raises(UsageError, match="--starts"):
        words("23:40", None, 1)


@pytest.mark.parametrize("typed", ["9", "25:00", "09:60", "morning", "９点"])
def test_a_time_that_cannot_be_read_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UsageError, match="09:00"):
        fair_day(DAY, typed, 20, 5, None)


@pytest.mark.parametrize("typed", ["12:00", "13:00-12:00", "12:00-12:00"])
def test_lunch_that_cannot_be_read_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UsageError, match="12:00-13:00"):
        fair_day(DAY, None, 20, 5, typed)

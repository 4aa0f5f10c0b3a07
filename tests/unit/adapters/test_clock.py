"""The clocks: moments in UTC, days in Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from recommender.adapters.clock import FixedClock, SystemClock

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        (datetime(2026, 11, 24, 15, 59, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5))), date(2027, 1, 1)),
    ],
)
def test_the_day_is_shanghais(moment: datetime, today: date) -> None:
    clock = FixedClock(moment)
    assert clock.today() == today
    assert clock.now() == moment
    assert clock.now().tzinfo is UTC


def test_a_clock_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zoned"):
        FixedClock(datetime(2026, 11, 24))


def test_the_system_clock_goes_on_in_utc() -> None:
    clock = SystemClock()
    before, after = clock.now(), clock.now()
    assert before <= after
    assert before.tzinfo is UTC
    assert clock.today() - before.date() in (timedelta(0), timedelta(1))

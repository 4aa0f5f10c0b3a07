"""When the slots of a fair are: the day, the first slot, walking time, lunch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from recommender.domain.fair_report import FairDay
from recommender.errors import UsageError

ZONE: Final = ZoneInfo("Asia/Shanghai")
_DAY: Final = timedelta(days=1)
_TIME: Final = re.compile(r"(\d{1,2})[:：](\d{2})")


@dataclass(frozen=True)
class Span:
    """One slot on the clock; its `end` is not part of it."""

    start: time
    end: time

    def words(self) -> str:
        """Return both times, as they are printed."""
        return f"{self.start:%H:%M}–{self.end:%H:%M}"

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Return start and end on a day, in China's time."""
        return (
            datetime.combine(day, self.start, ZONE),
            datetime.combine(day, self.end, ZONE),
        )


def spans_of(day: FairDay, n_slots: int) -> tuple[Span, ...]:
    """Return the slots on the clock, none where the first one's time is not known.

    A slot that would reach into lunch comes after it.

    Parameters
    ----------
    day
        The hours.
    n_slots
        How many slots the fair has.

    Raises
    ------
    UsageError
        They do not fit into one day.
    """
    if day.starts is None:
        return ()
    found: list[Span] = []
    at = _since_midnight(day.starts)
    for number in range(n_slots):
        at = _after_lunch(day, at)
        end = at + timedelta(minutes=day.slot_minutes)
        if end >= _DAY:
            raise UsageError(
                detail_zh=f"第 {number + 1} 场排到了半夜，请减少 --slots 或 --slot-minutes，"
                "或者早点开始（--starts）",
                detail_en=f"slot {number + 1} would run past midnight; use fewer --slots, "
                "shorter --slot-minutes or an earlier --starts",
            )
        found.append(Span(_on_the_clock(at), _on_the_clock(end)))
        at = end + timedelta(minutes=day.walk_minutes)
    return tuple(found)


def fair_day(
    day: date | None,
    starts: str | None,
    slot_minutes: int,
    walk_minutes: int,
    lunch: str | None,
) -> FairDay:
    """Return the hours that were typed.

    Parameters
    ----------
    day
        On which the fair is held.
    starts
        Like ``09:00``.
    slot_minutes, walk_minutes
        See `FairDay`.
    lunch
        Like ``12:00-13:00``.

    Raises
    ------
    UsageError
        A time cannot be read, or lunch ends before it begins.
    """
    first = _time(starts, "--starts") if starts else None
    return FairDay(
        day=day,
        starts=first,
        slot_minutes=slot_minutes,
        walk_minutes=walk_minutes,
        lunch=_lunch(lunch) if lunch else None,
    )


def _after_lunch(day: FairDay, at: timedelta) -> timedelta:
    if day.lunch is None:
        return at
    begins, ends = map(_since_midnight, day.lunch)
    reaches_in = at < ends and at + timedelta(minutes=day.slot_minutes) > begins
    return ends if reaches_in else at


def _lunch(typed: str) -> tuple[time, time]:
    parts = re.split(r"\s*[-–—~至到]\s*", typed.strip())
    if len(parts) == 2:
        begins, ends = _time(parts[0], "--lunch"), _time(parts[1], "--lunch")
        if begins < ends:
            return begins, ends
    raise UsageError(
        detail_zh=f"--lunch 看不懂“{typed}”，请写成 12:00-13:00",
        detail_en=f"--lunch {typed!r} cannot be read; write it like 12:00-13:00",
    )


def _time(typed: str, option: str) -> time:
    found = _TIME.fullmatch(typed.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise UsageError(
        detail_zh=f"{option} 看不懂“{typed}”，请写成 09:00 这样的时间",
        detail_en=f"{option} {typed!r} cannot be read; write a time such as 09:00",
    )


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _on_the_clock(since_midnight: timedelta) -> time:
    hours, minutes = divmod(since_midnight // timedelta(minutes=1), 60)
    return time(hours, minutes)

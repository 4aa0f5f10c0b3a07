"""Lengths of time as rules state them, and the day on which one has passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_WORDS: Final = re.compile(
    r"(?P<number>\d{1,4})\s*(?P<unit>years?|months?|days?|周年|年|个月|月|天|日)"
)
_UNITS: Final = {
    "周年": "year",
    "年": "year",
    "个月": "month",
    "月": "month",
    "天": "day",
    "日": "day",
}
# Where a calendar does not line up (29 February, the 31st), days around the even one.
_SLACK_DAYS: Final = 4


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of whole months (a year is twelve) or of days; one of the two is 0."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration | None:
        """Return the duration of words such as ``1 year``, ``18 months``, ``2年``, or ``None``."""
        found = _WORDS.fullmatch(text.strip())
        if found is None:
            return None
        number, unit = int(found["number"]), found["unit"]
        unit = _UNITS.get(unit, unit.removesuffix("s"))
        if unit == "day":
            return cls(days=number)
        return cls(months=number * 12 if unit == "year" else number)

    def after(self, day: date) -> date:
        """Return the first day on which this has fully passed since `day`.

        Where a month lacks the day (29 February a year on), it is the first of the next
        month: time has passed when it has passed in full. Beyond the calendar it is its
        last day.
        """
        month = day.year * 12 + day.month - 1 + self.months
        if month >= date.max.year * 12:
            return date.max
        year, index = divmod(month, 12)
        try:
            even = date(year, index + 1, day.day)
        except ValueError:
            even = date(year + (index == 11), (index + 1) % 12 + 1, 1)
        return even if even > date.max - timedelta(self.days) else even + timedelta(self.days)

    def turns_before(self, day: date) -> tuple[date, ...]:
        """Return days among which is the first whose `after` reaches `day`."""
        month = day.year * 12 + day.month - 1 - self.months
        if month < 12 * date.min.year + 12:
            return ()
        year, index = divmod(month, 12)
        near = date(year, index + 1, min(day.day, 28)) - timedelta(self.days)
        return tuple(near + timedelta(n) for n in range(-_SLACK_DAYS, 2 * _SLACK_DAYS))

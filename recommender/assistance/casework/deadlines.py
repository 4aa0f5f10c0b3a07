"""Working days, deadlines, and how far ahead one is reminded of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from recommender.assistance.rules.durations import Duration
from recommender.domain.feedback import ComplaintKind

ReminderKind = Literal["next_step", "counts", "complaint", "assessment"]
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked.

    Parameters
    ----------
    days_off
        Days off that are no weekend: public holidays.
    days_worked
        Saturdays and Sundays that are worked in place of others (调休).
    """

    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        if day in self.days_worked:
            return True
        return day.weekday() < SATURDAY and day not in self.days_off

    def after(self, day: date, n_days: int) -> date:
        """Return the last of so many working days that follow `day`, which does not count."""
        while n_days > 0:
            day += timedelta(1)
            n_days -= self.is_worked(day)
        return day


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What has to happen by when.

    Parameters
    ----------
    reply_within
        Working days for the reply to a complaint or an appeal.
    calendar
        The working days.
    remind_ahead
        Days ahead of its day on which something is first shown.
    ledger_kept
        How long lines of the ledger stay.
    """

    reply_within: Mapping[ComplaintKind, int]
    calendar: WorkCalendar
    remind_ahead: Mapping[ReminderKind, int]
    ledger_kept: Duration

    def reply_by(self, kind: ComplaintKind, opened_on: date) -> date:
        """Return the last day for the reply to what came in on a day."""
        return self.calendar.after(opened_on, self.reply_within[kind])

    def drops_before(self, day: date) -> date:
        """Return the first day of which the ledger still keeps its lines on `day`."""
        kept = self.ledger_kept
        year, index = divmod(day.year * 12 + day.month - 1 - kept.months, 12)
        return date(year, index + 1, min(day.day, 28)) - timedelta(kept.days)

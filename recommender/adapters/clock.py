"""The time: the system's, or one that stands still for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PLACE = ZoneInfo("Asia/Shanghai")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today's date in Asia/Shanghai."""
        return self.now().astimezone(PLACE).date()


class FixedClock:
    """A clock that always shows one moment.

    Parameters
    ----------
    moment
        A zoned date and time.

    Raises
    ------
    ValueError
        `moment` has no zone.
    """

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs a zoned moment")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return self._moment

    def today(self) -> date:
        """Return the moment's date in Asia/Shanghai."""
        return self._moment.astimezone(PLACE).date()

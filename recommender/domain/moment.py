"""Moments: kept in UTC, read and written as people here do."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, Field

PLACE: Final = ZoneInfo("Asia/Shanghai")

Moment = Annotated[
    AwareDatetime,
    # Far within what every database holds, in whatever zone it is written.
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC)),
    AfterValidator(lambda at: at.astimezone(UTC)),
]
"""A moment with its zone, kept in UTC."""


def day_of(moment: datetime) -> date:
    """Return the date that a moment has in China."""
    return moment.astimezone(PLACE).date()

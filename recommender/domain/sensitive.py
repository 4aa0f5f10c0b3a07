"""Facts that only entitlement may see: stored encrypted, never embedded, ranked or logged."""

from __future__ import annotations

from datetime import date
from typing import Literal

from recommender.domain.base import Record


class SensitiveFacts(Record):
    """Protected facts of one seeker, each ``None`` or empty when not stated."""

    seeker_id: str
    birth_date: date | None = None
    sex: Literal["female", "male"] | None = None
    disability: str | None = None
    hukou: str | None = None
    assistance_categories: tuple[str, ...] = ()
    household: str | None = None

    def __repr__(self) -> str:
        return "SensitiveFacts(…)"

    __str__ = __repr__

"""A fair that the service knows: its name, its hours, its two files, and the plans asked for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Count, Key, Record
from recommender.domain.fair_report import FairDay
from recommender.domain.moment import Moment

FairFileKind = Literal["attendees", "booths"]


class FairFile(Record):
    """A file of a fair as it was sent: its name, where it lies, and what it holds.

    ``stored`` is a path below the folder of the fair.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    stored: str
    sha256: str
    bytes: Count
    at: Moment
    by: str


class StoredFair(Record):
    """A fair. ``plans`` are the jobs that make its plans, the first first."""

    id: Key
    name: Annotated[str, Field(min_length=1, max_length=200)]
    hours: FairDay = FairDay()
    near: str | None = None
    attendees: FairFile | None = None
    booths: FairFile | None = None
    plans: tuple[str, ...] = ()
    created_at: Moment
    by: str

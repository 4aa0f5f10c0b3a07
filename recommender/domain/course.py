"""A subsidised training course."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from recommender.domain.base import Count, Key, Record, Word
from recommender.domain.posting import RegionCode


class Course(Record):
    """A course, what it gives, what it costs and when it starts."""

    id: Key
    source: Key
    source_id: str | None = None
    title: Annotated[str, Field(min_length=1, max_length=200)]
    provider_name: str | None = None
    description: str = ""
    certificates: tuple[str, ...] = ()
    certificate_level: str | None = None
    skills: tuple[str, ...] = ()
    days: Annotated[float, Field(ge=0, le=2000)] | None = None
    hours: Annotated[float, Field(ge=0, le=5000)] | None = None
    cost_cny: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    subsidy_for: tuple[str, ...] = ()
    subsidy_share: Annotated[float, Field(ge=0, le=1)] | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    seats: Count | None = None
    seats_left: Count | None = None
    region_code: RegionCode | None = None
    address: str | None = None
    entry_requirements: str = ""
    mode: str | None = None
    contact: str | None = None
    status: Word = "open"

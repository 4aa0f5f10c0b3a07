"""A public employment or social-insurance service item."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from recommender.domain.base import Key, Record, Word


class Service(Record):
    """A service item: what it is, whom it is for, what to bring, where, and its source in law."""

    id: Key
    source: Key
    source_id: str | None = None
    title: Annotated[str, Field(min_length=1, max_length=200)]
    summary: str = ""
    conditions: str = ""
    proofs: tuple[str, ...] = ()
    place: str | None = None
    time_limit: str | None = None
    contact: str | None = None
    legal_source: str | None = None
    keywords: tuple[str, ...] = ()
    status: Word = "open"

"""What happened between seekers and postings."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from recommender.domain.base import Key, Record
from recommender.domain.moment import Moment

EventKind = Literal[
    "viewed", "saved", "dismissed", "introduced", "applied", "interviewed", "hired", "left"
]
UNDER_WAY: Final[frozenset[EventKind]] = frozenset(
    {"introduced", "applied", "interviewed", "hired"}
)
"""After these somebody takes up an opening, or may, until one of `ENDS` follows."""
ENDS: Final[frozenset[EventKind]] = frozenset({"dismissed", "left"})
INTRODUCTIONS: Final[frozenset[EventKind]] = frozenset({"introduced", "applied"})
ANSWERS: Final[frozenset[EventKind]] = frozenset({"interviewed", "hired"})
"""What an employer does about an introduction."""
DISMISSAL_REASONS: Final = (
    "other_work",
    "too_far",
    "pay_too_low",
    "hours",
    "too_hard",
    "lacks_something",
    "already_in_touch",
)
"""Words for a reason that is often given; any other words may be written instead."""

Named = Annotated[Key, Field(min_length=1)]


class Event(Record):
    """Something that happened between a seeker and a posting; a dismissal carries its reason.

    ``dismissed`` is "this posting is not for me", said to the system. It is no refusal of an
    introduction (拒绝介绍), which has consequences for a person, and nothing turns it into one.
    ``left`` says that somebody was no longer there three months after being hired.
    """

    id: Named
    at: Moment
    kind: EventKind
    seeker_id: Named
    posting_id: Named
    reason: Annotated[str, Field(max_length=500)] | None = None

    @model_validator(mode="after")
    def _has_its_reason(self) -> Event:
        if self.kind == "dismissed" and not self.reason:
            raise PydanticCustomError("reason_missing", "a dismissal needs its reason", {})
        return self

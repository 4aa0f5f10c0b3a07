"""What was understood of a person's own words, and what was not."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from recommender.domain.base import Record
from recommender.domain.seeker import SeekerProfile


class TextSpan(Record):
    """Where a value stands in the words as they were given; offsets are half-open."""

    start: int
    end: int
    text: str


class Intake(Record):
    """A profile read from a sentence or a paragraph.

    ``spans`` quotes, by field name (``constraints.no_night_shift``), the words each field was
    read from. ``not_understood`` holds the clauses nothing was read from; protected facts
    (age, sex, health, family, household registration, offences) stand in neither.
    """

    profile: SeekerProfile
    not_understood: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    spans: dict[str, tuple[TextSpan, ...]] = Field(default_factory=dict)

    def contract_json(self) -> dict[str, Any]:
        """Return the fields of the profile with what was not understood, asked and quoted."""
        whole = self.model_dump(mode="json")
        profile: dict[str, Any] = whole.pop("profile")
        return {**profile, **whole}

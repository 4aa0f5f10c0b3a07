"""What a steward decided that a title means."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from recommender.domain.base import Key, Record

OccupationCode = Annotated[str, Field(pattern=r"^\d-\d{2}-\d{2}-\d{2}$")]


class TitleDecision(Record):
    """A title that is an occupation's name from now on, or that names no work.

    Parameters
    ----------
    id
        The title as `features.occupation.titles.title_key` leaves it, so that however it is
        written there is one decision.
    status
        ``assigned`` to an occupation, or ``dismissed`` as naming none.
    title
        As it was decided on.
    occupation_code
        Of the national classification; ``None`` where dismissed.
    note
        Why, if the steward said so.
    decided_at
        When. By whom is not kept.
    """

    id: Annotated[Key, Field(min_length=1)]
    source: Key = "steward"
    status: Literal["assigned", "dismissed"]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    occupation_code: OccupationCode | None = None
    note: Annotated[str, Field(max_length=500)] = ""
    decided_at: datetime

    @model_validator(mode="after")
    def _is_either(self) -> TitleDecision:
        if (self.status == "assigned") != (self.occupation_code is not None):
            raise ValueError("a title has a code where it is assigned and none where dismissed")
        return self

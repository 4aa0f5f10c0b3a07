"""What every line of a person's case has in common, whatever it tells."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from recommender.domain.base import Key, Record
from recommender.domain.moment import Moment

Named = Annotated[Key, Field(min_length=1)]
Sentence = Annotated[str, Field(min_length=1, max_length=500)]
Paragraph = Annotated[str, Field(max_length=2000)]


class CaseRecord(Record):
    """A record about one seeker that a store keeps in the order of time.

    It may tell what is protected, or what was said in confidence: stores encrypt it, it goes
    with its seeker, and it does not show what it holds when it is printed by mistake.

    Parameters
    ----------
    id
        Its own.
    seeker_id
        Whom it is about.
    at
        When it happened or was made.
    """

    id: Named
    seeker_id: Named
    at: Moment

    @property
    def due(self) -> date | None:
        """The day by which somebody must see to it, ``None`` when nobody must."""
        return None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__

"""What a counselor decides about one posting for one seeker, and how the system had it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Key, Record
from recommender.domain.moment import Moment

ControlAction = Literal["pin", "exclude", "note"]
Why = Annotated[str, Field(min_length=1, max_length=500)]
Who = Annotated[str, Field(min_length=1, max_length=200)]
COUNSELOR = "counselor"


class Control(Record):
    """A counselor's word on a posting for a seeker; there is one a pair, the last.

    Parameters
    ----------
    seeker_id, posting_id
        The pair.
    action
        ``pin`` shows it first, ``exclude`` not at all, ``note`` where it stands.
    reason
        Why; shown with it.
    by, at
        Who said so, and when.
    rank
        Its place in the list of the system at that time, without any control; ``None`` when
        it was not among the first `recommender.services.set_control.DEPTH`.
    score
        What the system gave the pair at that time.
    """

    seeker_id: Annotated[Key, Field(min_length=1)]
    posting_id: Annotated[Key, Field(min_length=1)]
    action: ControlAction
    reason: Why
    by: Who = COUNSELOR
    at: Moment
    rank: Annotated[int, Field(ge=1, le=100_000)] | None = None
    score: Annotated[float, Field(ge=0, le=1)] | None = None


class ShownControl(Record):
    """A control as an answer shows it; `text` says it aloud."""

    posting_id: str
    action: ControlAction
    reason: str
    by: str
    at: Moment
    text: str


class Agreement(Record):
    """How far the system and the counselors agree, over all controls there are.

    Parameters
    ----------
    pins, pins_in_top_5, pins_in_top_10
        Pins, and how many the system had among its first 5 and 10 by itself.
    pin_share_in_top_5, pin_share_in_top_10
        The same as shares, 0 to 1; ``None`` without pins.
    excludes, excludes_in_top_10, exclude_share_in_top_10
        The same of exclusions: what the system put forward and a counselor took away.
    since
        Day of the oldest control that is counted.
    """

    pins: int
    pins_in_top_5: int
    pins_in_top_10: int
    pin_share_in_top_5: float | None
    pin_share_in_top_10: float | None
    excludes: int
    excludes_in_top_10: int
    exclude_share_in_top_10: float | None
    since: date | None

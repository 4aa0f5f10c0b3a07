"""A fair's plan as a job: what was asked for, in a form that another process can take up."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from recommender.domain.base import Count, Record
from recommender.domain.fair_day import FileUsed
from recommender.domain.fair_report import FairDay

FAIR_PLAN: Final = "fair_plan"
"""The kind of such jobs."""


class FairJobAsked(Record):
    """What a plan is to be made of and how, and where it goes.

    The two files are named by what they hold; the job keeps copies of them. ``today`` is the day
    the job was begun: the plan is of that day, on whichever day it is finished. ``versions`` are
    of the models it was begun with. ``workers`` and ``ray`` say who scores and change nothing of
    the plan.
    """

    attendees: FileUsed
    booths: FileUsed
    out: str
    today: date
    slots: Count = 6
    floor: Count = 1
    limit: Count | None = None
    capacity: Count | None = None
    with_held: bool = False
    near: str | None = None
    keep_apart: tuple[str, ...] = ()
    breaks: tuple[Count, ...] = ()
    hours: FairDay = FairDay()
    versions: Annotated[dict[str, str], Field(default_factory=dict)]
    workers: Count | None = None
    ray: str | None = None

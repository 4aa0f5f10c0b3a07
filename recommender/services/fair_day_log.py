"""Sign people in at a fair, and write down what came of their meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from recommender.domain.fair_day import BentPlan, FairEvent, OutcomeResult
from recommender.errors import NotFound
from recommender.importing.fair_lists import number_of
from recommender.ports import Clock
from recommender.ports.fair_log import FairLog
from recommender.services.fair_day_files import attendee_ids


@dataclass(frozen=True)
class FairDesk:
    """What a desk at a fair works with.

    Parameters
    ----------
    plan
        The newest.
    log
        What was written down.
    clock
        The time.
    """

    plan: BentPlan
    log: FairLog
    clock: Clock


@dataclass(frozen=True)
class WrittenDown:
    """What was written down.

    Parameters
    ----------
    event
        The event.
    planned
        Whether the meeting is in the plan; of a sign-in, whether the person has any.
    again
        Whether the same was written down before.
    """

    event: FairEvent
    planned: bool
    again: bool


def sign_in(desk: FairDesk, attendee: str, at: datetime | None = None) -> WrittenDown:
    """Write down that somebody has come.

    Parameters
    ----------
    desk
        Where.
    attendee
        A registration number; one that was merged stands for its person.
    at
        When, by default now.

    Raises
    ------
    NotFound
        The plan has no such number.
    """
    who = _attendee(desk.plan, attendee)
    event = FairEvent(kind="sign_in", attendee_id=who, at=at or desk.clock.now())
    again = any(one.kind == "sign_in" and one.attendee_id == who for one in desk.log.events())
    desk.log.add(event)
    return WrittenDown(event, any(m.attendee_id == who for m in desk.plan.meetings), again)


def record_outcome(
    desk: FairDesk,
    attendee: str,
    booth: str,
    result: OutcomeResult,
    note: str = "",
    at: datetime | None = None,
) -> WrittenDown:
    """Write down what came of a meeting; the last word on a meeting counts.

    Parameters
    ----------
    desk
        Where.
    attendee, booth
        Whose meeting with whom; one that was not planned can be written down too.
    result
        What came of it.
    note
        Free text.
    at
        When, by default now.

    Raises
    ------
    NotFound
        The plan has no such number or booth.
    """
    who = _attendee(desk.plan, attendee)
    where = _known("booth", booth, desk.plan)
    event = FairEvent(
        kind="outcome",
        attendee_id=who,
        at=at or desk.clock.now(),
        booth_id=where,
        result=result,
        note=note,
    )
    pair = (who, where)
    again = any((one.attendee_id, one.booth_id) == pair for one in desk.log.events())
    desk.log.add(event)
    return WrittenDown(
        event, any((m.attendee_id, m.booth_id) == pair for m in desk.plan.meetings), again
    )


def _attendee(plan: BentPlan, given: str) -> str:
    known, aliases = attendee_ids(plan)
    number = number_of(given)
    if number in known or number in aliases:
        return number if number in known else aliases[number]
    raise NotFound(kind_zh="报名号", kind_en="registration number", id=given)


def _known(kind: Literal["booth"], given: str, plan: BentPlan) -> str:
    number = number_of(given)
    if number in plan.capacities:
        return number
    raise NotFound(kind_zh="展位号", kind_en=kind, id=given)

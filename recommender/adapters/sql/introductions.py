"""The query that counts what became of introductions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, extract, func, select

from recommender.adapters.sql.tables import EVENTS, RECORDS, UtcDateTime
from recommender.domain.event import ANSWERS, ENDS, INTRODUCTIONS, UNDER_WAY, EventKind
from recommender.ports import IntroductionWindow


def introduction_counts(
    posting_ids: Sequence[str], window: IntroductionWindow, live_without: str | None
) -> Select[Any]:
    """Return a query for ``posting_id``, ``live``, ``asked`` and ``answered``, a row a posting."""
    pairs = _pairs(posting_ids, window.seen_since)
    of = pairs.c
    live = [
        of.last_under_way >= window.live_since,
        (of.last_end.is_(None) | (of.last_under_way > of.last_end)),
    ]
    if live_without is not None:
        live.append(of.seeker_id != live_without)
    asked = of.first_asked <= window.asked_until
    seconds = extract("epoch", of.first_answer) - extract("epoch", of.first_asked)
    in_time = seconds <= window.answer_within.total_seconds()
    return select(
        of.posting_id,
        _count(and_(*live)).label("live"),
        _count(asked).label("asked"),
        _count(and_(asked, in_time)).label("answered"),
    ).group_by(of.posting_id)


def counts_by_employer(window: IntroductionWindow) -> Select[Any]:
    """Return a query for the employer, ``asked`` and ``answered``, a row an employer."""
    of, posting = _pairs(None, window.seen_since).c, RECORDS["posting"].c
    asked = of.first_asked <= window.asked_until
    seconds = extract("epoch", of.first_answer) - extract("epoch", of.first_asked)
    in_time = seconds <= window.answer_within.total_seconds()
    return (
        select(
            posting.employer_name,
            _count(asked).label("asked"),
            _count(and_(asked, in_time)).label("answered"),
        )
        .where(posting.id == of.posting_id, posting.employer_name.is_not(None))
        .group_by(posting.employer_name)
        .having(_count(asked) > 0)
    )


def _pairs(posting_ids: Sequence[str] | None, since: datetime) -> Any:
    """Return the first and the last of what happened, a row a pair; without ids of all."""
    event = EVENTS.c
    chosen = [] if posting_ids is None else [event.posting_id.in_(posting_ids)]
    return (
        select(
            event.posting_id,
            event.seeker_id,
            func.max(_at(UNDER_WAY), type_=UtcDateTime).label("last_under_way"),
            func.max(_at(ENDS), type_=UtcDateTime).label("last_end"),
            func.min(_at(INTRODUCTIONS), type_=UtcDateTime).label("first_asked"),
            func.min(_at(ANSWERS), type_=UtcDateTime).label("first_answer"),
        )
        .where(
            *chosen,
            event.at >= since,
            event.kind.in_(sorted(UNDER_WAY | ENDS)),
        )
        .group_by(event.posting_id, event.seeker_id)
        .subquery()
    )


def _at(kinds: Collection[EventKind]) -> ColumnElement[datetime]:
    return case((EVENTS.c.kind.in_(sorted(kinds)), EVENTS.c.at))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))

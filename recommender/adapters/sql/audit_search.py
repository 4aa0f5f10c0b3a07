"""The query that searches the audit trail, the newest lines first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, select, tuple_, union_all

from recommender.adapters.sql.tables import AUDIT
from recommender.domain.moment import PLACE
from recommender.ports.casework import Place
from recommender.ports.registers import AuditSearch

_IS = AUDIT.c


def searched(wanted: AuditSearch, before: Place | None, limit: int) -> Select[Any]:
    """Return a query for the lines that are wanted, newest first.

    Each name of the actor is looked up by itself: an index then gives its lines in order, so
    that only `limit` of them are read, whatever the table holds.
    """
    rest = list(_conditions(wanted, before))
    parts = [_ids([_IS.actor == actor, *rest], limit) for actor in dict.fromkeys(wanted.actors)]
    found = union_all(*parts) if parts else _ids(rest, limit)
    ids = found.subquery()
    query = select(AUDIT).where(_IS.id.in_(select(ids.c.id)))
    return query.order_by(_IS.at.desc(), _IS.id.desc()).limit(limit)


def _ids(conditions: list[ColumnElement[bool]], limit: int) -> Select[Any]:
    query = select(_IS.id).where(*conditions).order_by(_IS.at.desc(), _IS.id.desc())
    # Wrapped: a part of a union may be limited in no other way.
    return select(query.limit(limit).subquery())


def _conditions(wanted: AuditSearch, before: Place | None) -> Iterator[ColumnElement[bool]]:
    # The first that is given is looked up in its index, which holds the others too: joined
    # with nothing, they are compared there and take no index of their own.
    looked_up = bool(wanted.actors)
    for column, value in ((_IS.action, wanted.action), (_IS.record_kind, wanted.record_kind)):
        if value:
            yield (column + "" if looked_up else column) == value
            looked_up = True
    if wanted.since is not None:
        yield _IS.at >= datetime.combine(wanted.since, time.min, PLACE)
    if wanted.until is not None:
        yield _IS.at < datetime.combine(wanted.until + timedelta(days=1), time.min, PLACE)
    if before is not None:
        yield tuple_(_IS.at, _IS.id) < tuple_(*before)

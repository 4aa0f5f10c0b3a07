"""What counselors are told, in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from recommender.adapters.kept import distinct
from recommender.adapters.sql.access import Access, chunks
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import (
    LOOK_MARK,
    NOTIFICATIONS,
    RECORDS,
    WAITING_POSTINGS,
)
from recommender.domain.notification import LookMark, Notification
from recommender.ports import NotificationPlace

_ONLY_ROW = 1


class SqlNotifications:
    """A `Notifications` over one table, and that of the postings."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, notifications: Sequence[Notification]) -> list[str]:
        """Add notifications and return the ids of those that are new; others stay as they are."""
        with told(), self._access.writing() as write:
            known = {n.id for n in _where(write.connection, _ID, [n.id for n in notifications])}
            new = {n.id: n for n in notifications if n.id not in known}
            # In id order, so that two writers wait for each other instead of locking crosswise.
            rows = [new[i].model_dump() for i in sorted(new)]
            for chunk in chunks(rows):
                write.connection.execute(_keeping(write.connection), list(chunk))
        return list(new)

    def get_many(self, ids: Sequence[str]) -> list[Notification]:
        """Return the notifications that exist, in the order of `ids`."""
        with told(), self._access.reading() as connection:
            found = {one.id: one for one in _where(connection, _ID, ids)}
        return [found[i] for i in ids if i in found]

    def page(
        self,
        *,
        counselor: str | None = None,
        seen: bool | None = None,
        after: NotificationPlace | None = None,
        limit: int = 1000,
    ) -> list[Notification]:
        """Return up to `limit` notifications of postings that are open, past `after`."""
        columns, postings = NOTIFICATIONS.c, RECORDS["posting"].c
        query = select(NOTIFICATIONS).join(
            RECORDS["posting"], and_(columns.posting_id == postings.id, postings.status == "open")
        )
        if counselor is not None:
            query = query.where(columns.counselor == counselor)
        if seen is not None:
            query = query.where(columns.seen.is_(seen))
        if after is not None:
            query = query.where(_past(*after))
        query = query.order_by(columns.day.desc(), columns.score.desc(), columns.id).limit(limit)
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Notification.model_validate(dict(row)) for row in rows]

    def mark_seen(self, ids: Sequence[str]) -> list[str]:
        """Mark notifications as seen, and return those that exist."""
        with told(), self._access.writing() as write:
            there = {one.id for one in _where(write.connection, _ID, ids)}
            for chunk in chunks(sorted(there)):
                statement = update(NOTIFICATIONS).where(_ID.in_(chunk)).values(seen=True)
                write.connection.execute(statement)
        return [i for i in distinct(ids) if i in there]

    def of_seekers(self, seeker_ids: Sequence[str]) -> list[Notification]:
        """Return all that was ever notified about these seekers, open or not."""
        with told(), self._access.reading() as connection:
            found = _where(connection, NOTIFICATIONS.c.seeker_id, seeker_ids)
        return sorted(found, key=lambda one: one.id)

    def count_of_day(self, day: date) -> dict[str, int]:
        """Return how many were made on a day, by counselor."""
        by = NOTIFICATIONS.c.counselor
        query = select(by, func.count()).where(NOTIFICATIONS.c.day == day).group_by(by)
        with told(), self._access.reading() as connection:
            return {name: int(n) for name, n in connection.execute(query)}

    def count_of_postings(self, posting_ids: Sequence[str]) -> dict[str, int]:
        """Return how many were ever made of each of these postings that has any."""
        of = NOTIFICATIONS.c.posting_id
        found: dict[str, int] = {}
        with told(), self._access.reading() as connection:
            for chunk in chunks(sorted(set(posting_ids))):
                query = select(of, func.count()).where(of.in_(chunk)).group_by(of)
                found |= {i: int(n) for i, n in connection.execute(query)}
        return found


class SqlNotificationQueue:
    """A `NotificationQueue` over two tables."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def mark(self) -> LookMark:
        """Return how far new postings were looked at."""
        query = select(LOOK_MARK.c.seq, LOOK_MARK.c.runs)
        with told(), self._access.reading() as connection:
            row = connection.execute(query).one_or_none()
        return LookMark(seq=row.seq, runs=row.runs) if row else LookMark()

    def advance(self, mark: LookMark, seq: int) -> bool:
        """Set the mark to `seq` if it is still `mark`; return whether it was."""
        columns = LOOK_MARK.c
        first = {"id": _ONLY_ROW, **LookMark().model_dump()}
        with told(), self._access.writing() as write:
            dialect = write.connection.dialect.name
            add = sqlite.insert if dialect == "sqlite" else postgresql.insert
            write.connection.execute(add(LOOK_MARK).on_conflict_do_nothing(), [first])
            # Of two who are here at once the second waits, and finds that the mark has moved.
            still = update(LOOK_MARK).where(columns.seq == mark.seq, columns.runs == mark.runs)
            moved = write.connection.execute(still.values(seq=seq, runs=mark.runs + 1))
            return moved.rowcount > 0

    def waiting(self) -> dict[str, date]:
        """Return the postings to look at again, each with the day it came in."""
        query = select(WAITING_POSTINGS).order_by(WAITING_POSTINGS.c.posting_id)
        with told(), self._access.reading() as connection:
            return {row.posting_id: row.since for row in connection.execute(query)}

    def set_waiting(self, since: Mapping[str, date]) -> None:
        """Replace the postings to look at again."""
        rows = [{"posting_id": i, "since": day} for i, day in sorted(since.items())]
        with told(), self._access.writing() as write:
            write.connection.execute(delete(WAITING_POSTINGS))
            for chunk in chunks(rows):
                write.connection.execute(insert(WAITING_POSTINGS), list(chunk))


_ID = NOTIFICATIONS.c.id


def _where(
    connection: Connection, column: Column[Any], values: Sequence[str]
) -> list[Notification]:
    found: list[Notification] = []
    for chunk in chunks(sorted(set(values))):
        rows = connection.execute(select(NOTIFICATIONS).where(column.in_(chunk))).mappings()
        found += [Notification.model_validate(dict(row)) for row in rows]
    return found


def _keeping(connection: Connection) -> Any:
    """Return an insert that leaves alone what is there, whoever wrote it meanwhile."""
    add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return add(NOTIFICATIONS).on_conflict_do_nothing()


def _past(day: date, score: float, notification_id: str) -> ColumnElement[bool]:
    columns = NOTIFICATIONS.c
    same_day, same_score = columns.day == day, columns.score == score
    return or_(
        columns.day < day,
        and_(same_day, columns.score < score),
        and_(same_day, same_score, columns.id > notification_id),
    )

"""Records of one kind in the database: one implementation for all kinds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Column, Connection, Select, bindparam, delete, func, insert, select, update

from recommender.adapters.kept import CLOSED, KINDS, Kept, Line, distinct, operation, touched
from recommender.adapters.sql.access import Access, Write, chunks
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import (
    ACCOUNTS,
    CASE_LOGS,
    CASELOADS,
    CONTROLS,
    DELETED_TAGS,
    DUPLICATE_LINKS,
    EMBEDDINGS,
    EVENTS,
    NOTIFICATIONS,
    RECORDS,
    SENSITIVE_FACTS,
    SET_APART,
    WAITING_POSTINGS,
    WALK_UPS,
)
from recommender.domain.change import Operation, RecordKind
from recommender.errors import NotFound
from recommender.ports import PutCounts
from recommender.ports.registers import SEARCHED_CHARACTERS

K = TypeVar("K", bound=Kept)
Query = Select[*tuple[Any, ...]]
Row = dict[str, Any]

# What goes with a record when it goes.
_ATTACHED: dict[RecordKind, tuple[Column[Any], ...]] = {
    "posting": (
        DUPLICATE_LINKS.c.posting_id,
        SET_APART.c.posting_id,
        NOTIFICATIONS.c.posting_id,
        WAITING_POSTINGS.c.posting_id,
    ),
    "seeker": (
        SENSITIVE_FACTS.c.seeker_id,
        EMBEDDINGS.c.owner,
        EVENTS.c.seeker_id,
        CONTROLS.c.seeker_id,
        DELETED_TAGS.c.seeker_id,
        CASELOADS.c.seeker_id,
        NOTIFICATIONS.c.seeker_id,
        *(log.c.seeker_id for log in CASE_LOGS.values()),
        ACCOUNTS.c.seeker_id,
        WALK_UPS.c.seeker_id,
    ),
}
_COMMON = frozenset(
    {"id", "source", "status", "content_hash", "created_at", "updated_at", "record"}
)


class SqlRepository(Generic[K]):
    """A `Repository` over one table.

    Inside a transaction, records that are read stay locked until it ends (PostgreSQL;
    in SQLite the whole database is), so that reading, changing and putting back loses
    nobody's update.
    """

    def __init__(self, kind: RecordKind, access: Access) -> None:
        self._kind = kind
        self._access = access
        self._table = RECORDS[kind]
        self._record = cast(type[K], KINDS[kind])
        self._extra = [c.name for c in self._table.c if c.name not in _COMMON]

    def get(self, record_id: str) -> K:
        """Return one record; raise `NotFound` when there is none."""
        found = self.get_many([record_id])
        if not found:
            raise NotFound(kind=self._kind, id=record_id)
        return found[0]

    def get_many(self, ids: Sequence[str]) -> list[K]:
        """Return the records that exist, in the order of `ids`."""
        with told(), self._access.reading() as connection:
            found = self._fetch(connection, ids, lock=self._access.locks)
        return [found[i] for i in ids if i in found]

    def page(self, *, after_id: str = "", limit: int = 1000, status: str | None = None) -> list[K]:
        """Return up to `limit` records with ids above `after_id`, in id order."""
        table = self._table
        query = self._filtered(select(table.c.id, table.c.record), None, status)
        query = query.order_by(table.c.id)
        if self._access.locks:
            query = query.with_for_update()
        bodies: list[str] = []
        with told(), self._access.reading() as connection:
            # A row deleted while we waited for its lock is missing from the answer, so
            # only an empty answer is the end of the table.
            while left := max(0, limit - len(bodies)):
                rows = connection.execute(query.where(table.c.id > after_id).limit(left)).all()
                if not rows:
                    break
                bodies += [row.record for row in rows]
                after_id = rows[-1].id
        return [self._record.from_json(body) for body in bodies]

    def count(self, *, status: str | None = None) -> int:
        """Return how many there are."""
        query = self._filtered(select(func.count(self._table.c.id)), None, status)
        with told(), self._access.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def ids(self, *, source: str | None = None, status: str | None = None) -> list[str]:
        """Return ids, sorted."""
        query = select(self._table.c.id).order_by(self._table.c.id)
        with told(), self._access.reading() as connection:
            return list(connection.execute(self._filtered(query, source, status)).scalars())

    def put_many(self, records: Sequence[K]) -> PutCounts:
        """Insert or update; equal content is unchanged and leaves no change-log line."""
        with told(), self._access.writing() as write:
            ops = self._put(write, {record.id: record for record in records})
        return PutCounts(
            created=tuple(i for i, op in ops.items() if op == "created"),
            updated=tuple(i for i, op in ops.items() if op in ("updated", "closed")),
            unchanged=tuple(i for i, op in ops.items() if op is None),
        )

    def close_many(self, ids: Sequence[str]) -> list[str]:
        """Set status ``closed`` on those that are not yet, and return them."""
        with told(), self._access.writing() as write:
            found = self._fetch(write.connection, ids, lock=True)
            closing = {
                i: found[i].model_copy(update={"status": CLOSED})
                for i in distinct(ids)
                if i in found and found[i].status != CLOSED
            }
            self._put(write, closing)
        return list(closing)

    def touch_many(self, ids: Sequence[str]) -> list[str]:
        """Log those that exist as ``updated``, unchanged, and return them."""
        with told(), self._access.writing() as write:
            known: set[str] = set()
            for chunk in chunks(sorted(set(ids))):
                known |= self._known(write.connection, chunk).keys()
            there = [i for i in distinct(ids) if i in known]
            write.lines += touched(self._kind, there, write.lines)
        return there

    def delete_many(self, ids: Sequence[str]) -> list[str]:
        """Delete for good, with what hangs on them, and return those that existed."""
        columns = (self._table.c.id, *_ATTACHED.get(self._kind, ()))
        with told(), self._access.writing() as write:
            gone: set[str] = set()
            for chunk in chunks(sorted(set(ids))):
                gone |= self._known(write.connection, chunk).keys()
                for column in columns:
                    write.connection.execute(delete(column.table).where(column.in_(chunk)))
            deleted = [i for i in distinct(ids) if i in gone]
            write.lines += [Line(self._kind, i, "deleted") for i in deleted]
        return deleted

    def _filtered(self, query: Query, source: str | None, status: str | None) -> Query:
        if source is not None:
            query = query.where(self._table.c.source == source)
        if status is not None:
            query = query.where(self._table.c.status == status)
        return query

    def _fetch(self, connection: Connection, ids: Sequence[str], *, lock: bool) -> dict[str, K]:
        """Return records by id."""
        found: dict[str, K] = {}
        columns = self._table.c.id, self._table.c.record
        for chunk in chunks(sorted(set(ids))):
            for row in connection.execute(self._by_id(select(*columns), chunk, lock=lock)):
                found[row.id] = self._record.from_json(row.record)
        return found

    def _known(self, connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
        """Return, by id, the content hash and status of rows, locked."""
        columns = self._table.c.id, self._table.c.content_hash, self._table.c.status
        rows = connection.execute(self._by_id(select(*columns), ids, lock=True))
        return {row.id: row for row in rows}

    def _by_id(self, query: Query, ids: Sequence[str], *, lock: bool) -> Query:
        query = query.where(self._table.c.id.in_(ids)).order_by(self._table.c.id)
        # Locked in id order, so that two writers wait for each other instead of
        # locking crosswise.
        return query.with_for_update() if lock else query

    def _put(self, write: Write, records: Mapping[str, K]) -> dict[str, Operation | None]:
        """Write what differs and return, for each record, the operation it took."""
        ops: dict[str, Operation | None] = dict.fromkeys(records)
        for chunk in chunks(sorted(records)):
            known = self._known(write.connection, chunk)
            rows = [self._row(records[i], write.at) for i in chunk]
            rows = [r for r in rows if _hash_in(known, r["id"]) != r["content_hash"]]
            self._insert(write.connection, [r for r in rows if r["id"] not in known])
            self._update(write.connection, [r for r in rows if r["id"] in known])
            for row in rows:
                before = known.get(row["id"])
                ops[row["id"]] = operation(before.status if before else None, row["status"])
        write.lines += [Line(self._kind, i, op) for i, op in ops.items() if op is not None]
        return ops

    def _row(self, record: K, at: datetime) -> Row:
        body = record.to_json()
        row = {name: getattr(record, name) for name in ("id", "source", "status")}
        row |= {name: _searched(getattr(record, name)) for name in self._extra}
        return row | {
            "content_hash": hashlib.sha256(body).hexdigest()[:16],
            "created_at": at,
            "updated_at": at,
            "record": body.decode(),
        }

    def _insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        if rows:
            connection.execute(insert(self._table), rows)

    def _update(self, connection: Connection, rows: Sequence[Row]) -> None:
        if rows:
            names = [c.name for c in self._table.c if c.name not in ("id", "created_at")]
            statement = update(self._table).where(self._table.c.id == bindparam("id_"))
            statement = statement.values({name: bindparam(name) for name in names})
            connection.execute(
                statement, [{n: r[n] for n in names} | {"id_": r["id"]} for r in rows]
            )


def _searched(value: Any) -> Any:
    """Return what a column holds of a field: as much as an index can take."""
    return value[:SEARCHED_CHARACTERS] if isinstance(value, str) else value


def _hash_in(known: Mapping[str, Any], record_id: str) -> str | None:
    row = known.get(record_id)
    return str(row.content_hash) if row is not None else None

"""The records of people's cases, and the audit trail, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from recommender.adapters.kept import CASE_RECORDS, CaseKind, new_records
from recommender.adapters.sql.access import Access, chunks, upsert
from recommender.adapters.sql.audit_search import searched
from recommender.adapters.sql.cipher import Cipher
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import AUDIT, CASE_LOGS, UtcDateTime
from recommender.domain.audit import AuditEntry
from recommender.domain.case_record import CaseRecord
from recommender.errors import NotFound
from recommender.ports import DueRecord, PutCounts
from recommender.ports.registers import AuditSearch

L = TypeVar("L", bound=CaseRecord)
Query = Select[*tuple[Any, ...]]


class SqlSeekerLog(Generic[L]):
    """A `SeekerLog` over one table: one implementation for all kinds of records."""

    def __init__(self, kind: CaseKind, access: Access, cipher: Cipher) -> None:
        self._kind: CaseKind = kind
        self._table: Table = CASE_LOGS[kind]
        self._record = cast(type[L], CASE_RECORDS[kind])
        self._access, self._cipher = access, cipher

    def add(self, record: L) -> bool:
        """Add a record; return whether it is new."""
        return bool(self.add_many([record]).created)

    def add_many(self, records: Sequence[L]) -> PutCounts:
        """Add records; one that is there already is unchanged."""
        with told(), self._access.writing() as write:
            known = self._fetch(write.connection, [record.id for record in records])
            created, unchanged = new_records(records, known)
            self._insert(write.connection, created)
            # Another writer may have been first with an id: then what it wrote counts.
            new_records(created, self._fetch(write.connection, [r.id for r in created]))
        return PutCounts(created=tuple(r.id for r in created), unchanged=tuple(unchanged))

    def put(self, record: L) -> None:
        """Add a record, or put it in place of the one with its id."""
        with told(), self._access.writing() as write:
            upsert(write.connection, self._table, [self._row(record)])

    def get(self, record_id: str) -> L:
        """Return one record; raise `NotFound` when there is none."""
        found = self.get_many([record_id])
        if not found:
            raise NotFound(kind=self._kind, id=record_id)
        return found[0]

    def get_many(self, ids: Sequence[str]) -> list[L]:
        """Return the records that exist, in the order of `ids`."""
        with told(), self._access.reading() as connection:
            found = self._fetch(connection, ids, lock=self._access.locks)
        return [found[i] for i in ids if i in found]

    def of_seeker(self, seeker_id: str) -> list[L]:
        """Return all of one seeker, the oldest first."""
        return self.of_seekers([seeker_id]).get(seeker_id, [])

    def of_seekers(self, seeker_ids: Sequence[str]) -> dict[str, list[L]]:
        """Return all of those seekers who have any, the oldest first."""
        column = self._table.c
        found: dict[str, list[L]] = {}
        for chunk in chunks(sorted(set(seeker_ids))):
            query = select(self._table).where(column.seeker_id.in_(chunk))
            for record in self._read(query.order_by(column.at, column.id)):
                found.setdefault(record.seeker_id, []).append(record)
        return found

    def page(
        self,
        *,
        seeker_id: str | None = None,
        after: tuple[datetime, str] | None = None,
        limit: int = 1000,
    ) -> list[L]:
        """Return up to `limit` records later than `after`, in the order of time and id."""
        column = self._table.c
        query = select(self._table)
        if seeker_id is not None:
            query = query.where(column.seeker_id == seeker_id)
        return self._read(_paged(query, self._table, after, limit))

    def due(self, until: date, *, since: date = date.min) -> list[DueRecord]:
        """Return what is due from one day to another, the earliest first, then by id."""
        column = self._table.c
        query = select(column.due_on, column.id, column.seeker_id)
        query = query.where(column.due_on.between(since, until))
        with told(), self._access.reading() as connection:
            rows = connection.execute(query.order_by(column.due_on, column.id)).all()
        return [DueRecord(*row) for row in rows]

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        statement = delete(self._table).where(self._table.c.at < moment)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount

    def _read(self, query: Query) -> list[L]:
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).all()
        return [self._opened(row) for row in rows]

    def _fetch(
        self, connection: Connection, ids: Sequence[str], *, lock: bool = False
    ) -> dict[str, L]:
        found: dict[str, L] = {}
        for chunk in chunks(sorted(set(ids))):
            query = select(self._table).where(self._table.c.id.in_(chunk))
            query = query.order_by(self._table.c.id)
            rows = connection.execute(query.with_for_update() if lock else query).all()
            found |= {row.id: self._opened(row) for row in rows}
        return found

    def _insert(self, connection: Connection, records: Sequence[L]) -> None:
        dialect = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        statement = dialect(self._table).on_conflict_do_nothing(index_elements=[self._table.c.id])
        # In id order, so that two writers wait for each other instead of locking crosswise.
        rows = [self._row(record) for record in sorted(records, key=lambda record: record.id)]
        for chunk in chunks(rows):
            connection.execute(statement, list(chunk))

    def _row(self, record: L) -> dict[str, Any]:
        plain = {"id": record.id, "seeker_id": record.seeker_id, "at": record.at}
        return {**plain, "due_on": record.due, "token": self._cipher.seal(record)}

    def _opened(self, row: Any) -> L:
        names = {"id": row.id, "seeker_id": row.seeker_id}
        return self._cipher.open(row.token, self._record, **names)


class SqlAuditTrail:
    """An `AuditTrail` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, entry: AuditEntry) -> None:
        """Add a line."""
        with told(), self._access.writing() as write:
            write.connection.execute(insert(AUDIT), [entry.model_dump()])

    def page(
        self, *, after: tuple[datetime, str] | None = None, limit: int = 1000
    ) -> list[AuditEntry]:
        """Return up to `limit` lines later than `after`, in the order of time and id."""
        with told(), self._access.reading() as connection:
            rows = connection.execute(_paged(select(AUDIT), AUDIT, after, limit)).mappings()
            return [AuditEntry.model_validate(dict(row)) for row in rows]

    def search(
        self, wanted: AuditSearch, *, before: tuple[datetime, str] | None = None, limit: int = 50
    ) -> list[AuditEntry]:
        """Return up to `limit` lines earlier than `before`, the newest first, at one look."""
        with told(), self._access.reading() as connection:
            rows = connection.execute(searched(wanted, before, limit)).mappings()
            return [AuditEntry.model_validate(dict(row)) for row in rows]

    def last(self, action: str, record_kind: str) -> dict[str, datetime]:
        """Return when an action was done last, by the id of what it was done to."""
        column = AUDIT.c
        query = select(column.record_id, func.max(column.at, type_=UtcDateTime))
        query = query.where(column.action == action, column.record_kind == record_kind)
        with told(), self._access.reading() as connection:
            rows = connection.execute(query.group_by(column.record_id)).all()
        return {row[0]: row[1] for row in rows}


def _paged(query: Query, table: Table, after: tuple[datetime, str] | None, limit: int) -> Query:
    column = table.c
    if after is not None:
        query = query.where(tuple_(column.at, column.id) > tuple_(*after))
    return query.order_by(column.at, column.id).limit(limit)

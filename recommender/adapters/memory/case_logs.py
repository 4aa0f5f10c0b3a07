"""The records of people's cases, and the audit trail, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Generic, TypeVar, cast

from recommender.adapters.kept import CaseKind, new_records
from recommender.adapters.memory.state import Access
from recommender.domain.audit import AuditEntry
from recommender.domain.case_record import CaseRecord
from recommender.domain.moment import day_of
from recommender.errors import Conflict, NotFound
from recommender.ports import DueRecord, PutCounts
from recommender.ports.registers import AuditSearch

L = TypeVar("L", bound=CaseRecord)


class MemorySeekerLog(Generic[L]):
    """A `SeekerLog` over a `State`; nothing reaches a disk, so nothing is encrypted."""

    def __init__(self, kind: CaseKind, access: Access) -> None:
        self._kind: CaseKind = kind
        self._access = access

    def _rows(self) -> Mapping[str, L]:
        return cast(Mapping[str, L], self._access.read().cases[self._kind])

    def add(self, record: L) -> bool:
        """Add a record; return whether it is new."""
        return bool(self.add_many([record]).created)

    def add_many(self, records: Sequence[L]) -> PutCounts:
        """Add records; one that is there already is unchanged."""
        with self._access.write() as draft:
            rows = draft.cases[self._kind]
            created, unchanged = new_records(records, cast(Mapping[str, L], rows))
            rows.update({record.id: record for record in created})
        return PutCounts(created=tuple(r.id for r in created), unchanged=tuple(unchanged))

    def put(self, record: L) -> None:
        """Add a record, or put it in place of the one with its id."""
        with self._access.write() as draft:
            draft.cases[self._kind][record.id] = record

    def get(self, record_id: str) -> L:
        """Return one record; raise `NotFound` when there is none."""
        record = self._rows().get(record_id)
        if record is None:
            raise NotFound(kind=self._kind, id=record_id)
        return record

    def get_many(self, ids: Sequence[str]) -> list[L]:
        """Return the records that exist, in the order of `ids`."""
        rows = self._rows()
        return [rows[i] for i in ids if i in rows]

    def of_seeker(self, seeker_id: str) -> list[L]:
        """Return all of one seeker, the oldest first."""
        return self.of_seekers([seeker_id]).get(seeker_id, [])

    def of_seekers(self, seeker_ids: Sequence[str]) -> dict[str, list[L]]:
        """Return all of those seekers who have any, the oldest first."""
        wanted = set(seeker_ids)
        found: dict[str, list[L]] = {}
        for record in _in_order(self._rows().values()):
            if record.seeker_id in wanted:
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
        rows = self._rows().values()
        mine = [r for r in rows if seeker_id is None or r.seeker_id == seeker_id]
        return _past(_in_order(mine), after)[:limit]

    def due(self, until: date, *, since: date = date.min) -> list[DueRecord]:
        """Return what is due from one day to another, the earliest first, then by id."""
        rows = self._rows().values()
        dated = [DueRecord(r.due, r.id, r.seeker_id) for r in rows if r.due is not None]
        return sorted(one for one in dated if since <= one.due_on <= until)

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        with self._access.write() as draft:
            rows = draft.cases[self._kind]
            gone = [i for i, record in rows.items() if record.at < moment]
            for record_id in gone:
                del rows[record_id]
        return len(gone)


class MemoryAuditTrail:
    """An `AuditTrail` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, entry: AuditEntry) -> None:
        """Add a line."""
        with self._access.write() as draft:
            if entry.id in draft.audit:
                raise Conflict(id=entry.id)
            draft.audit[entry.id] = entry

    def page(
        self, *, after: tuple[datetime, str] | None = None, limit: int = 1000
    ) -> list[AuditEntry]:
        """Return up to `limit` lines later than `after`, in the order of time and id."""
        return _past(_in_order(self._access.read().audit.values()), after)[:limit]

    def search(
        self, wanted: AuditSearch, *, before: tuple[datetime, str] | None = None, limit: int = 50
    ) -> list[AuditEntry]:
        """Return up to `limit` lines earlier than `before`, the newest first, at one look."""
        lines = [line for line in self._access.read().audit.values() if _is_wanted(line, wanted)]
        earlier = [one for one in lines if before is None or (one.at, one.id) < before]
        return _in_order(earlier)[::-1][:limit]

    def last(self, action: str, record_kind: str) -> dict[str, datetime]:
        """Return when an action was done last, by the id of what it was done to."""
        lines = _in_order(self._access.read().audit.values())
        found = [one for one in lines if (one.action, one.record_kind) == (action, record_kind)]
        return {one.record_id: one.at for one in found}


def _is_wanted(line: AuditEntry, wanted: AuditSearch) -> bool:
    day = day_of(line.at)
    return (
        (not wanted.actors or line.actor in wanted.actors)
        and wanted.action in ("", line.action)
        and wanted.record_kind in ("", line.record_kind)
        and (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
    )


R = TypeVar("R", bound=CaseRecord | AuditEntry)


def _in_order(records: Iterable[R]) -> list[R]:
    return sorted(records, key=lambda record: (record.at, record.id))


def _past(records: list[R], after: tuple[datetime, str] | None) -> list[R]:
    return [r for r in records if after is None or (r.at, r.id) > after]

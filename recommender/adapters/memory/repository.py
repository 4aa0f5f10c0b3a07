"""Records of one kind in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar, cast

from recommender.adapters.kept import CLOSED, Kept, Line, distinct, operation, touched
from recommender.adapters.memory.leaving import delete_accounts, delete_walk_ups
from recommender.adapters.memory.state import Access, State
from recommender.domain.change import RecordKind
from recommender.errors import NotFound
from recommender.ports import PutCounts

K = TypeVar("K", bound=Kept)


class MemoryRepository(Generic[K]):
    """A `Repository` over one table of a `State`."""

    def __init__(self, kind: RecordKind, access: Access) -> None:
        self._kind = kind
        self._access = access

    def _rows(self) -> Mapping[str, K]:
        return cast(Mapping[str, K], self._access.read().records[self._kind])

    def get(self, record_id: str) -> K:
        """Return one record; raise `NotFound` when there is none."""
        record = self._rows().get(record_id)
        if record is None:
            raise NotFound(kind=self._kind, id=record_id)
        return record

    def get_many(self, ids: Sequence[str]) -> list[K]:
        """Return the records that exist, in the order of `ids`."""
        rows = self._rows()
        return [rows[i] for i in ids if i in rows]

    def page(self, *, after_id: str = "", limit: int = 1000, status: str | None = None) -> list[K]:
        """Return up to `limit` records with ids above `after_id`, in id order."""
        rows = self._rows()
        return [rows[i] for i in _ids(rows, None, status) if i > after_id][:limit]

    def count(self, *, status: str | None = None) -> int:
        """Return how many there are."""
        return len(_ids(self._rows(), None, status))

    def ids(self, *, source: str | None = None, status: str | None = None) -> list[str]:
        """Return ids, sorted."""
        return _ids(self._rows(), source, status)

    def put_many(self, records: Sequence[K]) -> PutCounts:
        """Insert or update; equal content is unchanged and leaves no change-log line."""
        created: list[str] = []
        updated: list[str] = []
        unchanged: list[str] = []
        with self._access.write() as draft:
            rows = draft.records[self._kind]
            for record in {r.id: r.lasting() for r in records}.values():
                before = rows.get(record.id)
                if before == record:
                    unchanged.append(record.id)
                    continue
                rows[record.id] = record
                (updated if before else created).append(record.id)
                op = operation(before.status if before else None, record.status)
                draft.lines.append(Line(self._kind, record.id, op))
        return PutCounts(tuple(created), tuple(updated), tuple(unchanged))

    def close_many(self, ids: Sequence[str]) -> list[str]:
        """Set status ``closed`` on those that are not yet, and return them."""
        with self._access.write() as draft:
            rows = draft.records[self._kind]
            closing = [i for i in distinct(ids) if i in rows and rows[i].status != CLOSED]
            for record_id in closing:
                rows[record_id] = rows[record_id].model_copy(update={"status": CLOSED})
                draft.lines.append(Line(self._kind, record_id, "closed"))
        return closing

    def touch_many(self, ids: Sequence[str]) -> list[str]:
        """Log those that exist as ``updated``, unchanged, and return them."""
        with self._access.write() as draft:
            there = [i for i in distinct(ids) if i in draft.records[self._kind]]
            draft.lines += touched(self._kind, there, draft.lines)
        return there

    def delete_many(self, ids: Sequence[str]) -> list[str]:
        """Delete for good, with what hangs on them, and return those that existed."""
        with self._access.write() as draft:
            rows = draft.records[self._kind]
            gone = [i for i in distinct(ids) if i in rows]
            for record_id in gone:
                del rows[record_id]
                draft.lines.append(Line(self._kind, record_id, "deleted"))
            _delete_attached(draft, self._kind, set(gone))
        return gone


def _ids(rows: Mapping[str, Kept], source: str | None, status: str | None) -> list[str]:
    return sorted(
        record_id
        for record_id, record in rows.items()
        if (source is None or record.source == source)
        and (status is None or record.status == status)
    )


def _delete_attached(draft: State, kind: RecordKind, gone: set[str]) -> None:
    if kind == "posting":
        for posting_id in gone & draft.clusters.keys():
            del draft.clusters[posting_id]
        for posting_id in gone & draft.apart.keys():
            del draft.apart[posting_id]
        for posting_id in gone & draft.waiting.keys():
            del draft.waiting[posting_id]
        for one in [n.id for n in draft.notifications.values() if n.posting_id in gone]:
            del draft.notifications[one]
    if kind == "seeker":
        for seeker_id in gone & draft.facts.keys():
            del draft.facts[seeker_id]
        for key in [key for key, cached in draft.vectors.items() if cached.owner in gone]:
            del draft.vectors[key]
        for event_id in [i for i, event in draft.events.items() if event.seeker_id in gone]:
            del draft.events[event_id]
        for pair in [pair for pair in draft.controls if pair[0] in gone]:
            del draft.controls[pair]
        for pair in [pair for pair in draft.deleted_tags if pair[0] in gone]:
            del draft.deleted_tags[pair]
        for seeker_id in gone & draft.caseloads.keys():
            del draft.caseloads[seeker_id]
        for one in [n.id for n in draft.notifications.values() if n.seeker_id in gone]:
            del draft.notifications[one]
        for log in draft.cases.values():
            for one in [record.id for record in log.values() if record.seeker_id in gone]:
                del log[one]
        delete_accounts(draft, {a.id for a in draft.accounts.values() if a.seeker_id in gone})
        delete_walk_ups(draft, {c.id for c in draft.walk_ups.values() if c.seeker_id in gone})

"""Who looks after whom, in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from recommender.adapters.sql.access import Access, chunks, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import CASELOADS
from recommender.domain.notification import CaseloadEntry


class SqlCaseloads:
    """A `Caseloads` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put_many(self, entries: Sequence[CaseloadEntry]) -> list[str]:
        """Assign seekers; return those who had no counselor or another one."""
        new = {entry.seeker_id: entry for entry in entries}
        with told(), self._access.writing() as write:
            held = _fetch(write.connection, list(new))
            changed = {
                i: e for i, e in new.items() if i not in held or held[i].counselor != e.counselor
            }
            upsert(write.connection, CASELOADS, [entry.model_dump() for entry in changed.values()])
        return list(changed)

    def get_many(self, seeker_ids: Sequence[str]) -> dict[str, CaseloadEntry]:
        """Return the entries of those seekers who have one."""
        with told(), self._access.reading() as connection:
            found = _fetch(connection, seeker_ids)
        return {i: found[i] for i in seeker_ids if i in found}

    def page(
        self, *, counselor: str | None = None, after: str = "", limit: int = 1000
    ) -> list[CaseloadEntry]:
        """Return up to `limit` entries of seekers above `after`, in the order of their ids."""
        columns = CASELOADS.c
        query = select(CASELOADS).where(columns.seeker_id > after)
        if counselor is not None:
            query = query.where(columns.counselor == counselor)
        with told(), self._access.reading() as connection:
            rows = connection.execute(query.order_by(columns.seeker_id).limit(limit)).mappings()
            return [CaseloadEntry.model_validate(dict(row)) for row in rows]

    def delete(self, seeker_id: str) -> bool:
        """Take an assignment back, and tell whether there was one."""
        statement = delete(CASELOADS).where(CASELOADS.c.seeker_id == seeker_id)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount > 0


def _fetch(connection: Connection, seeker_ids: Sequence[str]) -> dict[str, CaseloadEntry]:
    found: dict[str, CaseloadEntry] = {}
    for chunk in chunks(sorted(set(seeker_ids))):
        query = select(CASELOADS).where(CASELOADS.c.seeker_id.in_(chunk))
        rows = connection.execute(query).mappings()
        found |= {row["seeker_id"]: CaseloadEntry.model_validate(dict(row)) for row in rows}
    return found

"""Fairs in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, tuple_

from recommender.adapters.sql.access import Access, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import FAIRS
from recommender.domain.stored_fair import StoredFair
from recommender.errors import NotFound


class SqlFairs:
    """A `Fairs` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, fair: StoredFair) -> None:
        """Add a fair; raise `Conflict` when its id is taken."""
        with told(), self._access.writing() as write:
            write.connection.execute(insert(FAIRS), [_row(fair)])

    def get(self, fair_id: str) -> StoredFair:
        """Return one fair, in a transaction kept from others; raise `NotFound` without one."""
        query = select(FAIRS.c.content).where(FAIRS.c.id == fair_id)
        if self._access.locks:
            query = query.with_for_update()
        with told(), self._access.reading() as connection:
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            raise NotFound(kind="fair", id=fair_id)
        return StoredFair.from_json(found)

    def put(self, fair: StoredFair) -> None:
        """Put a fair in place of the one with its id."""
        with told(), self._access.writing() as write:
            upsert(write.connection, FAIRS, [_row(fair)])

    def page(self, *, after: StoredFair | None = None, limit: int = 100) -> list[StoredFair]:
        """Return up to `limit` fairs, the newest first, from the one after `after`."""
        columns = FAIRS.c
        query = select(columns.content).order_by(columns.created_at.desc(), columns.id.desc())
        if after is not None:
            place = tuple_(columns.created_at, columns.id)
            query = query.where(place < tuple_(after.created_at, after.id))
        with told(), self._access.reading() as connection:
            found = connection.execute(query.limit(limit)).scalars()
            return [StoredFair.from_json(content) for content in found]


def _row(fair: StoredFair) -> dict[str, Any]:
    content = fair.to_json().decode()
    return {"id": fair.id, "created_at": fair.created_at, "content": content}

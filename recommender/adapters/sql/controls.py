"""What counselors decided, in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, delete, select, tuple_

from recommender.adapters.sql.access import Access, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import CONTROLS
from recommender.domain.control import Control


class SqlControls:
    """A `Controls` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, control: Control) -> None:
        """Store the control of a pair, replacing the one before it."""
        with told(), self._access.writing() as write:
            upsert(write.connection, CONTROLS, [control.model_dump()])

    def get(self, seeker_id: str, posting_id: str) -> Control | None:
        """Return the control of a pair, or ``None``."""
        query = select(CONTROLS).where(_pair() == tuple_(seeker_id, posting_id))
        if self._access.locks:
            query = query.with_for_update()
        return next(iter(self._read(query)), None)

    def of_seeker(self, seeker_id: str) -> list[Control]:
        """Return the controls of one seeker, the oldest first."""
        columns = CONTROLS.c
        query = select(CONTROLS).where(columns.seeker_id == seeker_id)
        return self._read(query.order_by(columns.at, columns.posting_id))

    def page(self, *, after: tuple[str, str] = ("", ""), limit: int = 1000) -> list[Control]:
        """Return up to `limit` controls above `after`, in the order of seeker and posting."""
        columns = CONTROLS.c
        query = select(CONTROLS).where(_pair() > tuple_(*after))
        return self._read(query.order_by(columns.seeker_id, columns.posting_id).limit(limit))

    def delete(self, seeker_id: str, posting_id: str) -> bool:
        """Take a control back, and tell whether there was one."""
        statement = delete(CONTROLS).where(_pair() == tuple_(seeker_id, posting_id))
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount > 0

    def _read(self, query: Select[*tuple[Any, ...]]) -> list[Control]:
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Control.model_validate(dict(row)) for row in rows]


def _pair() -> ColumnElement[Any]:
    return tuple_(CONTROLS.c.seeker_id, CONTROLS.c.posting_id)

"""Walk-up codes in the database, with what was said encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select

from recommender.adapters.sql.access import Access, chunks, upsert
from recommender.adapters.sql.cipher import Cipher
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import WALK_UPS
from recommender.domain.account import WalkUpCode


class SqlWalkUps:
    """A `WalkUps` over one table."""

    def __init__(self, access: Access, cipher: Cipher) -> None:
        self._access, self._cipher = access, cipher

    def add(self, code: WalkUpCode) -> None:
        """Add a code; raise `Conflict` when it is taken."""
        with told(), self._access.writing() as write:
            write.connection.execute(insert(WALK_UPS), [self._row(code)])

    def put(self, code: WalkUpCode) -> None:
        """Put a code in place of the one with its id."""
        with told(), self._access.writing() as write:
            upsert(write.connection, WALK_UPS, [self._row(code)])

    def get(self, code_id: str) -> WalkUpCode | None:
        """Return a code, ended or not, or ``None``."""
        return next(iter(self._read(WALK_UPS.c.id == code_id)), None)

    def of_counselor(self, counselor_id: str) -> list[WalkUpCode]:
        """Return the codes that a counselor made, the newest first."""
        return self._read(WALK_UPS.c.counselor_id == counselor_id)

    def of_seeker(self, seeker_id: str) -> list[WalkUpCode]:
        """Return the codes that became a seeker."""
        return self._read(WALK_UPS.c.seeker_id == seeker_id)

    def delete_many(self, ids: Sequence[str]) -> int:
        """Delete codes with their sessions and words; return how many there were."""
        with told(), self._access.writing() as write:
            return sum(
                write.connection.execute(delete(WALK_UPS).where(WALK_UPS.c.id.in_(chunk))).rowcount
                for chunk in chunks(sorted(set(ids)))
            )

    def drop_ended(self, now: datetime) -> int:
        """Delete the codes that have ended; return how many."""
        with told(), self._access.writing() as write:
            statement = delete(WALK_UPS).where(WALK_UPS.c.ends_at <= now)
            return write.connection.execute(statement).rowcount

    def _read(self, condition: ColumnElement[bool]) -> list[WalkUpCode]:
        query = select(WALK_UPS).where(condition)
        if self._access.locks:
            query = query.with_for_update()
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).all()
        codes = [self._cipher.open(row.token, WalkUpCode, id=row.id) for row in rows]
        return sorted(codes, key=lambda code: (code.made_at, code.id), reverse=True)

    def _row(self, code: WalkUpCode) -> dict[str, Any]:
        found_by = code.model_dump(include={"id", "counselor_id", "seeker_id", "ends_at"})
        return {**found_by, "token": self._cipher.seal(code)}

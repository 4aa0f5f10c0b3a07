"""Protected facts in the database, encrypted before they leave the process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Table, bindparam, delete, select, update

from recommender.adapters.sql.access import Access, Write, chunks, upsert
from recommender.adapters.sql.cipher import Cipher
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import ACCOUNTS, CASE_LOGS, SENSITIVE_FACTS, WALK_UPS
from recommender.domain.sensitive import SensitiveFacts

SEALED: Final[tuple[Table, ...]] = (
    SENSITIVE_FACTS,
    *CASE_LOGS.values(),
    ACCOUNTS,
    WALK_UPS,
)


class SqlVault:
    """A `SensitiveVault` over one table."""

    def __init__(self, access: Access, cipher: Cipher) -> None:
        self._access = access
        self._cipher = cipher

    def put_many(self, facts: Sequence[SensitiveFacts]) -> None:
        """Store or replace the facts of these seekers."""
        latest = {one.seeker_id: one for one in facts}
        rows = [{"seeker_id": i, "token": self._cipher.seal(one)} for i, one in latest.items()]
        with told(), self._access.writing() as write:
            upsert(write.connection, SENSITIVE_FACTS, rows)

    def get(self, seeker_id: str) -> SensitiveFacts | None:
        """Return one person's facts, or ``None``."""
        column = SENSITIVE_FACTS.c
        query = select(column.token).where(column.seeker_id == seeker_id)
        if self._access.locks:
            query = query.with_for_update()
        with told(), self._access.reading() as connection:
            token = connection.execute(query).scalar_one_or_none()
        if token is None:
            return None
        return self._cipher.open(token, SensitiveFacts, seeker_id=seeker_id)

    def delete(self, seeker_id: str) -> None:
        """Forget one person's facts."""
        statement = delete(SENSITIVE_FACTS).where(SENSITIVE_FACTS.c.seeker_id == seeker_id)
        with told(), self._access.writing() as write:
            write.connection.execute(statement)

    def reseal(self) -> int:
        """Encrypt everything anew with the first key, so that the others can be dropped.

        Returns
        -------
        How many records were encrypted anew, those of cases among them.
        """
        with told(), self._access.writing() as write:
            return sum(self._renew(write, table) for table in SEALED)

    def _renew(self, write: Write, table: Table) -> int:
        (key,) = table.primary_key
        query = select(key.label("key_"), table.c.token).order_by(key).with_for_update()
        rows = write.connection.execute(query).all()
        renewed = [{"key_": row.key_, "token_": self._cipher.renew(row.token)} for row in rows]
        statement = update(table).where(key == bindparam("key_"))
        statement = statement.values(token=bindparam("token_"))
        for chunk in chunks(renewed):
            write.connection.execute(statement, list(chunk))
        return len(rows)

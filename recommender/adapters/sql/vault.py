"""Protected facts in the database, encrypted before they leave the process."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import delete, select

from recommender.adapters.sql.access import Access, Write, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import SENSITIVE_FACTS
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import SettingsInvalid


class Cipher:
    """Encryption of facts: the first key encrypts, every key decrypts.

    Parameters
    ----------
    keys
        Fernet keys (32 bytes in URL-safe base64), the newest first. Without any, facts
        can neither be stored nor read.

    Raises
    ------
    SettingsInvalid
        A key is not a Fernet key.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None
        except ValueError as error:
            raise SettingsInvalid(detail="a vault key is not a Fernet key") from error

    def seal(self, facts: SensitiveFacts) -> bytes:
        """Return the token of these facts."""
        return self._keys.encrypt(facts.to_json())

    def open(self, seeker_id: str, token: bytes) -> SensitiveFacts:
        """Return one person's facts.

        Raises
        ------
        SettingsInvalid
            No key fits, or the token was made for somebody else.
        """
        try:
            facts = SensitiveFacts.from_json(self._keys.decrypt(token))
        except InvalidToken as error:
            raise SettingsInvalid(detail="none of the vault keys opens this record") from error
        if facts.seeker_id != seeker_id:
            raise SettingsInvalid(detail="a vault record stands under another person's id")
        return facts

    @property
    def _keys(self) -> MultiFernet:
        if self._fernet is None:
            raise SettingsInvalid(detail="there is no vault key")
        return self._fernet


class SqlVault:
    """A `SensitiveVault` over one table."""

    def __init__(self, access: Access, cipher: Cipher) -> None:
        self._access = access
        self._cipher = cipher

    def put_many(self, facts: Sequence[SensitiveFacts]) -> None:
        """Store or replace the facts of these seekers."""
        with told(), self._access.writing() as write:
            self._store(write, facts)

    def get(self, seeker_id: str) -> SensitiveFacts | None:
        """Return one person's facts, or ``None``."""
        column = SENSITIVE_FACTS.c
        query = select(column.token).where(column.seeker_id == seeker_id)
        if self._access.locks:
            query = query.with_for_update()
        with told(), self._access.reading() as connection:
            token = connection.execute(query).scalar_one_or_none()
        return self._cipher.open(seeker_id, token) if token is not None else None

    def delete(self, seeker_id: str) -> None:
        """Forget one person's facts."""
        statement = delete(SENSITIVE_FACTS).where(SENSITIVE_FACTS.c.seeker_id == seeker_id)
        with told(), self._access.writing() as write:
            write.connection.execute(statement)

    def reseal(self) -> int:
        """Encrypt everything anew with the first key, so that the others can be dropped.

        Returns
        -------
        How many records were encrypted anew.
        """
        column = SENSITIVE_FACTS.c
        with told(), self._access.writing() as write:
            query = select(column.seeker_id, column.token).order_by(column.seeker_id)
            rows = write.connection.execute(query.with_for_update()).all()
            facts = [self._cipher.open(row.seeker_id, row.token) for row in rows]
            self._store(write, facts)
        return len(rows)

    def _store(self, write: Write, facts: Sequence[SensitiveFacts]) -> None:
        latest = {one.seeker_id: one for one in facts}
        rows = [{"seeker_id": i, "token": self._cipher.seal(one)} for i, one in latest.items()]
        upsert(write.connection, SENSITIVE_FACTS, rows)

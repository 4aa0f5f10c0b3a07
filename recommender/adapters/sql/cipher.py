"""Encryption of records before they leave the process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from recommender.domain.base import Record
from recommender.errors import SettingsInvalid

R = TypeVar("R", bound=Record)


class Cipher:
    """Encryption of records: the first key encrypts, every key decrypts.

    Parameters
    ----------
    keys
        Fernet keys (32 bytes in URL-safe base64), the newest first. Without any, nothing
        can be stored or read.

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

    def seal(self, record: Record) -> bytes:
        """Return the token of a record."""
        return self._keys.encrypt(record.to_json())

    def open(self, token: bytes, kind: type[R], **names: str) -> R:
        """Return a record.

        Parameters
        ----------
        token
            What `seal` gave.
        kind
            What the record is.
        **names
            Values that it must hold: those it stands under.

        Raises
        ------
        SettingsInvalid
            No key fits, or the token was made to stand elsewhere.
        """
        try:
            record = kind.from_json(self._keys.decrypt(token))
        except InvalidToken as error:
            raise SettingsInvalid(detail="none of the vault keys opens this record") from error
        if any(getattr(record, name) != value for name, value in names.items()):
            raise SettingsInvalid(detail="a vault record stands under another person's id")
        return record

    def renew(self, token: bytes) -> bytes:
        """Return the same record encrypted with the first key.

        Raises
        ------
        SettingsInvalid
            No key fits.
        """
        try:
            return self._keys.rotate(token)
        except InvalidToken as error:
            raise SettingsInvalid(detail="none of the vault keys opens this record") from error

    @property
    def _keys(self) -> MultiFernet:
        if self._fernet is None:
            raise SettingsInvalid(detail="there is no vault key")
        return self._fernet

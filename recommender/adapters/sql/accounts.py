"""Accounts in the database, encrypted but for what they are found by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select

from recommender.adapters.sql.access import Access, upsert
from recommender.adapters.sql.cipher import Cipher
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import ACCOUNTS, PASSWORDS
from recommender.domain.account import Account
from recommender.errors import NotFound


class SqlAccounts:
    """An `Accounts` over one table, and one of passwords."""

    def __init__(self, access: Access, cipher: Cipher) -> None:
        self._access, self._cipher = access, cipher

    def add(self, account: Account) -> None:
        """Add an account; raise `Conflict` when its id, login or subject is taken."""
        with told(), self._access.writing() as write:
            write.connection.execute(insert(ACCOUNTS), [self._row(account)])

    def put(self, account: Account) -> None:
        """Put an account in place of the one with its id."""
        with told(), self._access.writing() as write:
            upsert(write.connection, ACCOUNTS, [self._row(account)])

    def get(self, account_id: str) -> Account:
        """Return one account; raise `NotFound` when there is none."""
        found = self._read(ACCOUNTS.c.id == account_id)
        if not found:
            raise NotFound(kind="account", id=account_id)
        return found[0]

    def by_login(self, login: str) -> Account | None:
        """Return the account of a login, or ``None``."""
        return next(iter(self._read(ACCOUNTS.c.login == login)), None)

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of somebody at the provider of sign-ins, or ``None``."""
        return next(iter(self._read(ACCOUNTS.c.subject == subject)), None)

    def of_seeker(self, seeker_id: str) -> list[Account]:
        """Return the accounts of a seeker."""
        return self._read(ACCOUNTS.c.seeker_id == seeker_id)

    def page(self, *, after_id: str = "", limit: int = 1000) -> list[Account]:
        """Return up to `limit` accounts with ids above `after_id`, in id order."""
        return self._read(ACCOUNTS.c.id > after_id, limit)

    def password_hash(self, account_id: str) -> str | None:
        """Return the hash of an account's password, ``None`` when it has none."""
        query = select(PASSWORDS.c.password_hash).where(PASSWORDS.c.account_id == account_id)
        with told(), self._access.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def set_password_hash(self, account_id: str, password_hash: str) -> None:
        """Give an account a password, in place of the one before."""
        row = {"account_id": account_id, "password_hash": password_hash}
        with told(), self._access.writing() as write:
            upsert(write.connection, PASSWORDS, [row])

    def delete(self, account_id: str) -> bool:
        """Delete an account with all that hangs on it, and tell whether there was one."""
        statement = delete(ACCOUNTS).where(ACCOUNTS.c.id == account_id)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount > 0

    def _read(self, condition: ColumnElement[bool], limit: int = 1000) -> list[Account]:
        query = select(ACCOUNTS).where(condition).order_by(ACCOUNTS.c.id).limit(limit)
        if self._access.locks:
            query = query.with_for_update()
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).all()
        return [self._cipher.open(row.token, Account, id=row.id) for row in rows]

    def _row(self, account: Account) -> dict[str, Any]:
        found_by = account.model_dump(include={"id", "login", "subject", "seeker_id"})
        return {**found_by, "token": self._cipher.seal(account)}

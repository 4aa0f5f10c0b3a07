"""Sessions, and the history of signing in, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select, update

from recommender.adapters.sql.access import Access, chunks, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import SESSIONS, SIGN_INS
from recommender.domain.account import Session, SignInEntry

Query = Select[*tuple[Any, ...]]


class SqlSessions:
    """A `Sessions` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, session: Session) -> None:
        """Add a session."""
        with told(), self._access.writing() as write:
            write.connection.execute(insert(SESSIONS), [session.model_dump()])

    def get(self, session_id: str) -> Session | None:
        """Return a session, ended or not, or ``None``."""
        return next(iter(self._read(select(SESSIONS).where(SESSIONS.c.id == session_id))), None)

    def touch(self, session_id: str, seen_at: datetime) -> None:
        """Keep when a session was last used."""
        statement = update(SESSIONS).where(SESSIONS.c.id == session_id).values(seen_at=seen_at)
        with told(), self._access.writing() as write:
            write.connection.execute(statement)

    def of_account(self, account_id: str) -> list[Session]:
        """Return the sessions of an account, the one used last first."""
        return self._read(_last_used().where(SESSIONS.c.account_id == account_id))

    def of_walk_up(self, walk_up_id: str) -> list[Session]:
        """Return the sessions of a walk-up code, the one used last first."""
        return self._read(_last_used().where(SESSIONS.c.walk_up_id == walk_up_id))

    def delete_many(self, ids: Sequence[str]) -> int:
        """End sessions; return how many there were."""
        with told(), self._access.writing() as write:
            return sum(
                write.connection.execute(delete(SESSIONS).where(SESSIONS.c.id.in_(chunk))).rowcount
                for chunk in chunks(sorted(set(ids)))
            )

    def drop_ended(self, now: datetime) -> int:
        """Delete the sessions that have ended; return how many."""
        with told(), self._access.writing() as write:
            statement = delete(SESSIONS).where(SESSIONS.c.ends_at <= now)
            return write.connection.execute(statement).rowcount

    def _read(self, query: Query) -> list[Session]:
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Session.model_validate(dict(row)) for row in rows]


class SqlSignIns:
    """A `SignIns` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, entry: SignInEntry) -> None:
        """Add an entry, or put it in place of the one with its id."""
        with told(), self._access.writing() as write:
            upsert(write.connection, SIGN_INS, [entry.model_dump()])

    def of_login(self, login_key: str, since: datetime) -> list[SignInEntry]:
        """Return the attempts with a login since a moment, the newest first."""
        columns = SIGN_INS.c
        return self._read(_newest().where(columns.login_key == login_key, columns.at >= since))

    def of_account(self, account_id: str, limit: int = 100) -> list[SignInEntry]:
        """Return the last attempts to sign in to an account, the newest first."""
        return self._read(_newest().where(SIGN_INS.c.account_id == account_id).limit(limit))

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        with told(), self._access.writing() as write:
            return write.connection.execute(delete(SIGN_INS).where(SIGN_INS.c.at < moment)).rowcount

    def _read(self, query: Query) -> list[SignInEntry]:
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [SignInEntry.model_validate(dict(row)) for row in rows]


def _last_used() -> Query:
    return select(SESSIONS).order_by(SESSIONS.c.seen_at.desc(), SESSIONS.c.id.desc())


def _newest() -> Query:
    return select(SIGN_INS).order_by(SIGN_INS.c.at.desc(), SIGN_INS.c.id.desc())

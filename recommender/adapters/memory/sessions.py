"""Sessions, and the history of signing in, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from recommender.adapters.memory.state import Access
from recommender.domain.account import Session, SignInEntry
from recommender.errors import Conflict


class MemorySessions:
    """A `Sessions` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, session: Session) -> None:
        """Add a session."""
        with self._access.write() as draft:
            owned = session.account_id is None or session.account_id in draft.accounts
            opened = session.walk_up_id is None or session.walk_up_id in draft.walk_ups
            if session.id in draft.sessions or not owned or not opened:
                raise Conflict(id=session.id)
            draft.sessions[session.id] = session

    def get(self, session_id: str) -> Session | None:
        """Return a session, ended or not, or ``None``."""
        return self._access.read().sessions.get(session_id)

    def touch(self, session_id: str, seen_at: datetime) -> None:
        """Keep when a session was last used."""
        with self._access.write() as draft:
            if session := draft.sessions.get(session_id):
                draft.sessions[session_id] = session.model_copy(update={"seen_at": seen_at})

    def of_account(self, account_id: str) -> list[Session]:
        """Return the sessions of an account, the one used last first."""
        return _used(s for s in self._all() if s.account_id == account_id)

    def of_walk_up(self, walk_up_id: str) -> list[Session]:
        """Return the sessions of a walk-up code, the one used last first."""
        return _used(s for s in self._all() if s.walk_up_id == walk_up_id)

    def delete_many(self, ids: Sequence[str]) -> int:
        """End sessions; return how many there were."""
        with self._access.write() as draft:
            gone = set(ids) & draft.sessions.keys()
            for session_id in gone:
                del draft.sessions[session_id]
        return len(gone)

    def drop_ended(self, now: datetime) -> int:
        """Delete the sessions that have ended; return how many."""
        return self.delete_many([s.id for s in self._all() if s.ends_at <= now])

    def _all(self) -> Iterable[Session]:
        return self._access.read().sessions.values()


class MemorySignIns:
    """A `SignIns` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, entry: SignInEntry) -> None:
        """Add an entry, or put it in place of the one with its id."""
        with self._access.write() as draft:
            draft.sign_ins[entry.id] = entry

    def of_login(self, login_key: str, since: datetime) -> list[SignInEntry]:
        """Return the attempts with a login since a moment, the newest first."""
        return _newest(e for e in self._all() if e.login_key == login_key and e.at >= since)

    def of_account(self, account_id: str, limit: int = 100) -> list[SignInEntry]:
        """Return the last attempts to sign in to an account, the newest first."""
        return _newest(e for e in self._all() if e.account_id == account_id)[:limit]

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        with self._access.write() as draft:
            gone = [e.id for e in draft.sign_ins.values() if e.at < moment]
            for entry_id in gone:
                del draft.sign_ins[entry_id]
        return len(gone)

    def _all(self) -> Iterable[SignInEntry]:
        return self._access.read().sign_ins.values()


def _used(sessions: Iterable[Session]) -> list[Session]:
    return sorted(sessions, key=lambda s: (s.seen_at, s.id), reverse=True)


def _newest(entries: Iterable[SignInEntry]) -> list[SignInEntry]:
    return sorted(entries, key=lambda e: (e.at, e.id), reverse=True)

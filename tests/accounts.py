"""Accounts for tests, and signing in with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from recommender.adapters.clock import FixedClock
from recommender.adapters.passwords import Argon2Passwords
from recommender.bootstrap import System
from recommender.domain.account import Account, Role
from recommender.services.create_account import NewAccount, create_account
from recommender.services.open_session import open_session

PASSWORD = "correct horse battery"
COOKIE = "zhiqiao-session"
# The least that argon2 does: what is tested is not how slow it is.
QUICK = Argon2Passwords(time_cost=1, memory_kib=8)


class MovingClock(FixedClock):
    """A clock that a test moves; it also goes on by a millisecond each time it is asked."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        self._moment += timedelta(milliseconds=1)
        return self._moment

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._moment += by


@dataclass(frozen=True)
class SignedIn:
    """A client with somebody's cookie, and what its forms have to send along."""

    client: TestClient
    account: Account
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        """What changes by JSON need."""
        return {"X-CSRF-Token": self.csrf}

    def post(self, url: str, data: dict[str, Any] | None = None) -> Any:
        """Send a form as a page of ours does."""
        return self.client.post(url, data={**(data or {}), "csrf": self.csrf})


def made_account(system: System, role: Role, **more: Any) -> Account:
    """Create an account of a role, with `PASSWORD`; a seeker's is that of ``s-city-1``."""
    system.passwords = QUICK
    number = len(system.store.accounts.page())
    given: dict[str, Any] = {"login": f"{role}-{number}", "name": f"样例{role}{number}"}
    if role == "seeker":
        given["seeker_id"] = "s-city-1"
    new = NewAccount(**{**given, "roles": (role,), **more})
    return create_account(system.accounts, new, PASSWORD)


@contextmanager
def signed_in(
    client: TestClient, system: System, role: Role, account: Account | None = None, **more: Any
) -> Iterator[SignedIn]:
    """Sign an account in until the block ends, a new one unless it is given."""
    account = account or made_account(system, role, **more)
    with system.store.transaction() as tx:
        opened = open_session(system.accounts, tx, account, "test")
    client.cookies.set(COOKIE, opened.secret)
    try:
        yield SignedIn(client, account, opened.session.csrf)
    finally:
        client.cookies.clear()

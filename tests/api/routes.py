"""All routes of the service, and callers of every kind to try them with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.account import ROLES, Account, WalkUpCode
from recommender.services.open_session import Opened, open_session
from recommender.services.walk_up import make_code
from tests.accounts import COOKIE, made_account

TOKEN = "a token for programs"
SAFE = ("GET", "HEAD", "OPTIONS")


def routes_of(routes: list[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield method and path of each route, those of routers that were included among them."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes_of(inner.routes, prefix + route.include_context.prefix)
            continue
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            yield method, prefix + route.path


def filled(path: str) -> str:
    """Return an address of a route with an id that nobody has."""
    return re.sub(r"\{[^}]*\}", "nobody-has-this", path)


def is_let_in(answer: Any) -> bool:
    """Whether an answer is one to somebody who may."""
    to_sign_in = answer.status_code == 303 and "/sign-in" in answer.headers["location"]
    return answer.status_code not in (401, 403) and not to_sign_in


@dataclass
class Callers:
    """Somebody of each party, who signs in again when what was tried signed them out."""

    client: TestClient
    system: System
    owners: dict[str, Account | WalkUpCode] = field(default_factory=dict)
    opened: dict[str, Opened] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in ROLES:
            self.owners[role] = made_account(self.system, role)

    def send(self, party: str, method: str, url: str, *, csrf: bool = True, **more: Any) -> Any:
        """Send a request as somebody; `more` goes to the client."""
        headers = dict(more.pop("headers", {}))
        self.client.cookies.clear()
        if party == "program":
            headers["Authorization"] = f"Bearer {TOKEN}"
        elif party != "nobody":
            opened = self._open(party)
            self.client.cookies.set(COOKIE, opened.secret)
            if csrf:
                headers["X-CSRF-Token"] = opened.session.csrf
        return self.client.request(method, url, headers=headers, **more)

    def _open(self, party: str) -> Opened:
        held = self.opened.get(party)
        if held is None or self.system.store.sessions.get(held.session.id) is None:
            owner = self._code() if party == "walk_up" else self.owners[party]
            with self.system.store.transaction() as tx:
                held = open_session(self.system.accounts, tx, owner, "test")
            self.opened[party] = held
        return held

    def _code(self) -> WalkUpCode:
        counselor = self.owners["counselor"]
        assert isinstance(counselor, Account)
        return make_code(self.system.accounts, counselor).kept

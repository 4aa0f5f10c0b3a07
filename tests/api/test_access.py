"""Every route and every kind of caller: who is let in is what the table says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.routing import Route

from api.http.app import create_app
from recommender.bootstrap import System
from tests.api.access_table import ACCESS, EVERYBODY, PARTIES
from tests.api.routes import SAFE, TOKEN, Callers, filled, is_let_in, routes_of
from tests.city import served

pytestmark = pytest.mark.api


@pytest.fixture
def callers(own_system: System) -> Iterator[Callers]:
    settings = own_system.settings.model_copy(update={"api_token": SecretStr(TOKEN)})
    own_system.settings = settings
    with served(own_system) as client:
        yield Callers(client, own_system)


def missing_from_table(app: Any) -> set[str]:
    """Return the routes without a line; a page stands for itself in both languages."""
    found = {f"{method} {path}" for method, path in routes_of(app.routes)}
    return {line for line in found if _plain(line) not in ACCESS}


def _plain(line: str) -> str:
    method, path = line.split(" ")
    return f"{method} {path.removeprefix('/en') or '/'}"


def test_every_route_has_a_line_and_every_line_a_route() -> None:
    app = create_app()
    found = {_plain(f"{method} {path}") for method, path in routes_of(app.routes)}
    assert missing_from_table(app) == set()
    assert set(ACCESS) - found == set()


def test_a_route_without_a_line_is_seen() -> None:
    app = create_app()
    app.routes.append(Route("/v1/everything", lambda request: None, methods=["GET"]))
    assert missing_from_table(app) == {"GET /v1/everything"}


def test_every_page_stands_in_both_languages() -> None:
    paths = {path for _, path in routes_of(create_app().routes)}
    english = {path.removeprefix("/en") or "/" for path in paths if path.startswith("/en")}
    assert {path for path in english if path not in paths} == set()
    assert {p for p in ("/sign-in", "/account", "/walk-up") if p not in english} == set()


@pytest.mark.parametrize("party", PARTIES)
def test_who_is_let_in_is_what_the_table_says(callers: Callers, party: str) -> None:
    wrong = []
    for line, parties in ACCESS.items():
        method, path = line.split(" ")
        answer = callers.send(party, method, filled(path), data={} if method == "POST" else None)
        if is_let_in(answer) != (party in parties):
            wrong.append((line, answer.status_code))
        elif not is_let_in(answer) and path.startswith("/v1"):
            assert answer.json()["error"] == "forbidden"
    assert wrong == []


def test_a_change_by_cookie_needs_the_token_of_its_session(callers: Callers) -> None:
    for line, parties in ACCESS.items():
        method, path = line.split(" ")
        if method in SAFE or parties == EVERYBODY:
            continue
        party = next(p for p in PARTIES if p in parties)
        without = callers.send(party, method, filled(path), csrf=False)
        assert without.status_code == 403, line
        wrong = {"X-CSRF-Token": "another"}
        other = callers.send(party, method, filled(path), csrf=False, headers=wrong)
        assert other.status_code == 403, line


def test_a_stale_cookie_is_nobody(callers: Callers) -> None:
    callers.send("counselor", "GET", "/account")
    callers.system.store.sessions.delete_many([callers.opened["counselor"].session.id])
    callers.client.cookies.set("zhiqiao-session", callers.opened["counselor"].secret)
    answer = callers.client.get("/v1/notifications")
    assert answer.status_code == 403
    page = callers.client.get("/account/sessions?x=1")
    assert page.headers["location"] == "/sign-in?next=%2Faccount%2Fsessions%3Fx%3D1"


def test_a_fragment_leads_the_whole_page_to_signing_in(callers: Callers) -> None:
    answer = callers.client.get("/en/account", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/en/sign-in?next=%2Fen%2Faccount"


def test_a_wrong_role_is_told_what_to_do(callers: Callers) -> None:
    page = callers.send("steward", "GET", "/counselor/walk-ups")
    assert page.status_code == 403
    assert "请换一个账号" in page.text

"""Pages for signing in, of one's account, and of walk-up codes, in both languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.http.sweeper import Sweeper
from api.web.signing_in import local_path
from recommender.bootstrap import System
from recommender.domain.account import Account
from recommender.services.walk_up import LIFE, make_code
from tests.accounts import COOKIE, PASSWORD, MovingClock, made_account, signed_in
from tests.city import NOON, SENTENCE
from tests.web.page import Element, Page
from tests.web.pages import Pages

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])
OTHER = "another long sentence"


def form_to(page: Page, path: str) -> Element:
    """Return the first form that sends to a path."""
    return next(f for f in page.every("form") if f.attributes["action"].endswith(path))


def sent(client: TestClient, page: Page, path: str, **changed: str) -> Any:
    """Send a form of a page as it stands, with some fields changed; return the answer."""
    form = form_to(page, path)
    return client.post(form.attributes["action"], data={**page.form_data(form), **changed})


def signed(client: TestClient, account: Account, base: str = "") -> Any:
    """Sign in on the page; return the answer."""
    page = Pages(client).get(f"{base}/sign-in")
    return sent(client, page, "/sign-in", login=account.login, password=PASSWORD)


@both
def test_signing_in_leads_to_what_was_asked_for(
    own_client: TestClient, own_system: System, base: str
) -> None:
    account = made_account(own_system, "counselor")
    away = own_client.get(f"{base}/account/sessions").headers["location"]
    page = Pages(own_client).get(away)
    back = sent(own_client, page, "/sign-in", login=account.login, password=PASSWORD)
    assert (back.status_code, back.headers["location"]) == (303, f"{base}/account/sessions")
    cookie = back.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {p.strip() for p in cookie.split(";")}
    shown = Pages(own_client).get(f"{base}/account")
    assert account.name in [dd.text for dd in shown.every("dd")]


@both
def test_a_wrong_password_is_told_at_the_top(
    own_client: TestClient, own_system: System, base: str
) -> None:
    account = made_account(own_system, "steward")
    pages = Pages(own_client)
    form = {"login": account.login, "password": "hunter seven"}
    for _ in range(5):
        page = pages.post(f"{base}/sign-in", form, 422)
    assert page.by_id("login").attributes["value"] == account.login
    assert "hunter seven" not in page.html
    locked = pages.post(f"{base}/sign-in", {**form, "password": PASSWORD}, 422)
    told = [e.text for e in locked.all if e.attributes.get("role") == "alert"]
    assert ("1 分钟" if not base else "1 minutes") in told[0]
    nobody = pages.post(f"{base}/sign-in", {"login": "nobody", "password": "x"}, 422)
    assert ("密码不对" if not base else "is wrong") in nobody.html


def test_a_session_is_never_one_that_was_there_before(
    own_client: TestClient, own_system: System
) -> None:
    account = made_account(own_system, "steward")
    own_client.cookies.set(COOKIE, "put there by another", domain="localhost.local", path="/")
    signed(own_client, account)
    first = own_client.cookies[COOKIE]
    assert first != "put there by another"
    signed(own_client, account)
    assert own_client.cookies[COOKIE] != first
    assert len(own_system.store.sessions.of_account(account.id)) == 1


def test_a_form_of_another_site_signs_nobody_in(own_client: TestClient, own_system: System) -> None:
    account = made_account(own_system, "steward")
    form = {"login": account.login, "password": PASSWORD}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example.cn"}):
        for path in ("/sign-in", "/walk-up"):
            assert own_client.post(path, data=form, headers=headers).status_code == 403
    assert own_client.post("/sign-in", data=form, headers={"Origin": "http://localhost"})


def test_behind_https_the_cookie_is_bound_to_the_host(
    own_client: TestClient, own_system: System
) -> None:
    own_system.settings = own_system.settings.model_copy(
        update={"public_url": "https://jobs.example.cn"}
    )
    account = made_account(own_system, "steward")
    form = {"login": account.login, "password": PASSWORD}
    cookie = own_client.post("/sign-in", data=form).headers["set-cookie"]
    assert cookie.startswith("__Host-zhiqiao-session=")
    assert "Secure" in cookie


@both
def test_signing_out_ends_the_session(
    own_client: TestClient, own_system: System, base: str
) -> None:
    account = made_account(own_system, "organizer")
    signed(own_client, account, base)
    secret = own_client.cookies[COOKIE]
    page = Pages(own_client).get(f"{base}/account")
    out = sent(own_client, page, "/sign-out")
    assert (out.status_code, out.headers["location"]) == (303, f"{base}/")
    own_client.cookies.clear()
    own_client.cookies.set(COOKIE, secret)
    assert own_client.get(f"{base}/account").status_code == 303


@both
def test_the_password_is_changed_on_its_page(
    own_client: TestClient, own_system: System, base: str
) -> None:
    account = made_account(own_system, "steward")
    signed(own_client, account, base)
    pages = Pages(own_client)
    page = pages.get(f"{base}/account/password")
    form = form_to(page, "/account/password")
    for changed, field in (
        ({"old": "wrong", "new": OTHER, "again": OTHER}, "old"),
        ({"old": PASSWORD, "new": "short", "again": "short"}, "new"),
        ({"old": PASSWORD, "new": OTHER, "again": PASSWORD}, "again"),
    ):
        refused = pages.post(form.attributes["action"], {**page.form_data(form), **changed}, 422)
        assert refused.by_id(field).attributes["aria-invalid"] == "true"
    done = sent(own_client, page, "/account/password", old=PASSWORD, new=OTHER, again=OTHER)
    pages.get(done.headers["location"])
    own_client.cookies.clear()
    assert own_client.post("/sign-in", data={"login": account.login, "password": OTHER})
    assert COOKIE in own_client.cookies


def test_language_and_print_are_kept_with_the_account(
    own_client: TestClient, own_system: System
) -> None:
    account = made_account(own_system, "steward")
    signed(own_client, account)
    page = Pages(own_client).get("/account")
    assert "large" not in page.one("html").attributes.get("class", "")
    saved = sent(own_client, page, "/account/view", language="en", large_print="true")
    assert saved.headers["location"] == "/en/account?done=saved"
    shown = Pages(own_client).get(saved.headers["location"])
    assert "large" in shown.one("html").attributes["class"]
    own_client.cookies.clear()
    assert signed(own_client, account).headers["location"].startswith("/en/")


@both
def test_history_and_sessions_are_shown_and_ended(
    own_client: TestClient, own_system: System, base: str
) -> None:
    account = made_account(own_system, "steward")
    own_client.post("/sign-in", data={"login": account.login, "password": "wrong"})
    with signed_in(own_client, own_system, "steward", account=account):
        pass
    signed(own_client, account, base)
    pages = Pages(own_client)
    history = pages.get(f"{base}/account/sign-ins")
    assert len(history.every("tr")) == 3
    page = pages.get(f"{base}/account/sessions")
    assert len(page.every("article")) == 2
    ended = sent(own_client, page, "/account/sessions/end")
    left = pages.get(ended.headers["location"])
    assert len(left.every("article")) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example.cn",
        "/\\evil.example.cn",
        "https://evil.example.cn/",
        "javascript:alert(1)",
        "/a\\b",
        "/a\nb",
        "account",
        "",
        "/" + "a" * 600,
    ],
)
def test_nobody_is_sent_elsewhere(asked: str) -> None:
    assert local_path(asked) == ""
    assert local_path("/account?x=1") == "/account?x=1"


@both
def test_a_code_opens_a_plan_on_any_phone_until_it_ends(
    own_client: TestClient, own_system: System, base: str
) -> None:
    pages = Pages(own_client)
    with signed_in(own_client, own_system, "counselor") as me:
        page = pages.get(f"{base}/counselor/walk-ups")
        paper = pages.send(page, form_to(page, "/counselor/walk-ups"), text=SENTENCE)
        code = next(p.text for p in paper.every("p") if p.attributes.get("class") == "pay")
        assert len(code) == 9
        assert code not in pages.get(f"{base}/counselor/walk-ups").html
        account = me.account
    pages.post(f"{base}/walk-up", {"code": "2222 2222"}, 422)
    door = pages.get(f"{base}/walk-up")
    opened = sent(own_client, door, "/walk-up", code=code.lower().replace(" ", "-"))
    plan = pages.get(opened.headers["location"])
    assert any("打包" in h.text for h in plan.every("h3"))
    assert plan.one("blockquote").text == SENTENCE
    changed = sent(own_client, plan, "/walk-up/plan", text="会计，想在沙市区找双休的工作")
    again = pages.get(changed.headers["location"])
    assert "会计" in again.one("blockquote").text
    ended = sent(own_client, again, "/walk-up/end")
    assert ended.status_code == 303
    assert own_client.get(f"{base}/walk-up/plan").status_code == 303
    pages.post(f"{base}/walk-up", {"code": code}, 422)
    assert own_system.store.walk_ups.of_counselor(account.id) == []


def test_who_consents_is_kept_and_who_does_not_is_not(
    own_client: TestClient, own_system: System
) -> None:
    counselor = made_account(own_system, "counselor")
    before = set(own_system.store.seekers.ids())
    for consents in (False, True):
        code = make_code(own_system.accounts, counselor, SENTENCE).code
        own_client.cookies.clear()
        own_client.post("/walk-up", data={"code": code})
        page = Pages(own_client).get("/walk-up/plan")
        if consents:
            sent(own_client, page, "/walk-up/keep")
            page = Pages(own_client).get("/walk-up/plan")
            assert "/walk-up/keep" not in page.html
        sent(own_client, page, "/walk-up/end")
    (new,) = set(own_system.store.seekers.ids()) - before
    person = own_system.store.seekers.get(new)
    assert (person.source, person.consents_to_introduction) == ("walk_up", None)
    entry = own_system.store.caseloads.get_many([new])[new]
    assert entry.counselor == counselor.name
    assert own_system.store.walk_ups.of_counselor(counselor.id) == []


def test_what_was_said_is_gone_from_the_disk_when_the_code_ends(
    own_client: TestClient, own_system: System
) -> None:
    clock = own_system.clock = MovingClock(NOON)
    counselor = made_account(own_system, "counselor")
    code = make_code(own_system.accounts, counselor, SENTENCE)
    own_client.post("/walk-up", data={"code": code.code})
    app: Any = own_client.app
    sweeper = Sweeper(app.state.door.keeper)
    assert sweeper.sweep() == 0
    clock.move(LIFE - timedelta(minutes=1))
    assert own_system.store.walk_ups.get(code.kept.id) == code.kept
    clock.move(timedelta(minutes=1))
    assert own_client.get("/walk-up/plan").status_code == 303
    assert sweeper.sweep() == 1
    assert own_system.store.sessions.of_walk_up(code.kept.id) == []
    files = list(own_system.settings.home.glob("zhiqiao.db*"))
    assert files
    token = code.kept.id.encode()
    assert not any(token in path.read_bytes() for path in files)


def test_a_second_phone_takes_the_code_over(own_client: TestClient, own_system: System) -> None:
    counselor = made_account(own_system, "counselor")
    code = make_code(own_system.accounts, counselor, SENTENCE).code
    own_client.post("/walk-up", data={"code": code})
    first = own_client.cookies[COOKIE]
    own_client.cookies.clear()
    own_client.post("/walk-up", data={"code": code})
    assert own_client.get("/walk-up/plan").status_code == 200
    own_client.cookies.clear()
    own_client.cookies.set(COOKIE, first)
    assert own_client.get("/walk-up/plan").status_code == 303


def test_the_counselor_ends_a_code(own_client: TestClient, own_system: System) -> None:
    with signed_in(own_client, own_system, "counselor") as me:
        kept = make_code(own_system.accounts, me.account, SENTENCE).kept
        page = Pages(own_client).get("/counselor/walk-ups")
        assert sent(own_client, page, "/counselor/walk-ups/end").status_code == 303
        assert own_system.store.walk_ups.get(kept.id) is None

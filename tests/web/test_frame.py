"""The frame of every page: the menu of a role, large letters, errors that help."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api.web.large_print import router as large_print
from api.web.navigation import NAVIGATION, Entry, links_for
from api.web.problem import ADVICE, HEADINGS, problem_page
from api.web.rendering import LARGE_PRINT_COOKIE
from recommender.bootstrap import System
from recommender.domain.account import ROLES
from recommender.errors import ZhiqiaoError
from tests.accounts import signed_in
from tests.city import SENTENCE
from tests.web.catalogue_words import left_untranslated
from tests.web.faults import faults_of
from tests.web.page import Element, Page
from tests.web.pages import Pages, form_named
from tests.web.test_weight import MOST_BYTES, weight

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])


def menu(page: Page) -> list[Element]:
    """The links of the menu."""
    (bar,) = [n for n in page.every("nav") if n.attributes.get("class") == "menu"]
    return [a for a in page.every("a") if bar in a.up()]


def is_large(page: Page) -> bool:
    return page.one("html").attributes.get("class") == "large"


def letters(page: Page) -> Element:
    return form_named(page, "switch-letters")


def switched(client: TestClient, page: Page) -> Page:
    """Press the switch, and follow where it leads."""
    form = letters(page)
    answer = client.post(
        form.attributes["action"], data=page.form_data(form), follow_redirects=True
    )
    assert answer.status_code == 200
    after = Page(answer.text)
    assert not (faults := faults_of(after)), faults
    return after


@both
@pytest.mark.parametrize("role", ROLES)
def test_every_entry_of_a_menu_leads_to_a_page(
    own_client: TestClient, own_system: System, role: str, base: str
) -> None:
    with signed_in(own_client, own_system, role) as me:
        for entry in NAVIGATION[role]:
            shown = Pages(me.client).get(f"{base}{entry.path}")
            assert weight(me.client, shown.html.encode()) <= MOST_BYTES
            here = [a for a in menu(shown) if a.attributes.get("aria-current") == "page"]
            assert [a.attributes["href"] for a in here] == [f"{base}{entry.path}"]
            assert {a.attributes["href"] for a in menu(shown)} >= {
                f"{base}{e.path}" for e in NAVIGATION[role]
            }


def test_every_role_has_its_line() -> None:
    assert set(NAVIGATION) == set(ROLES)


def test_the_nearest_entry_is_marked_and_each_is_there_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {
        "counselor": (Entry("a", "/staff"), Entry("b", "/staff/codes")),
        "steward": (Entry("a", "/staff"), Entry("c", "/staffing")),
    }
    monkeypatch.setattr("api.web.navigation.NAVIGATION", table)
    links = links_for(("steward", "counselor"), "/staff/codes/7")
    assert [(link.label, link.here) for link in links] == [
        ("a", False), ("b", True), ("c", False),
    ]  # fmt: skip
    assert [link.here for link in links_for(("counselor",), "/staffing")] == [False, False]
    assert links_for((), "/staff") == ()


def test_nobody_has_no_menu_but_may_sign_in(client: TestClient) -> None:
    page = Pages(client).get("/")
    assert page.every("nav") == []
    assert "/sign-in" in [a.attributes["href"] for a in page.every("a")]


@both
def test_large_letters_without_an_account_stay_in_the_browser(
    client: TestClient, base: str
) -> None:
    pages = Pages(client)
    before = pages.get(f"{base}/rules")
    assert not is_large(before)
    after = switched(client, before)
    assert is_large(after)
    assert after.one("h1").text == before.one("h1").text
    assert is_large(pages.get(f"{base}/"))
    assert client.cookies[LARGE_PRINT_COOKIE] == "1"
    again = switched(client, after)
    assert not is_large(again)
    assert LARGE_PRINT_COOKIE not in client.cookies


def test_what_was_typed_is_sent_again_and_the_choices_of_an_address_stay(
    client: TestClient,
) -> None:
    pages = Pages(client)
    answer = pages.post("/answers", {"text": SENTENCE})
    large = switched(client, answer)
    assert is_large(large)
    assert large.one("blockquote").text == SENTENCE
    client.cookies.clear()
    listed = pages.get("/rules?status=open")
    assert listed.form_data(letters(listed))["back"] == "/rules?status=open"
    other = next(a for a in listed.every("a") if a.attributes.get("class") == "switch")
    assert other.attributes["href"] == "/en/rules?status=open"
    wrong = pages.post("/answers", {"text": ""}, 422)
    assert wrong.form_data(letters(wrong))["back"] == "/"


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/x\r\nSet-Cookie: a=b", ""],
)
def test_no_form_leads_to_another_place(client: TestClient, back: str) -> None:
    data = {"large": "false", "back": back}
    sent = client.post("/en/large-print", data=data, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/en/")


def test_large_letters_of_an_account_are_kept_with_it(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "steward") as me:
        pages = Pages(me.client)
        before = pages.get("/rules")
        assert is_large(switched(me.client, before))
        assert own_system.store.accounts.get(me.account.id).large_print
        assert LARGE_PRINT_COOKIE not in me.client.cookies
        forged = me.client.post("/large-print", data={"large": "false"})
        assert forged.status_code == 403
    assert not is_large(Pages(own_client).get("/rules"))
    with signed_in(own_client, own_system, "steward", me.account) as me:
        assert is_large(Pages(me.client).get("/rules"))


def test_only_one_address_switches() -> None:
    assert [route.path for route in large_print.routes] == ["/large-print"]


@both
@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422, 429, 500, 503])
def test_an_error_says_what_happened_and_what_one_can_do(
    client: TestClient, base: str, status: int
) -> None:
    class Problem(ZhiqiaoError):
        zh, en, http_status = "因为这样。", "Because of this.", status

    request = Request(
        {
            "type": "http", "method": "GET", "path": f"{base}/x", "query_string": b"",
            "headers": [(b"host", b"x")], "app": client.app,
        }
    )  # fmt: skip
    shown = problem_page(request, Problem())
    page = Page(bytes(shown.body).decode())
    assert shown.status_code == status
    assert not (faults := faults_of(page)), faults
    language = "en" if base else "zh"
    assert not (left := left_untranslated(page, language)), left
    assert any("button" in a.attributes.get("class", "") for a in page.every("a"))
    # Our own faults are for the log, not for whoever asks.
    offered = [a.attributes["href"] for a in page.every("a") if page.one("main") in a.up()]
    assert (f"{base}/sign-in" in offered) == (status == 403)
    told = ("Because of this." if base else "因为这样。") in page.visible
    assert told == (status in (400, 403, 409, 413, 422, 429))


def test_every_error_with_a_heading_has_advice() -> None:
    assert set(HEADINGS) == set(ADVICE)

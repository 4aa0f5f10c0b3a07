"""A seeker in a browser: the plan, a choice, an introduction, what is kept, and all of it erased."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.services.open_session import open_session
from tests.accounts import COOKIE, MovingClock, made_account
from tests.browser.conftest import listening
from tests.browser.test_accessibility import NARROW, WIDE, too_small, too_wide, violations
from tests.city import NOON, SEEKERS, small_system

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def service(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[System, str]]:
    """A system of its own, in which somebody may be erased, with its address."""
    system = small_system(tmp_path_factory.mktemp("seekers"), encoder, linker)
    system.clock = MovingClock(NOON)
    people = [SEEKERS[0].model_copy(update={"id": f"s-own-{base}"}) for base in ("", "/en")]
    system.store.seekers.put_many(people)
    with listening(system) as url:
        yield system, url
    system.close()


def faults(page: Page) -> tuple[list[str], int, list[str]]:
    return violations(page), too_wide(page), too_small(page)


@pytest.mark.parametrize(
    ("size", "scripts", "base"),
    [(NARROW, False, ""), (WIDE, True, "/en")],
    ids=["360-no-scripts-zh", "1280-scripts-en"],
)
def test_a_seeker_goes_from_plan_to_nothing_kept(
    chromium: Browser, service: tuple[System, str], size: ViewportSize, scripts: bool, base: str
) -> None:
    system, url = service
    account = made_account(system, "seeker", seeker_id=f"s-own-{base}")
    with system.store.transaction() as tx:
        opened = open_session(system.accounts, tx, account, "test")
    context = chromium.new_context(viewport=size)
    context.add_cookies([{"name": COOKIE, "value": opened.secret, "url": url}])
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    found: dict[str, object] = {}

    def seen(name: str, wanted: str) -> None:
        page.wait_for_url(re.compile(re.escape(wanted)))
        found[name] = faults(page)

    page.goto(f"{url}{base}/me/plan")
    seen("plan", "/me/plan")
    cards = page.locator("#postings .card")
    cards.nth(0).locator("form:has([value=saved]) button").click()
    seen("saved", "done=saved")
    cards.nth(1).locator(".own-tools summary").click()
    cards.nth(1).locator("form:has([value=dismissed]) button").click()
    page.wait_for_selector(".error-summary")
    found["no reason"] = faults(page)
    cards.nth(1).locator("select").select_option("hours")
    cards.nth(1).locator("form:has([value=dismissed]) button").click()
    seen("dismissed", "done=dismissed")
    cards.nth(0).locator("a[href*='/me/introductions/']").click()
    seen("introduction", "/me/introductions/")
    page.check("#consent")
    page.click("form:has(#consent) button")
    seen("asked", "/me/saved?done=asked")
    page.goto(f"{url}{base}/me/appeal")
    page.fill("#text", "方案里没有我要的工作")
    page.click("form:has(#text) button")
    seen("appeal", "done=sent")
    page.goto(f"{url}{base}/me/correct")
    found["correct"] = faults(page)
    page.fill("#wanted", "想做保洁")
    page.click("form:has(#wanted) button")
    page.wait_for_selector("blockquote")
    found["heard"] = faults(page)
    page.click(".confirm button")
    seen("data", "/me/data?done=corrected")
    page.click("form[action$='/me/data/plain'] button")
    seen("plain", "done=plain")
    page.goto(f"{url}{base}/me/plan")
    found["plain plan"] = faults(page)
    page.goto(f"{url}{base}/me/erase")
    found["erase"] = faults(page)
    page.check("#sure")
    page.click(".confirm button")
    page.wait_for_selector(f"main a[href='{base}/']")
    found["erased"] = faults(page)
    page.goto(f"{url}{base}/me/plan")
    assert "/sign-in" in page.url
    context.close()
    assert system.store.seekers.get_many([f"s-own-{base}"]) == []
    assert found == dict.fromkeys(found, ([], 0, []))

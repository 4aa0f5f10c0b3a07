"""A counselor in a browser: from a sentence to a printed sheet by keyboard, and every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.services.open_session import open_session
from recommender.services.set_caseload import assign_seeker
from tests.accounts import COOKIE, made_account
from tests.browser.conftest import listening
from tests.browser.test_accessibility import NARROW, WIDE, too_small, too_wide, violations
from tests.caseloads import PACKER, look
from tests.city import ENGLISH, SENTENCE, SHASHI, small_system

pytestmark = pytest.mark.browser
NAME, MOST_KEYS = "样例王老师", 10
Office = tuple[System, str]


@pytest.fixture(scope="module")
def office(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A system of its own with its address, and a counselor who looks after somebody."""
    system = small_system(tmp_path_factory.mktemp("office"), encoder, linker)
    assign_seeker(system.store, system.clock, PACKER, NAME)
    look(system)
    made_account(system, "counselor", name=NAME, region_code=SHASHI, login="counselor-of-tests")
    with listening(system) as url:
        yield system, url
    system.close()


def entered(
    chromium: Browser, office: Office, size: ViewportSize, *, scripts: bool = True
) -> BrowserContext:
    """Return a window in which the counselor is signed in."""
    system, url = office
    account = system.store.accounts.by_login("counselor-of-tests")
    assert account is not None
    with system.store.transaction() as tx:
        opened = open_session(system.accounts, tx, account, "test")
    context = chromium.new_context(viewport=size)
    context.add_cookies([{"name": COOKIE, "value": opened.secret, "url": url}])
    if not scripts:  # axe is a script itself, so the engine stays on and ours are kept out
        context.route("**/*.js", lambda route: route.abort())
    return context


def faults(page: Page) -> tuple[list[str], int, list[str]]:
    return violations(page), too_wide(page), too_small(page)


def keys_to(page: Page, keys: list[str], wanted: str) -> None:
    """Press Tab until the focus is on what has this text; every key is counted."""
    words = "document.activeElement.id || document.activeElement.innerText"
    while wanted != str(page.evaluate(words)).strip():
        press(page, keys, "Tab")
        assert len(keys) < MOST_KEYS, f"{wanted} is not reached"


def press(page: Page, keys: list[str], key: str) -> None:
    keys.append(key)
    page.keyboard.press(key)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_a_sentence_to_the_sheet_by_keyboard(
    chromium: Browser, office: Office, scripts: bool
) -> None:
    context = entered(chromium, office, WIDE, scripts=scripts)
    page, keys = context.new_page(), list[str]()
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    page.goto(f"{office[1]}/counselor/session")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text(SENTENCE)
    if scripts:
        press(page, keys, "Enter")
    else:
        keys_to(page, keys, "生成方案")
        press(page, keys, "Enter")
    page.wait_for_selector("#match-1")
    expect(page.locator(".tools button").first).to_be_focused()
    keys_to(page, keys, "打印方案")
    press(page, keys, "Enter")
    page.wait_for_selector("article")
    expect(page.locator("h1")).to_contain_text("一人一策")
    if scripts:
        keys_to(page, keys, "print")
        press(page, keys, "Enter")
        expect(page).to_have_title("printed")
    else:
        keys.append("Control+P")  # the browser's own, which prints without any script
    assert len(keys) < MOST_KEYS, keys
    context.close()


def test_a_chip_ranks_the_plan_anew_without_another_page(chromium: Browser, office: Office) -> None:
    context = entered(chromium, office, WIDE)
    page, complaints, loads = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("load", lambda _: loads.append(page.url))
    page.goto(f"{office[1]}/counselor/session")
    page.fill("#text", SENTENCE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#match-1")
    left, right = page.locator(".talk-said"), page.locator(".talk-plan")
    said, plan = left.bounding_box(), right.bounding_box()
    assert said is not None
    assert plan is not None
    assert plan["x"] > said["x"] + said["width"]
    page.locator("button[name=take][value*=no_night_shift]").click()
    page.wait_for_selector("button[name=put][value*=no_night_shift]")
    expect(page.locator("#understood")).to_be_focused()
    assert len(loads) == 1
    assert "%" not in page.url
    assert complaints == []
    context.close()


@pytest.mark.parametrize(
    ("size", "scripts", "base"),
    [(NARROW, False, ""), (WIDE, True, "/en")],
    ids=["360-no-scripts-zh", "1280-scripts-en"],
)
def test_no_page_has_a_fault(
    chromium: Browser, office: Office, size: ViewportSize, scripts: bool, base: str
) -> None:
    context = entered(chromium, office, size, scripts=scripts)
    page, home, found = context.new_page(), f"{office[1]}{base}/counselor", dict[str, object]()
    own = f"/people/{PACKER}"
    for path in (
        "",
        "?whose=district",
        own,
        f"{own}/ledger",
        f"{own}/eligibility",
        f"{own}/session",
    ):
        page.goto(f"{home}{path}")
        for summary in page.locator(".lines article:first-child summary").all():
            summary.click()
        found[path] = faults(page)
    talk(page, home, base)
    found["talk"] = faults(page)
    page.check("#compare-1")
    page.check("#compare-2")
    page.click("#compare button")
    page.wait_for_selector("table")
    found["compare"] = faults(page)
    talk(page, home, base)
    page.fill("#pay", "6000")
    page.locator("form[action$=what-if] button").click()
    page.wait_for_selector("table")
    found["what-if"] = faults(page)
    talk(page, home, base)
    page.fill("#wanted", "会计")
    page.locator("form[action$=why]:has(#wanted) button").click()
    page.locator("main form[action$=why] button").first.click()
    page.wait_for_selector("article")
    found["why"] = faults(page)
    context.close()
    assert found == dict.fromkeys(found, ([], 0, []))


def talk(page: Page, home: str, base: str) -> None:
    """Say a sentence, and wait for its plan."""
    page.goto(f"{home}/session")
    page.fill("#text", ENGLISH if base else SENTENCE)
    page.locator(".ask button").first.click()
    page.wait_for_selector("#match-1")

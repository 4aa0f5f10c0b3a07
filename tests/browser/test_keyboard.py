"""From a sentence to a posting with a keyboard alone, and what scripts add."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.test_accessibility import NARROW, ask
from tests.city import SENTENCE

pytestmark = pytest.mark.browser
scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def focused(page: Page) -> str:
    """Return what has the focus: its id, else its text."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.innerText"))


def press_until(page: Page, wanted: str, most: int = 30) -> None:
    """Press Tab until the focus is on something; every stop on the way must be visible."""
    for _ in range(most):
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) != "none", focused(page)
        if focused(page) == wanted:
            return
    raise AssertionError(f"{wanted} is not reached")


@scripts
def test_a_keyboard_is_enough(chromium: Browser, address: str, scripts: bool) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/")
    page.keyboard.press("Tab")
    assert focused(page) == "跳到正文"
    page.keyboard.press("Enter")
    press_until(page, "text", 3)
    page.keyboard.insert_text(SENTENCE)
    press_until(page, "找岗位")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results")
    press_until(page, "仓库打包员")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("仓库打包员")
    page.go_back()
    expect(page.locator("#match-1")).to_be_visible()
    context.close()


@scripts
def test_more_postings_come_and_the_focus_is_on_the_first_new_one(
    chromium: Browser, address: str, scripts: bool
) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=scripts)
    page = context.new_page()
    ask(page, f"{address}/", SENTENCE)
    before = page.locator("#results .card").count()
    page.click(".more button")
    expect(page.locator("#match-11")).to_be_in_viewport()
    assert page.locator("#results .card").count() > before == 10
    assert focused(page) == "match-11"
    context.close()


def test_a_broken_line_is_said_by_the_browser(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=NARROW)
    page = context.new_page()
    ask(page, f"{address}/", SENTENCE)
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"), page.expect_navigation():
        page.click(".more button")
    context.close()


def test_nothing_is_kept_in_the_browser(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=NARROW)
    page = context.new_page()
    ask(page, f"{address}/", SENTENCE)
    page.click(".more button")
    expect(page.locator("#match-11")).to_be_visible()
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    assert page.evaluate(stored) == '[{},{},""]'
    assert context.cookies() == []
    context.close()

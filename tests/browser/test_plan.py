"""The plan and its sheet in a browser: narrow, wide and on paper, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.test_accessibility import (
    NARROW,
    WIDE,
    ask,
    too_small,
    too_wide,
    violations,
)
from tests.city import SENTENCE
from tests.plan_city import CLEANER, DRIVER, DRIVER_EN

pytestmark = pytest.mark.browser
COLOURS = "[...document.querySelectorAll('main *')].map(e => getComputedStyle(e).color)"
SMALLEST = """[...document.querySelectorAll('main *')].filter(e => !e.closest('.hidden'))
  .map(e => [parseFloat(getComputedStyle(e).fontSize), e.className])"""
PAPER_PX = 21.3  # 16pt
BREAKS = "getComputedStyle(document.querySelector('.jobs + .own')).breakBefore"


def faults(page: Page) -> tuple[list[str], int, list[str]]:
    return violations(page), too_wide(page), too_small(page)


# Each of the pairs once; what all pages share is checked in all combinations elsewhere.
@pytest.mark.parametrize(
    ("size", "scripts", "base"),
    [(NARROW, False, ""), (WIDE, True, "/en")],
    ids=["360-no-scripts-zh", "1280-scripts-en"],
)
def test_a_plan_and_its_sheet_have_no_fault(
    chromium: Browser, plan_address: str, size: ViewportSize, scripts: bool, base: str
) -> None:
    context = chromium.new_context(viewport=size)
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    found: dict[str, object] = {}
    for name, text in {"courses": DRIVER_EN if base else DRIVER, "places": CLEANER}.items():
        ask(page, f"{plan_address}{base}/", text)
        assert page.locator(f"#{name} .card").count() > 0
        for summary in page.locator("summary").all():
            summary.click()
        found[name] = faults(page)
    page.click(".print button")
    page.wait_for_selector(".by-hand")
    assert page.locator("#print").is_visible() is scripts
    found["sheet"] = faults(page)
    page.emulate_media(media="print")
    found["paper"] = (violations(page), too_wide(page), [])
    context.close()
    assert found == dict.fromkeys(found, ([], 0, []))


def test_a_sheet_is_large_and_black_and_keeps_jobs_on_pages_of_their_own(
    chromium: Browser, plan_address: str
) -> None:
    context = chromium.new_context(viewport=NARROW)
    page = context.new_page()
    ask(page, f"{plan_address}/", CLEANER)
    page.click(".print button")
    page.wait_for_load_state()
    page.emulate_media(media="print")
    assert set(page.evaluate(COLOURS)) == {"rgb(0, 0, 0)"}
    small = {name for px, name in page.evaluate(SMALLEST) if px < PAPER_PX}
    assert small == {"small"}
    assert page.evaluate(BREAKS) == "page"
    expect(page.locator(".tools")).to_be_hidden()
    width = page.locator(".qr svg").first.bounding_box()
    assert width is not None
    assert width["width"] > 100  # 3 cm: a phone reads it at arm's length
    pages = page.pdf(prefer_css_page_size=True)
    assert pages.count(b"/Type /Page\n") >= 2
    context.close()


def test_a_press_prints(chromium: Browser, plan_address: str) -> None:
    context = chromium.new_context(viewport=NARROW)
    page = context.new_page()
    ask(page, f"{plan_address}/", DRIVER)
    page.click(".print button")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.click("#print")
    expect(page).to_have_title("printed")
    context.close()


def test_links_on_top_lead_to_the_lists(chromium: Browser, plan_address: str) -> None:
    context = chromium.new_context(
        viewport=NARROW, java_script_enabled=False, reduced_motion="reduce"
    )
    page = context.new_page()
    ask(page, f"{plan_address}/", SENTENCE)
    for name in ("services", "gaps", "places"):
        page.click(f".parts a[href='#{name}']")
        expect(page.locator(f"#{name}-title")).to_be_in_viewport()
    context.close()

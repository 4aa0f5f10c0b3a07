"""Every page in a browser: no fault that axe finds, narrow and wide, with and without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.city import ENGLISH, SENTENCE

pytestmark = pytest.mark.browser
NARROW: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 900}
TOUCH_PX = 44
EXPECTED = ("status of 404", "status of 422", "ERR_FAILED")  # asked for by the test itself
# Everything that is pressed, except links inside a sentence, which the rule exempts.
PRESSED = "button, summary, input[type=checkbox] + label, header a, footer a, .button, .links a"


def ask(page: Page, home: str, sentence: str) -> None:
    """Say a sentence and wait for the answer."""
    page.goto(home)
    page.fill("#text", sentence)
    page.click(".ask button")
    page.wait_for_selector("#results")


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def too_wide(page: Page) -> int:
    """Return by how many pixels a page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def too_small(page: Page) -> list[str]:
    """Return what is pressed and is less high than a finger needs."""
    seen = page.locator(PRESSED)
    sizes = [(e, e.bounding_box()) for e in seen.all() if e.is_visible()]
    assert sizes
    return [e.inner_text() for e, box in sizes if box is not None and box["height"] < TOUCH_PX]


# Each pair of the three once: every page is too long to be read eight times over.
@pytest.mark.parametrize(
    ("size", "scripts", "base"),
    [(NARROW, True, ""), (NARROW, False, "/en"), (WIDE, True, "/en"), (WIDE, False, "")],
    ids=["360-scripts-zh", "360-no-scripts-en", "1280-scripts-en", "1280-no-scripts-zh"],
)
def test_no_page_has_a_fault(
    chromium: Browser, address: str, size: ViewportSize, scripts: bool, base: str
) -> None:
    context = chromium.new_context(viewport=size)
    if not scripts:  # axe is a script itself, so the engine stays on and ours are kept out
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    found: dict[str, object] = {}
    for path in ("/", "/postings/p-city-01", "/postings/p-city-17", "/rules", "/nowhere"):
        page.goto(f"{address}{base}{path}")
        found[path] = (violations(page), too_wide(page), too_small(page))
    ask(page, f"{address}{base}/", ENGLISH if base else SENTENCE)
    found["answer"] = (violations(page), too_wide(page), too_small(page))
    for summary in page.locator("summary").all():
        summary.click()
    found["opened"] = (violations(page), too_wide(page), too_small(page))
    page.goto(f"{address}{base}/")
    page.locator(".ask").evaluate("form => form.noValidate = true")
    page.click(".ask button")
    page.wait_for_selector(".error-summary")
    found["error"] = (violations(page), too_wide(page), too_small(page))
    context.close()
    assert found == dict.fromkeys(found, ([], 0, []))
    assert [c for c in complaints if not any(known in c for known in EXPECTED)] == []

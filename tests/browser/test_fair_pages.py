"""The printed pages of a fair in a browser: no fault that axe finds, and a page each on paper."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from api.web.print_fair import print_changes, print_fair, print_report, write_calendars
from tests.browser.test_accessibility import NARROW, WIDE, too_wide, violations
from tests.fair_paper import BOOTHS, CHANGED, PAPER, PEOPLE, REPORT, checklist

pytestmark = pytest.mark.browser
PAGES = (
    "print/booths.html",
    "print/attendees.html",
    "print/changed.html",
    "print/checklist.html",
    "report.html",
)
SMALLEST = """Math.min(...[...document.querySelectorAll('main *')]
  .filter(e => !e.closest('.hidden') && !e.closest('svg'))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fair")
    print_fair(folder, PAPER, checklist())
    print_changes(folder, CHANGED)
    print_report(folder, REPORT)
    write_calendars(folder, PAPER, datetime(2026, 12, 4, tzinfo=UTC))
    return folder


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_no_page_has_a_fault(chromium: Browser, folder: Path, size: ViewportSize) -> None:
    context = chromium.new_context(viewport=size, java_script_enabled=True)
    page = context.new_page()
    found = {}
    for name in PAGES:
        page.goto((folder / name).as_uri())
        found[name] = (violations(page), too_wide(page))
    context.close()
    assert found == dict.fromkeys(PAGES, ([], 0))


@pytest.mark.parametrize(
    ("name", "n_pages"),
    [
        ("print/booths.html", len(BOOTHS)),
        ("print/attendees.html", len(PEOPLE)),
        ("print/changed.html", 2),
    ],
)
def test_paper_has_a_page_each_in_large_print(
    chromium: Browser, folder: Path, name: str, n_pages: int
) -> None:
    page = chromium.new_page()
    page.goto((folder / name).as_uri())
    page.emulate_media(media="print")
    assert not page.locator("h1").is_visible()
    assert page.evaluate(SMALLEST) >= (18 if "attendees" in name else 14)  # 11 pt and 14 pt in px
    body = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type /Page\b", body)) == n_pages
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", body)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]  # A4 in points

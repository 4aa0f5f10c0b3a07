"""Stewards and operators in a browser: a dirty file comes in whole, an encoder is gone back from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.domain.account import Role
from recommender.services.open_session import open_session
from tests.accounts import COOKIE, made_account
from tests.browser.conftest import listening
from tests.browser.test_accessibility import NARROW, WIDE, too_small, too_wide, violations
from tests.city import small_system

pytestmark = pytest.mark.browser
DIRTY = (
    "岗位名称,单位名称,工作地点,最低薪资,最高薪资\n"
    "仓库打包员,样例甲厂,沙市区,4000,5000\n"
    ",样例乙厂,沙市区,4000,5000\n"
    "前台,样例丁厂,沙市区,4000,5000\n"
)
STEWARD = ("", "/holds", "/holds/p-city-06", "/unmapped", "/duplicates", "/postings", "/employers")
OPERATOR = ("", "/models", "/models/encoder-2", "/audit", "/accounts", "/fairness")


@pytest.fixture(scope="module")
def office(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[System, str]]:
    """A system of its own with its address."""
    system = small_system(tmp_path_factory.mktemp("office"), encoder, linker)
    one = system.store.postings.get("p-city-06")
    words = "限女性，身高160以上。入职交押金500元。"
    system.store.postings.put_many(
        [
            one.model_copy(update={"description": words, "status": "held"}),
            one.model_copy(update={"id": "p-odd", "title": "咕噜咕噜员"}),
        ]
    )
    with listening(system) as url:
        yield system, url
    system.close()


def entered(
    chromium: Browser, office: tuple[System, str], role: Role, size: ViewportSize, scripts: bool
) -> BrowserContext:
    """Return a window of somebody who is signed in."""
    system, url = office
    account = made_account(system, role)
    with system.store.transaction() as tx:
        opened = open_session(system.accounts, tx, account, "test")
    context = chromium.new_context(viewport=size)
    context.add_cookies([{"name": COOKIE, "value": opened.secret, "url": url}])
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())
    return context


def faults(page: Page) -> tuple[list[str], int, list[str]]:
    return violations(page), too_wide(page), too_small(page)


sizes = pytest.mark.parametrize(
    ("size", "scripts", "base"),
    [(NARROW, False, ""), (WIDE, True, "/en")],
    ids=["360-no-scripts-zh", "1280-scripts-en"],
)


@sizes
def test_a_dirty_file_comes_in_whole(
    chromium: Browser,
    office: tuple[System, str],
    tmp_path: Path,
    size: ViewportSize,
    scripts: bool,
    base: str,
) -> None:
    system, url = office
    context = entered(chromium, office, "steward", size, scripts)
    page = context.new_page()
    found: dict[str, object] = {}
    for path in (*STEWARD, "/rule-packs", "/rule-packs/invented-a"):
        page.goto(f"{url}{base}/steward{path}")
        found[path] = faults(page)
    source = f"市场{base}"
    rejected = tmp_path / "errors.xlsx"
    dirty = tmp_path / "表.csv"
    dirty.write_text(DIRTY, "utf-8")
    for file in (dirty, rejected):
        page.goto(f"{url}{base}/steward/import")
        found[f"file {file.name}"] = faults(page)
        page.set_input_files("#file", file)
        page.fill("#source", source)
        for step, address in (("columns", "/u-"), ("trial", "/check"), ("done", "/done")):
            page.click("main button[type=submit]")
            page.wait_for_url(re.compile(re.escape(address)))
            found[f"{step} {file.name}"] = faults(page)
        if file is dirty:
            with page.expect_download() as download:
                page.click("a[href$='errors.xlsx']")
            download.value.save_as(rejected)
            correct(rejected)
    context.close()
    assert found == dict.fromkeys(found, ([], 0, []))
    titles = sorted(p.title for p in system.store.postings.page() if p.source == source)
    assert titles == ["仓库打包员", "保洁员", "前台"]


def correct(path: Path) -> None:
    """Fill in the title that is missing."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[1] if cell.value == "岗位名称"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = "保洁员"
    book.save(path)


@sizes
def test_an_encoder_is_gone_back_from(
    chromium: Browser, office: tuple[System, str], size: ViewportSize, scripts: bool, base: str
) -> None:
    system, url = office
    newest, older = system.choice.names()[:2]
    system.choice.use(older)
    system.choice.use(newest)
    context = entered(chromium, office, "operator", size, scripts)
    page = context.new_page()
    found: dict[str, object] = {}
    for path in OPERATOR:
        page.goto(f"{url}{base}/operator{path}")
        found[path] = faults(page)
    page.goto(f"{url}{base}/operator/models")
    page.click("a[href$='act=rollback']")
    page.wait_for_url(re.compile("sure"))
    found["sure"] = faults(page)
    page.click(".confirm button")
    page.wait_for_url(re.compile("done=rolled_back"))
    found["done"] = faults(page)
    page.goto(f"{url}{base}/operator/audit?action=model_rolled_back")
    assert page.locator("tbody tr").count() >= 1
    context.close()
    assert system.choice.in_force() == older
    assert found == dict.fromkeys(found, ([], 0, []))

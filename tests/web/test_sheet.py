"""The plan on paper: what is on it, what is not, and where its codes lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno
from starlette.testclient import TestClient

from api.web.asking import AskForm
from api.web.assets import STATIC_FOLDER
from api.web.qr import MODULES_OF_QUIET, qr_svg
from api.web.rendering import Site, render
from api.web.sheet import MOST_POSTINGS, MOST_REASONS, Links, sheet_page
from recommender.bootstrap import System
from tests.city import HERE, SENTENCE, served
from tests.plan_city import CLEANER, DRIVER, DRIVER_EN, GROUPS, LAID_OFF, WAGES
from tests.web.page import Element, Page
from tests.web.pages import Pages, form_named
from tests.web.test_plan import plan_of

pytestmark = pytest.mark.web
CSS = (STATIC_FOLDER / "sheet.css").read_text(encoding="utf-8")
LANGUAGES = {"": SENTENCE, "/en": DRIVER_EN}
both = pytest.mark.parametrize("base", list(LANGUAGES), ids=["zh", "en"])


@pytest.fixture
def pages(plan_client: TestClient) -> Pages:
    return Pages(plan_client)


def sections(page: Page) -> list[Element]:
    return page.every("section")


def codes(page: Page) -> list[str]:
    return [a.attributes["href"] for a in page.every("a") if a.attributes.get("class") == "qr"]


@both
def test_the_plan_leads_to_its_sheet_and_back(pages: Pages, base: str) -> None:
    plan = pages.post(f"{base}/answers", {"text": LANGUAGES[base]})
    sheet = pages.send(plan, form_named(plan, "print"))
    assert sheet.one("h1").text == ("One person, one plan" if base else "一人一策就业方案")
    assert "12333" in sheet.one("footer").text
    assert "plan-" in sheet.one("footer").text
    back, other = sheet.every("form")
    assert pages.send(sheet, back).one("blockquote").text == LANGUAGES[base]
    assert pages.send(sheet, other).one("html").attributes["lang"] == ("zh-CN" if base else "en")


@both
def test_lines_are_left_to_be_filled_in_by_hand(pages: Pages, base: str) -> None:
    sheet = pages.post(f"{base}/plan/sheet", {"text": LANGUAGES[base]})
    lines = [d for d in sheet.every("dt") if d.parent is not None]
    wanted = ["姓名", "就业专员", "下次见面"]
    if base:
        wanted = ["Name", "Member of staff", "Next appointment"]
    assert [d.text for d in lines] == wanted
    assert [d.text for d in sheet.every("dd")] == ["", "", ""]


def test_postings_are_few_with_few_reasons_and_a_code_each(pages: Pages) -> None:
    sheet = pages.post("/plan/sheet", {"text": SENTENCE})
    shown = [a for a in sheet.every("article") if a.attributes.get("class") == "posting"]
    assert len(shown) == MOST_POSTINGS
    assert "网页上的方案里还有 5 个。" in sheet.visible
    for posting in shown:
        reasons = next(u for u in sheet.every("ul") if posting in u.up())
        assert 1 <= len(reasons.children) <= MOST_REASONS
        assert "编号 " in posting.text
    addresses = codes(sheet)
    assert len(addresses) == len(sheet.every("svg")) == MOST_POSTINGS
    for address in addresses:
        assert address.startswith("http://localhost/postings/p-")
        assert qr_svg(address) in sheet.html
        pages.get(address.removeprefix("http://localhost"))


def test_nothing_that_was_said_and_no_category_is_on_the_pages_of_jobs(pages: Pages) -> None:
    said = "低保户，想在沙市找保洁的活，公益性岗位也行。"
    sheet = pages.post("/plan/sheet", {"text": said})
    assert said not in " ".join(sheet.visible)
    (jobs,) = [s for s in sections(sheet) if s.attributes["class"] == "jobs"]
    apart = [s for s in sections(sheet) if s.attributes["class"] == "own"]
    assert any(LAID_OFF in s.text for s in apart)
    words = (*GROUPS, LAID_OFF, "低保", "待核", "公益性岗位", "补贴")
    assert [w for w in words if w in jobs.text] == []
    assert re.search(r"\.own \+ \.jobs, \.jobs \+ \.own { break-before: page; }", CSS)


def test_services_say_what_to_bring_whom_to_ring_and_where(pages: Pages) -> None:
    sheet = pages.post("/plan/sheet", {"text": WAGES})
    own = sections(sheet)[0]
    assert own.attributes["class"] == "own"
    for words in ("身份证", "工资欠条或考勤记录", "劳动保障监察大队", "0716-0000522", "维权"):
        assert words in own.text


def test_a_right_comes_before_postings_and_on_a_page_of_its_own(plan_city: System) -> None:
    work, wages = plan_of(plan_city, SENTENCE), plan_of(plan_city, WAGES)
    plan = work.model_copy(update={"services": wages.services, "notices": wages.notices})
    page = sheet_page(AskForm(SENTENCE), plan, Links("http://localhost", is_local=True), "zh")
    site = Site("zh", "", "/en/plan/sheet", (("text", SENTENCE),))
    sheet = Page(bytes(render("seeker/sheet.html", site, page).body).decode())
    own, jobs = sections(sheet)[:2]
    assert (own.attributes["class"], jobs.attributes["class"]) == ("own", "jobs")
    assert [w for w in ("拖欠工资投诉", "维权") if w not in own.text] == []
    assert [w for w in ("投诉", "维权") if w in jobs.text] == []


def test_courses_say_what_they_open_what_they_cost_and_whom_to_ring(pages: Pages) -> None:
    sheet = pages.post("/plan/sheet", {"text": DRIVER})
    course = next(a for a in sheet.every("article") if "叉车司机N1取证班" in a.text)
    for words in ("7个岗位", "5300元", "1280元", "0716-0000101"):
        assert words in course.text


def test_public_welfare_posts_are_labelled_on_paper(pages: Pages) -> None:
    sheet = pages.post("/plan/sheet", {"text": CLEANER})
    labels = [p.text for p in sheet.every("p") if p.attributes.get("class") == "label"]
    assert labels
    assert set(labels) == {"公益性岗位"}


@both
def test_without_words_the_box_says_what_to_do(pages: Pages, base: str) -> None:
    page = pages.post(f"{base}/plan/sheet", {"text": " "}, 422)
    assert page.by_id("text").attributes["aria-invalid"] == "true"


def test_a_sheet_has_no_address_of_its_own_and_is_kept_by_nobody(plan_client: TestClient) -> None:
    again = plan_client.get("/en/plan/sheet")
    assert (again.status_code, again.headers["location"]) == (303, "/en/")
    sheet = plan_client.post("/plan/sheet", data={"text": SENTENCE})
    assert sheet.headers["cache-control"] == "private, no-cache"


def test_codes_lead_to_the_public_address(
    plan_city: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = plan_city.settings.model_copy(update={"public_url": "https://jobs.example.cn/s"})
    monkeypatch.setattr(plan_city, "settings", public)
    with served(plan_city, HERE) as client:
        sheet = Pages(client).post("/en/plan/sheet", {"text": SENTENCE})
    assert codes(sheet)
    for address in codes(sheet):
        assert address.startswith("https://jobs.example.cn/s/en/postings/")
    assert "ZHIQIAO_PUBLIC_URL" not in sheet.html


def test_codes_that_lead_to_this_machine_alone_are_told(pages: Pages) -> None:
    assert "ZHIQIAO_PUBLIC_URL" in pages.post("/plan/sheet", {"text": SENTENCE}).html


def test_a_code_is_drawn_as_it_was_made() -> None:
    address = Links("https://jobs.example.cn/en", is_local=False).to_posting("p-4063e4e39592")
    assert address == "https://jobs.example.cn/en/postings/p-4063e4e39592"
    drawn = modules(str(qr_svg(address)))
    made = segno.make(address, error="m", micro=False)
    dark = {(y, x) for y, row in enumerate(made.matrix) for x, bit in enumerate(row) if bit}
    assert {(y - MODULES_OF_QUIET, x - MODULES_OF_QUIET) for y, x in drawn} == dark
    assert (made.error, made.designator.split("-")[0].isdigit()) == ("M", True)


def modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules of a path of horizontal strokes, each half a module down."""
    path = re.search(r' d="([^"]+)"', svg)
    assert path is not None
    x, y, found = 0, 0.0, set[tuple[int, int]]()
    for kind, arguments in re.findall(r"([Mmh])([^Mmh]*)", path[1]):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", arguments)]
        if kind == "M":
            x, y = int(numbers[0]), numbers[1]
        elif kind == "m":
            x, y = x + int(numbers[0]), y + numbers[1]
        else:
            found |= {(int(y), x + i) for i in range(int(numbers[0]))}
            x += int(numbers[0])
    return found


def test_paper_is_a4_large_and_black_on_white() -> None:
    assert "@page { size: A4;" in CSS
    assert re.search(r"html { font-size: 16pt; }", CSS)
    colours = set(re.findall(r"#[0-9a-fA-F]{3,6}\b", CSS))
    assert colours == {"#000", "#fff"}
    small = re.findall(r"([.\w ]+) { font-size: (\d+)pt", CSS)
    assert small == [("html", "16"), (".small", "10")]
    assert re.search(r"@media print {\n  \.screen { display: none; }", CSS)
    assert Path(STATIC_FOLDER / "sheet.js").stat().st_size < 500

"""The answer as a plan: four lists on one gap analysis, each line with what it rests on."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.web.asking import AskForm
from api.web.assets import assets
from api.web.plan_page import named_in, plan_page
from api.web.plan_parts import without_guesses
from api.web.rendering import Site, render
from recommender.bootstrap import System
from recommender.domain.plan import Plan
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.read_seeker import read_text
from recommender.services.rule_packs import RulePackFolder
from tests.city import SENTENCE
from tests.plan_city import CLEANER, DRIVER, DRIVER_EN, WAGES
from tests.web.page import Element, Page
from tests.web.pages import Pages, form_named
from tests.web.test_weight import MOST_BYTES

pytestmark = pytest.mark.web
LANGUAGES = {"": DRIVER, "/en": DRIVER_EN}
PARTS = ["gaps", "postings", "courses", "places", "services"]
both = pytest.mark.parametrize("base", list(LANGUAGES), ids=["zh", "en"])


@pytest.fixture
def pages(plan_client: TestClient) -> Pages:
    return Pages(plan_client)


def parts(page: Page) -> list[str]:
    """Return the lists of a plan in the order in which they stand."""
    return [s.attributes["id"] for s in page.every("section") if s.attributes["class"] == "part"]


def cards(page: Page, name: str) -> list[Element]:
    """Return the cards of one list."""
    (part,) = [s for s in page.every("section") if s.attributes.get("id") == name]
    return [a for a in page.every("article") if part in a.up()]


def plan_of(city: System, text: str) -> Plan:
    today = city.clock.today()
    wish = PlanWish(seeker=read_text(text, today).profile, words=text)
    return make_plan(city.matching, city.planning, RulePackFolder(), wish)


def html_of(city: System, plan: Plan) -> str:
    """Return the page of a plan, however it was put together."""
    page = plan_page(AskForm(SENTENCE), plan, named_in(city.store, plan), k=10, language="zh")
    site = Site("zh", "", "/en/answers")
    return bytes(render("seeker/answer.html", site, page).body).decode()


@both
def test_a_plan_has_its_lists_with_links_and_counts_on_top(pages: Pages, base: str) -> None:
    page = pages.post(f"{base}/answers", {"text": LANGUAGES[base]})
    assert page.one("h1").text == ("Your plan" if base else "给您的方案")
    assert parts(page) == PARTS
    links = [a for a in page.every("a") if page.one("nav") in a.up()]
    assert [a.attributes["href"] for a in links] == [f"#{name}" for name in PARTS]
    counts = [int(a.text.split()[-1]) for a in links]
    lists = [len(cards(page, name)) for name in PARTS[1:]]
    assert counts[1:] == lists
    assert counts[0] == len(page.by_id("gaps").children[-1].children) == 1
    assert "7" in page.by_id("gaps").text


@both
def test_a_course_says_what_it_opens_what_it_pays_and_what_it_costs(
    pages: Pages, base: str
) -> None:
    page = pages.post(f"{base}/answers", {"text": LANGUAGES[base]})
    (course,) = cards(page, "courses")
    assert [d.text for d in page.every("dd") if course in d.up()] == ["0", "7"]
    widths = [r.attributes["width"] for r in page.every("rect") if course in r.up()]
    assert widths == ["0", "100"]
    told = course.text
    assert [
        w for w in ("样例职业培训学校", "1280", "5300", "10", "0716-0000101") if w not in told
    ] == []
    assert ("to be verified" if base else "补贴：待核") in told
    opened = [a for a in page.every("a") if course in a.up() and "postings" in a.attributes["href"]]
    assert len(opened) == 5
    assert all(a.attributes["href"].startswith(f"{base}/postings/p-") for a in opened)
    assert pages.get(opened[0].attributes["href"]).one("h1").text


def test_where_nothing_fits_the_courses_are_pointed_to(pages: Pages) -> None:
    page = pages.post("/answers", {"text": DRIVER})
    assert cards(page, "postings") == []
    assert any(a.attributes["href"] == "#courses" for a in page.every("a") if a.text == "培训课程")
    assert "open" not in next(d for d in page.every("details")).attributes


def test_places_are_labelled_and_come_with_their_terms(pages: Pages) -> None:
    page = pages.post("/answers", {"text": CLEANER})
    places = cards(page, "places")
    assert places
    for place in places:
        assert "这是公益性岗位，不是普通招聘。" in place.text
        assert "公益性岗位" in [t.text for t in page.every("span") if place in t.up()]
    assert "最长36个月。" in page.visible
    verdicts = [line for line in page.visible if line.startswith("“公益性岗位”待核")]
    assert len(verdicts) == 1
    jobs = [a.attributes["href"] for a in page.every("a") if page.by_id("postings") in a.up()]
    assert "/postings/p-care" not in jobs


def test_what_no_course_opens_is_said_with_the_courses(pages: Pages) -> None:
    page = pages.post("/answers", {"text": CLEANER})
    assert "缺的不是证" in page.by_id("courses").text


def test_a_right_comes_before_all_else(plan_city: System) -> None:
    work, wages = plan_of(plan_city, SENTENCE), plan_of(plan_city, WAGES)
    plan = work.model_copy(update={"services": wages.services, "notices": wages.notices})
    page = Page(html_of(plan_city, plan))
    assert parts(page) == ["services", *PARTS[:-1]]
    assert "维权" in next(p.text for p in page.every("p") if p.attributes.get("class") == "lead")
    first = cards(page, "services")[0]
    for words in ("拖欠工资投诉", "工资欠条或考勤记录", "12333", "劳动保障监察大队"):
        assert words in first.text
    assert parts(Page(html_of(plan_city, work))) == PARTS


def test_a_right_alone_gets_services_and_no_guesses(pages: Pages) -> None:
    page = pages.post("/answers", {"text": WAGES})
    assert (page.one("h1").text, parts(page)) == ("给您的方案", ["services"])


def test_without_a_direction_no_course_is_guessed(pages: Pages) -> None:
    page = pages.post("/answers", {"text": "？？"})
    assert (page.one("h1").text, parts(page)) == ("资料不足", ["services"])


def test_a_child_is_sent_to_no_counter_for_work_but_about_a_right(
    pages: Pages, plan_city: System
) -> None:
    page = pages.post("/answers", {"text": "我今年15，想做打包"})
    assert (parts(page), page.every("nav"), page.every("article")) == ([], [], [])
    child, wages = plan_of(plan_city, "我今年15，想做打包"), plan_of(plan_city, WAGES)
    told = without_guesses(child.model_copy(update={"services": wages.services}))
    assert parts(Page(html_of(plan_city, told))) == ["services"]


def test_without_personalisation_the_named_work_is_all_that_counts(pages: Pages) -> None:
    page = pages.post("/answers", {"text": DRIVER})
    plain = pages.send(page, form_named(page, "mode"))
    # That he has no certificate was kept out, so that it is only asked.
    assert "您没说有没有" in plain.by_id("gaps").text
    assert "您说没有" in page.by_id("gaps").text
    assert "您没说有没有叉车证" in cards(plain, "courses")[0].text
    assert plain.form_data(form_named(plain, "print"))["plain"] == "true"


def test_htmx_gets_the_postings_of_the_plan_alone(pages: Pages) -> None:
    part = pages.part("/answers", {"text": SENTENCE, "k": "4"})
    assert [e.attributes["id"] for e in part.all if e.parent is None] == ["results"]
    assert len(part.every("article")) == 4


def test_a_plan_of_ten_postings_and_six_courses_is_light(plan_city: System) -> None:
    plan, driver = plan_of(plan_city, SENTENCE), plan_of(plan_city, DRIVER)
    courses = tuple(driver.courses[0].model_copy(update={"rank": n}) for n in range(1, 7))
    services = (plan_of(plan_city, WAGES).services * 5)[:5]
    full = plan.model_copy(update={"courses": courses, "services": services})
    html = html_of(plan_city, full)
    page = Page(html)
    assert [len(cards(page, name)) for name in ("postings", "courses", "services")] == [10, 6, 5]
    files = sum(len(assets()[name].compressed) for name in ("site.css", "htmx.min.js", "answer.js"))
    assert len(gzip.compress(html.encode(), 5)) + files < MOST_BYTES


def test_the_same_lists_as_over_http(plan_client: TestClient, pages: Pages) -> None:
    made: dict[str, Any] = plan_client.post("/v1/plans", json={"text": DRIVER}).json()
    page = pages.post("/answers", {"text": DRIVER})
    assert len(cards(page, "courses")) == len(made["courses"])
    titles = [h.text for h in page.every("h3") if h.attributes.get("id", "").startswith("service")]
    assert [t.split(" ", 1)[1] for t in titles] == [s["service"]["title"] for s in made["services"]]

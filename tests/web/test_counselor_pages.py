"""The counselor's pages, in both languages, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.domain.account import Account
from recommender.ports import Store
from recommender.services.set_caseload import assign_seeker
from tests.accounts import SignedIn, made_account, signed_in
from tests.caseloads import CLEANER, PACKER, look
from tests.city import ENGLISH, JINGZHOU, SENTENCE, SHASHI, served, small_system
from tests.web.page import Element, Page
from tests.web.pages import Pages

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])
NAME = "样例王老师"
FAR = "s-city-far"


Office = tuple[System, TestClient, Account]
NUMBERS = count(1)


@pytest.fixture(scope="module")
def office(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A system of its own with a counselor: every test that writes has a person of its own."""
    system = small_system(tmp_path_factory.mktemp("office"), encoder, linker)
    assign_seeker(system.store, system.clock, PACKER, NAME)
    look(system)
    far = system.store.seekers.get(CLEANER)
    gone = far.model_copy(update={"id": FAR, "home_region_code": JINGZHOU})
    system.store.seekers.put_many([gone])
    with served(system) as client:
        yield system, client, made_account(system, "counselor", name=NAME, region_code=SHASHI)
    system.close()


@pytest.fixture
def store(office: Office) -> Store:
    return office[0].store


@pytest.fixture
def me(office: Office) -> Iterator[SignedIn]:
    system, client, account = office
    with signed_in(client, system, "counselor", account) as me:
        yield me


@pytest.fixture
def person(office: Office) -> str:
    """Somebody like the packer whom one looks after, and nobody else has written about."""
    system = office[0]
    new = f"s-own-{next(NUMBERS)}"
    like = system.store.seekers.get(PACKER)
    system.store.seekers.put_many([like.model_copy(update={"id": new})])
    assign_seeker(system.store, system.clock, new, NAME)
    return new


def form_to(page: Page, path: str, number: int = 0) -> Element:
    """Return one of the forms that send to a path."""
    content = page.one("body" if path == "/sheet" else "main")
    inside = (f for f in page.every("form") if content in f.up())
    found = [f for f in inside if f.attributes["action"].endswith(path)]
    return found[number]


def pressed(me: SignedIn, page: Page, path: str, number: int = 0, **changed: str) -> Page:
    """Send a form of a page, and return the page that comes."""
    answer = raw(me, page, path, number, **changed)
    assert answer.status_code in (200, 422)
    return Page(answer.text)


def raw(me: SignedIn, page: Page, path: str, number: int = 0, **changed: str) -> Any:
    form = form_to(page, path, number)
    data = {**page.form_data(form), **changed}
    return me.client.post(form.attributes["action"], data=data)


def said(me: SignedIn, base: str, text: str, person: str = "") -> Page:
    path = f"/counselor/people/{person}/session" if person else "/counselor/session"
    page = Pages(me.client).get(f"{base}{path}")
    return Pages(me.client).send(page, form_to(page, "/session"), text=text)


def buttons(page: Page, name: str) -> list[str]:
    return [b.attributes["value"] for b in page.every("button") if b.attributes.get("name") == name]


def titles(page: Page) -> list[str]:
    heads = [h for h in page.every("h3") if h.attributes.get("id", "").startswith("match-")]
    return [h.text.lstrip("0123456789 ") for h in heads]


@both
def test_every_page_is_whole(me: SignedIn, base: str) -> None:
    pages = Pages(me.client)
    for path in ("", "?whose=district", "?due=true&news=true", f"?region={SHASHI}", "/session"):
        pages.get(f"{base}/counselor{path}")
    for path in ("", "/session", "/ledger", "/eligibility"):
        pages.get(f"{base}/counselor/people/{PACKER}{path}")
    pages.get(f"{base}/counselor/eligibility")


@both
def test_the_list_holds_whom_it_should(me: SignedIn, base: str) -> None:
    pages = Pages(me.client)

    def listed(query: str) -> set[str]:
        links = pages.get(f"{base}/counselor{query}").every("a")
        return {
            a.attributes["href"].rsplit("/", 1)[1]
            for a in links
            if "/counselor/people/" in a.attributes.get("href", "")
        }

    assert PACKER in listed("")
    assert CLEANER not in listed("")
    assert {PACKER, CLEANER} <= listed("?whose=district")
    assert FAR not in listed("?whose=district")
    assert listed("?news=true") == {PACKER}
    assert PACKER not in listed("?due=true")
    assert listed(f"?region={JINGZHOU}") == set()


def test_a_reminder_that_is_due_is_shown_and_filtered_by(me: SignedIn, person: str) -> None:
    page = Pages(me.client).get(f"/counselor/people/{person}/ledger")
    step = {"next_step": "陪同面试", "due_on": "2026-11-25", "note": "谈过"}
    answer = raw(me, page, "/session/recorded", **step)
    assert answer.headers["location"].endswith(f"/people/{person}?done=recorded")
    shown = Pages(me.client).get("/counselor?due=true")
    assert "陪同面试" in shown.html
    assert "陪同面试" in Pages(me.client).get(f"/counselor/people/{person}").html


@pytest.mark.parametrize(
    "path", ["", "/session", "/ledger", "/eligibility", "/plans/plan-1"], ids=lambda p: p or "/"
)
def test_nobody_of_another_district_is_opened_by_guessing(me: SignedIn, path: str) -> None:
    there = me.client.get(f"/counselor/people/{FAR}{path}")
    nowhere = me.client.get(f"/counselor/people/s-none{path}")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.text.replace(FAR, "x") == nowhere.text.replace("s-none", "x")


@pytest.mark.parametrize(
    "path",
    ["", "/sheet", "/save", "/decide", "/undecide", "/why", "/what-if", "/record", "/recorded"],
)
def test_nor_by_a_form(me: SignedIn, store: Store, path: str) -> None:
    form = {"seeker": FAR, "text": SENTENCE, "posting_id": "p-city-01", "reason": "x", "note": "x"}
    form |= {"wanted": "p-city-01", "pay": "5000"}
    assert me.post(f"/counselor/session{path}", form).status_code == 404
    for own in ("take", "undecide", "tags/delete", "seen", "eligibility"):
        assert me.post(f"/counselor/people/{FAR}/{own}", form).status_code == 404
    assert me.post("/counselor/people/find", {"number": FAR}).status_code == 404
    assert store.controls.of_seeker(FAR) == []
    assert store.ledger.of_seeker(FAR) == []


@both
def test_a_chip_that_is_taken_away_changes_the_plan_and_comes_back(me: SignedIn, base: str) -> None:
    page = said(me, base, ENGLISH if base else SENTENCE)
    assert len(page.every("mark")) >= 3
    night = next(p for p in buttons(page, "take") if "no_night_shift" in p)
    without = Pages(me.client).send(page, form_to(page, "/session"), take=night)
    assert night not in buttons(without, "take")
    assert night in buttons(without, "put")
    assert titles(without) != titles(page)
    back = Pages(me.client).send(without, form_to(without, "/session"), put=night)
    assert titles(back) == titles(page)
    assert "text=" not in str(me.client.get(f"{base}/counselor/session").url)


@both
def test_a_question_is_answered_by_a_press_and_what_is_typed_is_read(
    me: SignedIn, base: str
) -> None:
    page = said(me, base, "want to be a cleaner" if base else "想做保洁")
    asked = buttons(page, "put")
    assert asked
    answered = Pages(me.client).send(page, form_to(page, "/session"), put=asked[0])
    assert asked[0] in buttons(answered, "take")
    typed = {"kind": "pay", "word": "5000"}
    paid = Pages(me.client).send(answered, form_to(answered, "/session"), **typed)
    assert {asked[0], "pay:5000"} <= set(buttons(paid, "take"))
    wrong = {"kind": "pay", "word": "viel"}
    refused = pressed(me, paid, "/session", **wrong)
    assert refused.by_id("word").attributes["aria-invalid"] == "true"
    assert "pay:5000" in buttons(refused, "take")


def test_nothing_said_is_told_at_the_box(me: SignedIn) -> None:
    page = Pages(me.client).get("/counselor/session")
    told = Pages(me.client).post("/counselor/session", {"csrf": me.csrf, "text": " "}, 422)
    assert told.by_id("text-error").text
    assert page.by_id("text").attributes.get("autofocus") is not None


@both
def test_what_is_decided_holds_and_is_taken_back(me: SignedIn, person: str, base: str) -> None:
    page = said(me, base, "", person)
    first, third = titles(page)[0], titles(page)[2]
    pinned = pressed(me, page, "/session/decide", 2, action="pin", reason="本人去过")
    assert titles(pinned)[:2] == [third, first]
    assert "本人去过" in pinned.html
    hidden = pressed(me, pinned, "/session/decide", 1, action="exclude", reason="太远")
    assert first not in titles(hidden)
    silent = pressed(me, hidden, "/session/decide", 0, action="note", reason=" ")
    assert [h for h in silent.every("h1") if h.text]
    assert any(e.attributes.get("role") == "alert" for e in silent.all)
    for _ in range(2):
        hidden = pressed(me, hidden, "/session/undecide")
    assert titles(hidden) == titles(page)


@both
def test_why_not_is_told_by_number_and_by_title(me: SignedIn, base: str) -> None:
    page = said(me, base, ENGLISH if base else SENTENCE)
    number = len(titles(page))
    found = Pages(me.client).send(page, form_to(page, "/why", number), wanted="会计")
    why = Pages(me.client).send(found, form_to(found, "/why"))
    heads = {h.text for h in why.every("h2")}
    assert {"What keeps it from being shown" if base else "没有显示的原因"} <= heads
    direct = Pages(me.client).send(page, form_to(page, "/why", number), wanted="p-city-07")
    assert direct.html == why.html
    nothing = pressed(me, page, "/why", number, wanted="zzzz")
    assert any(e.attributes.get("role") == "alert" for e in nothing.all)
    back = Pages(me.client).send(why, form_to(why, "/counselor/session"))
    assert titles(back) == titles(page)


@both
def test_what_if_shows_what_would_change_and_goes_on_with_it(me: SignedIn, base: str) -> None:
    page = said(
        me, base, "I want to drive a forklift in Shashi" if base else "想在沙市区开叉车，没有证"
    )
    form = form_to(page, "/what-if")
    then = Pages(me.client).send(page, form, certificate="叉车证N1")
    cells = [td.text for td in then.every("td")]
    assert len(cells) == 4
    on = Pages(me.client).send(then, form_to(then, "/session"))
    assert "certificate:叉车证N1" in buttons(on, "take")
    nothing = pressed(me, page, "/what-if")
    assert len(nothing.every("table")) == 0
    pressed(me, page, "/what-if", commute="far")


def test_a_certificate_opens_what_the_law_closes(me: SignedIn) -> None:
    page = said(me, "", "想在沙市区开叉车，没有证")
    then = Pages(me.client).send(page, form_to(page, "/what-if"), certificate="叉车证N1")
    before, after = (int(td.text) for td in then.every("td")[:2])
    assert before < after
    assert "新出现" in then.html


@both
def test_two_postings_stand_side_by_side(me: SignedIn, base: str) -> None:
    page = said(me, base, ENGLISH if base else SENTENCE)
    form = page.form_data(form_to(page, "/compare"))
    data: dict[str, Any] = {**form, "posting": ["p-city-01", "p-city-04"]}
    beside = Pages(me.client).post(f"{base}/counselor/session/compare", data)
    assert [th.text for th in beside.every("th")[1:3]] == ["仓库打包员", "仓管员"]
    assert len(beside.every("tr")) > 10
    Pages(me.client).post(f"{base}/counselor/session/compare", form, 422)


@both
def test_the_plan_is_printed_kept_and_read_again(
    me: SignedIn, person: str, store: Store, base: str
) -> None:
    page = said(me, base, ENGLISH if base else SENTENCE, person)
    sheet = Pages(me.client).send(page, form_to(page, "/sheet"))
    assert [a.text for a in sheet.every("article")]
    assert SENTENCE not in "".join(sheet.visible)
    form = pressed(me, page, "/session/record")
    wrong = pressed(me, form, "/session/recorded", due_on="2026-12-01", next_step="")
    assert wrong.by_id("next_step").attributes["aria-invalid"] == "true"
    step = {"next_step": "回访", "due_on": "2026-12-01"}
    answer = raw(me, form, "/session/recorded", **step)
    shown = Pages(me.client).get(answer.headers["location"])
    (kept,) = store.plans.of_seeker(person)
    (line,) = store.ledger.of_seeker(person)
    assert (line.plan_id, line.by, line.next_step) == (kept.id, NAME, "回访")
    links = [a.attributes["href"] for a in shown.every("a")]
    old = Pages(me.client).get(next(href for href in links if kept.id in href))
    assert [h.text for h in old.every("h3")] == [h.text for h in sheet.every("h3")]


def test_what_was_said_is_kept_only_when_a_counselor_says_so(
    me: SignedIn, person: str, store: Store
) -> None:
    before = store.seekers.get(person)
    page = said(me, "", "有叉车证，要五千以上", person)
    page = Pages(me.client).send(page, form_to(page, "/session"), take="title:仓库打包")
    assert store.seekers.get(person) == before
    answer = raw(me, page, "/session/save")
    assert answer.status_code == 303
    after = store.seekers.get(person)
    assert (after.salary_min_cny_month, after.desired_titles) == (5000, ())
    assert (after.summary, after.source) == (before.summary, before.source)


@both
def test_verdicts_follow_what_is_noted_and_are_kept_on_a_press(
    me: SignedIn, person: str, store: Store, base: str
) -> None:
    page = Pages(me.client).get(f"{base}/counselor/people/{person}/eligibility")
    form = form_to(page, "/eligibility")
    noted = {"item": "hardship", "fact.disabled": "true", "proof.identity": "true"}
    then = Pages(me.client).send(page, form, **noted)
    assert [i for i in then.every("option") if i.attributes.get("value") == "true"]
    wrong = pressed(me, then, "/eligibility", **{"fact.birth_date": "gestern"})
    assert any(e.attributes.get("role") == "alert" for e in wrong.all)
    assert store.assessments.of_seeker(person) == []
    answer = raw(me, then, "/eligibility", keep="true")
    assert answer.headers["location"].endswith("done=assessed")
    kept = store.assessments.of_seeker(person)
    assert kept
    assert {one.assessed_by for one in kept} == {NAME}
    Pages(me.client).get(answer.headers["location"])


def test_a_person_is_taken_on_and_what_is_new_is_seen(me: SignedIn, store: Store) -> None:
    page = Pages(me.client).get(f"/counselor/people/{CLEANER}")
    assert raw(me, page, "/take").status_code == 303
    assert store.caseloads.get_many([CLEANER])[CLEANER].counselor == NAME
    own = Pages(me.client).get(f"/counselor/people/{PACKER}")
    unseen = len(store.notifications.page(counselor=NAME, seen=False))
    assert raw(me, own, "/seen").status_code == 303
    assert len(store.notifications.page(counselor=NAME, seen=False)) == unseen - 1
    assert raw(me, own, "/tags/delete").status_code == 303
    assert len(store.deleted_tags.of_many([PACKER])[PACKER]) == 1

"""The steward's pages, in both languages, without scripts."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.services.settle_duplicates import set_apart
from tests.accounts import SignedIn, signed_in
from tests.web.page import Page
from tests.web.pages import Pages
from tests.web.statements import statements

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])
DIRTY = (
    "岗位名称,单位名称,工作地点,最低薪资,最高薪资,自编列\n"
    "仓库打包员,样例甲厂,沙市区,4000,5000,a\n"
    ",样例乙厂,沙市区,4000,5000,b\n"
    "缝纫工,样例丙厂,沙市区,6000,5000,c\n"
    "前台,样例丁厂,沙市区,4000,5000,d\n"
)


@pytest.fixture
def me(own_client: TestClient, own_system: System) -> Iterator[SignedIn]:
    with signed_in(own_client, own_system, "steward") as me:
        yield me


def send_file(me: SignedIn, base: str, name: str, content: bytes, **more: str) -> Any:
    data = {"kind": "postings", "source": "市场", **more, "csrf": me.csrf}
    return me.client.post(f"{base}/steward/import", data=data, files={"file": (name, content)})


def post_form(me: SignedIn, page: Page, path: str, **changed: str) -> Any:
    form = next(f for f in page.every("form") if f.attributes["action"].endswith(path))
    return me.client.post(form.attributes["action"], data={**page.form_data(form), **changed})


def tiles(page: Page) -> list[str]:
    lists = [d for d in page.every("dl") if d.attributes.get("class") == "tiles"]
    return [dd.text for dd in page.every("dd") if any(one in dd.up() for one in lists)]


@both
def test_every_page_is_whole(me: SignedIn, own_system: System, base: str) -> None:
    pages = Pages(me.client)
    for path in ("", "/holds", "/duplicates", "/postings", "/import", "/employers"):
        pages.get(f"{base}/steward{path}")
    for path in ("/unmapped", "/rule-packs", "/rule-packs/invented-a", "/holds/p-city-01"):
        pages.get(f"{base}/steward{path}")
    board = pages.get(f"{base}/steward")
    assert "city" in [th.text for th in board.every("th")]
    assert len(board.every("svg")) == 1


@both
def test_a_file_is_imported_and_its_rejected_rows_come_in_corrected(
    me: SignedIn, own_system: System, base: str
) -> None:
    pages, before = Pages(me.client), own_system.store.postings.count()
    sent = send_file(me, base, "表.csv", DIRTY.encode())
    address = sent.headers["location"]
    columns = pages.get(address)
    assert columns.one("h1")
    tried = post_form(me, columns, address)
    trial = pages.get(tried.headers["location"])
    assert own_system.store.postings.count() == before
    assert tiles(trial)[:3] == ["4", "2", "2"]
    assert "样例丙厂" not in trial.html
    landed = post_form(me, trial, "/land")
    done = pages.get(landed.headers["location"])
    assert own_system.store.postings.count() == before + 2
    (link,) = [a for a in done.every("a") if a.attributes["href"].endswith("errors.xlsx")]
    answer = me.client.get(link.attributes["href"])
    assert answer.headers["content-disposition"].startswith("attachment")
    again = send_file(me, base, "errors.xlsx", corrected(answer.content))
    columns = pages.get(again.headers["location"])
    trial = pages.get(post_form(me, columns, again.headers["location"]).headers["location"])
    assert tiles(trial)[0] == "2"
    pages.get(post_form(me, trial, "/land").headers["location"])
    assert own_system.store.postings.count() == before + 4
    actions = [line.action for line in own_system.store.audit.page()]
    assert actions.count("imported") == 2
    assert not list((own_system.settings.home / "uploads").glob("*/file*"))


def corrected(content: bytes) -> bytes:
    """Fill in what the error workbook says is wrong."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    names = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        title, high = sheet.cell(row, names["岗位名称"]), sheet.cell(row, names["最高薪资"])
        title.value = title.value or "保洁员"
        high.value = "8000"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_column_can_be_taken_for_something_else(me: SignedIn, own_system: System) -> None:
    address = send_file(me, "", "a.csv", DIRTY.encode()).headers["location"]
    pages = Pages(me.client)
    columns = pages.get(address)
    changed = {"column-0": "", "column-5": "title"}
    none = post_form(me, columns, address, **{"column-0": ""})
    assert none.status_code == 422
    post_form(me, columns, address, **changed)
    trial = pages.get(f"{address}/check")
    post_form(me, trial, "/land")
    titles = {p.title for p in own_system.store.postings.page() if p.source == "市场"}
    assert titles == {"a", "b", "d"}


def test_a_file_that_cannot_be_read_is_told_at_its_field(me: SignedIn) -> None:
    for name, content in (("a.xlsx", b"no workbook"), ("a.csv", "甲,乙\n1,2\n".encode())):
        answer = send_file(me, "", name, content)
        assert answer.status_code == 422
        assert Page(answer.text).by_id("file").attributes["aria-invalid"] == "true"
    assert me.client.post("/steward/import", data={"csrf": me.csrf}).status_code == 422


def test_an_upload_may_be_large_and_only_of_a_steward(
    me: SignedIn, own_client: TestClient, own_system: System
) -> None:
    rows = "".join(f"仓库打包员{n},样例厂{'长' * 100}\n" for n in range(1500))
    content = ("岗位名称,单位名称\n" + rows).encode()
    assert len(content) > 256 * 1024
    assert send_file(me, "", "a.csv", content).status_code == 303
    own_system.settings = own_system.settings.model_copy(update={"max_file_mb": 0})
    assert send_file(me, "", "a.csv", content).status_code == 413
    own_client.cookies.clear()
    refused = send_file(me, "", "a.csv", b"x")
    assert refused.headers["location"].startswith("/sign-in")


def test_nobody_sees_the_file_of_another(me: SignedIn, own_system: System) -> None:
    address = send_file(me, "", "a.csv", DIRTY.encode()).headers["location"]
    with signed_in(me.client, own_system, "steward") as other:
        for path in ("", "/check", "/done", "/errors.xlsx"):
            assert other.client.get(f"{address}{path}").status_code == 404
        assert other.client.get("/steward/import/u-00000000000000000000").status_code == 404
        assert other.client.get("/steward/import/..%2f..").status_code == 404


def test_closing_most_of_a_feed_needs_a_word(me: SignedIn, own_system: System) -> None:
    rows = "岗位名称,单位名称,岗位编号\n" + "".join(f"打包员{n},厂{n},N{n}\n" for n in range(30))
    one = rows.splitlines(keepends=True)[:2]
    for content in (rows, "".join(one)):
        address = send_file(me, "", "a.csv", content.encode()).headers["location"]
        columns = Pages(me.client).get(address)
        answer = post_form(me, columns, address, close_missing="true")
        if answer.headers["location"].endswith("/check"):
            post_form(me, Pages(me.client).get(answer.headers["location"]), "/land")
    refused = Pages(me.client).get(answer.headers["location"])
    assert refused.by_id("yes")
    answer = post_form(me, refused, address, close_missing="true", yes="true")
    post_form(me, Pages(me.client).get(answer.headers["location"]), "/land")
    feed = [p.status for p in own_system.store.postings.page() if p.source == "市场"]
    assert (feed.count("open"), feed.count("closed")) == (1, 29)


@both
def test_an_ad_is_read_held_and_released(me: SignedIn, own_system: System, base: str) -> None:
    posting = own_system.store.postings.get("p-city-06")
    words = "限女性，身高160以上，入职交押金500元。"
    own_system.store.postings.put_many(
        [posting.model_copy(update={"description": words, "status": "held"})]
    )
    pages, address = Pages(me.client), f"{base}/steward/holds/p-city-06"
    listed = pages.get(f"{base}/steward/holds")
    assert [a for a in listed.every("a") if a.attributes["href"] == address]
    page = pages.get(address)
    marked = "".join(m.text for m in page.every("mark"))
    assert "押金" in marked
    assert words == re.sub(r"\d+$", "", "".join(plain(page)))
    assert pages.post(address, {"csrf": me.csrf}, 422).by_id("reason")
    answer = me.post(address, {"decision": "release", "reason": "单位已改"})
    assert "单位已改" in pages.get(address).html
    assert pages.get(answer.headers["location"]).html.count('role="status"') == 1
    assert own_system.store.postings.get("p-city-06").status == "open"
    assert pages.post(address, {"decision": "keep", "reason": "x", "csrf": me.csrf}, 422)


def plain(page: Page) -> list[str]:
    """Return the words of the description, whatever is marked in them."""
    (field,) = [
        d for d in page.every("dd") if "押金" in d.text and "as-written" in str(d.attributes)
    ]
    parts = [e for e in page.every("mark") + page.every("span") if field in e.up()]
    ordered = [e for e in page.all if e in parts]
    return [e.text for e in ordered]


@both
def test_titles_are_decided(me: SignedIn, own_system: System, base: str) -> None:
    odd = own_system.store.postings.get("p-city-07").model_copy(
        update={"id": "p-odd", "title": "咕噜咕噜员"}
    )
    own_system.store.postings.put_many([odd])
    pages, address = Pages(me.client), f"{base}/steward/unmapped"
    page = pages.get(address)
    assert "咕噜咕噜员" in page.html
    assert pages.post(address, {"title": "咕噜咕噜员", "csrf": me.csrf}, 422)
    bad = {"title": "咕噜咕噜员", "choice": "other", "code": "9-9", "csrf": me.csrf}
    assert pages.post(address, bad, 422)
    answer = me.post(address, {"title": "咕噜咕噜员", "choice": "none"})
    assert "咕噜咕噜员" not in pages.get(answer.headers["location"]).html


@both
def test_a_posting_is_taken_out_of_its_cluster(me: SignedIn, own_system: System, base: str) -> None:
    pages, address = Pages(me.client), f"{base}/steward/duplicates"
    page = pages.get(address)
    assert len(page.every("section")) == 1
    post_form(me, page, "/duplicates")
    assert len(pages.get(address).every("section")) == 0
    assert own_system.store.duplicates.apart() == ["p-city-01"]
    post_form(me, pages.get(address), "/duplicates")
    assert own_system.store.duplicates.apart() == []


def test_postings_are_searched_in_pages(me: SignedIn, own_system: System) -> None:
    one = own_system.store.postings.get("p-city-06")
    many = [one.model_copy(update={"id": f"p-x-{n:03}", "title": "特别岗位"}) for n in range(60)]
    own_system.store.postings.put_many(many)
    pages = Pages(me.client)
    page = pages.get("/steward/postings?title=特别&status=open&region=42")
    assert len(page.every("tr")) == 51
    later = [a.attributes["href"] for a in page.every("a") if "cursor" in a.attributes["href"]]
    assert len(pages.get(later[0]).every("tr")) == 11
    assert len(pages.get("/steward/postings?employer=01号").every("tr")) == 3
    assert me.client.get("/steward/postings?cursor=x!").status_code == 422


@both
def test_a_rule_pack_is_checked_and_saved(me: SignedIn, own_system: System, base: str) -> None:
    pages, address = Pages(me.client), f"{base}/steward/rule-packs/invented-a"
    page = pages.get(address)
    text, cases = (
        html.unescape(t) for t in re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.html, re.S)
    )
    sent = {"text": text, "cases": cases, "csrf": me.csrf}
    assert "notice good" in pages.post(address, {**sent, "act": "check"}).html
    wrong = {**sent, "text": text.replace("is: true", "is: maybe", 1)}
    told = pages.post(address, {**wrong, "act": "check"})
    assert re.search(r"第\d+行|line \d+", told.html)
    older = text.replace("50 years", "60 years")
    assert pages.post(address, {**sent, "text": older, "act": "save"}, 422)
    assert pages.post(address, {**sent, "act": "save"}, 422)
    new = text.replace("version: 2026.11.1", "version: 2026.12.1").replace("\n", "\r\n")
    saved = me.post(address, {**sent, "text": new, "act": "save"})
    assert saved.status_code == 303
    page = pages.get(saved.headers["location"])
    assert "2026.12.1" in page.html
    folder: Path = own_system.settings.home / "rulepacks" / "invented-a"
    assert (folder / "versions" / "2026.11.1" / "pack.yaml").read_text("utf-8") == text
    assert own_system.rule_packs.read("invented-a").head.version == "2026.12.1"
    assert "invented-a 2026.12.1" in {one.record_id for one in own_system.store.audit.page()}


def test_lists_need_the_same_statements_whatever_they_hold(
    me: SignedIn, own_system: System
) -> None:
    counts = []
    first = own_system.store.postings.get("p-city-06")
    own_system.store.postings.put_many([first.model_copy(update={"id": "p-h", "status": "held"})])
    for _ in range(2):
        counts.append(
            {
                path: statements(own_system, me.client, f"/steward{path}")
                for path in ("", "/postings", "/employers", "/holds", "/duplicates")
            }
        )
        one = own_system.store.postings.get("p-city-06")
        own_system.store.postings.put_many(
            [one.model_copy(update={"id": f"p-n-{n:03}", "source": f"s{n}"}) for n in range(40)]
            + [one.model_copy(update={"id": f"p-h-{n}", "status": "held"}) for n in range(9)]
        )
        own_system.store.duplicates.set_many({f"p-n-{n:03}": f"p-n-{n // 2:03}" for n in range(40)})
        set_apart(own_system.store, own_system.clock, "p-city-01", "李老师")
    assert counts[0] == counts[1]

"""Every page, in both languages, through a client that checks each page it gets."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.city import ENGLISH, SENTENCE
from tests.web.page import Page
from tests.web.pages import Pages, form_named

pytestmark = pytest.mark.web
LANGUAGES = {"": ("zh-CN", SENTENCE), "/en": ("en", ENGLISH)}
both = pytest.mark.parametrize("base", list(LANGUAGES), ids=["zh", "en"])


@pytest.fixture
def pages(client: TestClient) -> Pages:
    return Pages(client)


def ranked(page: Page) -> list[str]:
    return [h.text for h in page.every("h3") if h.attributes.get("id", "").startswith("match-")]


def others(page: Page) -> list[str]:
    (lists,) = [d for d in page.every("details") if d.attributes.get("class") == "others"]
    return [a.text for a in page.every("a") if lists in a.up()]


@both
def test_a_sentence_leads_to_postings_with_reasons(pages: Pages, base: str) -> None:
    language, sentence = LANGUAGES[base]
    home = pages.get(f"{base}/")
    answer = pages.send(home, form_named(home, "ask"), text=sentence)
    assert "包" in ranked(answer)[0]
    assert answer.one("blockquote").text == sentence
    reasons = [u for u in answer.every("ul") if u.attributes.get("class") == "reasons"]
    assert reasons[0].text
    assert ("Why it fits" if language == "en" else "为什么合适") in answer.visible


@both
def test_every_match_leads_to_its_page(pages: Pages, base: str) -> None:
    answer = pages.post(f"{base}/answers", {"text": LANGUAGES[base][1]})
    links = {
        a.attributes["href"] for a in answer.every("a") if "/postings/" in a.attributes["href"]
    }
    assert len(links) >= 8
    for link in links:
        assert link.startswith(f"{base}/postings/")
        pages.get(link)


def test_more_postings_are_added_to_those_before(pages: Pages) -> None:
    first = pages.post("/answers", {"text": SENTENCE, "k": "6"})
    more = form_named(first, "more")
    assert more.attributes["action"].endswith("#match-7")
    second = pages.send(first, more)
    assert ranked(second)[:6] == ranked(first)
    assert len(ranked(second)) > 6


def test_htmx_gets_the_results_alone_and_the_reading_position(pages: Pages) -> None:
    part = pages.part("/answers", {"text": SENTENCE, "k": "12"})
    whole = pages.post("/answers", {"text": SENTENCE, "k": "12"})
    assert part.every("html") == []
    assert part.by_id("results").text == whole.by_id("results").text
    assert len(ranked(part)) == 12
    (new,) = [e for e in part.all if "autofocus" in e.attributes]
    assert new.attributes["id"] == "match-3"


def test_personalisation_is_switched_off_and_on_at_once(pages: Pages) -> None:
    first = pages.post("/answers", {"text": SENTENCE, "k": "20"})
    assert not any("夜班）" in title for title in ranked(first))
    plain = pages.send(first, form_named(first, "mode"), k="20")
    # Work elsewhere, which his words about the place had kept out.
    assert sum("仓库打包员" in title for title in ranked(plain)) == 2
    assert sum("仓库打包员" in title for title in ranked(first)) == 1
    assert others(plain)
    assert "没有个性化：只按您想做的工作找。" in plain.visible
    assert "checked" in plain.by_id("plain").attributes
    again = pages.send(plain, form_named(plain, "mode"), k="20")
    assert ranked(again) == ranked(first)


def test_the_other_language_keeps_what_was_typed(pages: Pages) -> None:
    answer = pages.post("/answers", {"text": SENTENCE})
    other = pages.send(answer, form_named(answer, "switch"))
    assert other.one("html").attributes["lang"] == "en"
    assert other.one("blockquote").text == SENTENCE


@both
def test_without_words_the_box_says_what_to_do(pages: Pages, base: str) -> None:
    page = pages.post(f"{base}/answers", {"text": "  "}, 422)
    box = page.by_id("text")
    assert box.attributes["aria-invalid"] == "true"
    assert "text-error" in box.attributes["aria-describedby"]
    assert any(a.attributes["href"] == "#text" for a in page.every("a"))
    assert page.one("title").text.startswith(page.by_id("error-title").text)


def test_too_many_words_are_given_back(pages: Pages) -> None:
    page = pages.post("/answers", {"text": "长" * 4001}, 422)
    assert page.by_id("text").text == "长" * 4000
    assert "4000" in page.by_id("text-error").text


@both
def test_too_little_known_asks_instead_of_guessing(pages: Pages, base: str) -> None:
    page = pages.post(f"{base}/answers", {"text": "？？"})
    assert ranked(page) == []
    assert page.one("h1").text in ("资料不足", "Too little is known")
    assert [u for u in page.every("ul") if u.attributes.get("class") == "questions"]
    assert "open" in next(d for d in page.every("details")).attributes


def test_what_is_typed_is_shown_as_text(pages: Pages) -> None:
    page = pages.post("/answers", {"text": "<script>alert(1)</script>仓库打包 & \"'"})
    assert page.one("blockquote").text == "<script>alert(1)</script>仓库打包 & \"'"


def test_an_answer_has_no_address_of_its_own(client: TestClient) -> None:
    again = client.get("/en/answers")
    assert (again.status_code, again.headers["location"]) == (303, "/en/")


def test_an_answer_is_kept_by_nobody_but_the_browser(client: TestClient) -> None:
    answer = client.post("/answers", data={"text": SENTENCE})
    assert answer.headers["cache-control"] == "private, no-cache"


@both
def test_a_posting_shows_what_is_known_and_what_is_not(pages: Pages, base: str) -> None:
    full = pages.get(f"{base}/postings/p-city-01")
    assert full.one("h1").text == "仓库打包员"
    assert full.every("dl")[0].text.count("4200") == 2
    assert [u for u in full.every("ul") if u.attributes.get("class") == "unknowns"] == []
    bare = pages.get(f"{base}/postings/p-city-08")
    (asked,) = [u for u in bare.every("ul") if u.attributes.get("class") == "unknowns"]
    assert len(asked.children) == 4


def test_placements_and_welfare_posts_are_labelled(pages: Pages) -> None:
    assert "就业见习" in pages.get("/postings/p-city-13").visible
    assert "公益性岗位" in pages.get("/postings/p-city-14").visible


@pytest.mark.parametrize("posting_id", ["p-city-17", "p-city-18"], ids=["closed", "past"])
def test_a_posting_that_is_over_says_so(pages: Pages, posting_id: str) -> None:
    assert "这个岗位已经不招了" in pages.get(f"/postings/{posting_id}").visible


@pytest.mark.parametrize(
    ("base", "text", "words"),
    [
        ("", "我今年15", ("劳动法第十五条", "12333")),
        ("", "我今年15，想做打包", ("劳动法第十五条", "12333")),
        ("/en", "I am 15 and want to work as a packer", ("Labour Law article 15", "12333")),
    ],
)
def test_a_child_reads_the_law_in_place_of_postings(
    pages: Pages, base: str, text: str, words: tuple[str, ...]
) -> None:
    page = pages.post(f"{base}/answers", {"text": text})
    assert [word for word in words if word not in "\n".join(page.visible)] == []
    assert list(page.every("article")) == []
    assert ("暂时没有岗位" if not base else "No postings for now") in page.one("h1").text


def test_what_is_refused_is_shown_as_understood(pages: Pages) -> None:
    page = pages.post("/answers", {"text": "想做打包，不做保洁"})
    assert "您不做的工作" in page.visible
    assert "职业分类和岗位名称都不是您说过不做的“保洁”。" in page.visible
    assert "这些没有用上" not in page.visible


@both
def test_the_rules_are_those_in_force(pages: Pages, base: str, client: TestClient) -> None:
    page = pages.get(f"{base}/rules")
    app: Any = client.app
    scorer = app.state.door.system.matching.scorer
    tables = [[row.text for row in t.children[-1].children] for t in page.every("table")]
    assert [len(t) for t in tables[:2]] == [
        len(scorer.config.direction),
        len(scorer.config.costs),
    ]
    share = scorer.config.direction["occupation"] / sum(scorer.config.direction.values())
    assert any(row.endswith(f"{share:.0%}") for row in tables[0])
    assert len(page.one("ol").children) == 5
    reranking = app.state.door.system.matching.reranking
    parts = (
        reranking.congestion.weight,
        reranking.answers.weight,
        reranking.variety.employer_weight,
        reranking.variety.occupation_weight,
    )
    assert all(row.endswith(f"{w:.0%}") for row, w in zip(tables[3], parts, strict=True))
    bound = f"{reranking.largest_effect:.0%}"
    assert any(bound in words.replace(" ", "") for words in page.visible)


@both
@pytest.mark.parametrize("address", ["/nowhere", "/postings/none"])
def test_a_page_that_is_not_there_helps(pages: Pages, base: str, address: str) -> None:
    page = pages.get(f"{base}{address}", 404)
    assert any(a.attributes.get("class") == "button" for a in page.every("a"))


def test_a_wrong_field_gets_a_page_too(pages: Pages) -> None:
    pages.post("/answers", {"text": SENTENCE, "k": "1000"}, 422)


def test_a_program_that_asks_for_json_gets_json(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"Accept": "application/json"})
    assert answer.json()["error"] == "no_such_address"


def test_an_error_in_a_fragment_takes_the_whole_page(client: TestClient) -> None:
    answer = client.post("/answers", data={"k": "0"}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "body"

"""What ads ask of sex, age, origin, family or health ranks nothing and is quoted nowhere."""

from __future__ import annotations

import numpy as np
import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.match import Match
from recommender.services.explain_any import explain_any
from recommender.services.index_rows import PostingRows
from recommender.services.match_posting import match_posting
from recommender.services.match_seeker import match_seeker
from recommender.services.read_seeker import read_text
from tests.city import NOON, SHASHI, _posting, served

pytestmark = pytest.mark.api
TODAY = NOON.date()
DUTIES = "收银、理货，用电脑做日报。"
PLAIN, WORDED = "p-city-90", "p-city-91"
WORDS = ("限女", "男士", "35岁", "户口", "少数民族", "未婚", "残疾")
POSTINGS = (
    _posting(90, "超市收银员", description=f"门店早班。{DUTIES}", salary_min_cny_month=3500),
    _posting(
        91,
        "超市收银员（限女）",
        description=f"限女，35岁以下，本地户口。门店早班。{DUTIES}男士勿扰，少数民族勿扰，未婚优先，残疾勿投。",
        skills=("限女性", "35岁以下"),
        certificates_preferred=("本地户口",),
        salary_min_cny_month=3500,
    ),
)
PEOPLE = (
    "想找收银，沙市区，三千以上。",
    "做过五年超市收银，会用电脑，住荆州区。",
    "女，28岁，想找收银。",
    "男，50岁，农村户口，找份理货的活。",
    "I want to work as a cashier in Jingzhou.",
    "想找会计，双休。",
)


@pytest.fixture
def shop(own_system: System) -> System:
    """A city with two ads that differ in such words alone."""
    with own_system.store.transaction() as tx:
        tx.postings.put_many(POSTINGS)
    own_system.postings.build()
    return own_system


def said(match: Match) -> tuple[object, ...]:
    return (
        match.score,
        match.evidence_coverage,
        match.gates,
        [reason.text.replace(match.posting.title, "") for reason in match.reasons],
        match.gaps,
        match.unknowns,
    )


@pytest.mark.parametrize("text", PEOPLE)
def test_two_ads_that_differ_in_it_alone_are_worth_the_same(shop: System, text: str) -> None:
    person = read_text(text, TODAY, SHASHI).profile
    plain, worded = (explain_any(shop.matching, person, p) for p in (PLAIN, WORDED))
    assert said(worded) == said(plain)


def test_they_are_one_in_the_index(shop: System) -> None:
    batch = PostingRows(shop.store, shop.embedder, shop.linker).load([PLAIN, WORDED])
    assert batch.words[0] == batch.words[1]
    for name, field in batch.fields.items():
        assert len(set(field.text_of_row.tolist())) == 1, name
    for name, column in batch.columns.arrays().items():
        if name != "employer":  # they are of two employers
            np.testing.assert_array_equal(column[0], column[1], err_msg=name)


def test_they_find_the_same_people(shop: System) -> None:
    found = [match_posting(shop.matching, posting).matches for posting in (PLAIN, WORDED)]
    assert [(m.seeker.id, m.score) for m in found[0]] == [(m.seeker.id, m.score) for m in found[1]]


@pytest.mark.parametrize("text", PEOPLE[:2])
def test_no_sentence_quotes_it(shop: System, text: str) -> None:
    for language in ("zh", "en"):
        answer = match_seeker(
            shop.matching, read_text(text, TODAY, SHASHI).profile, k=20, language=language
        )
        (found,) = [m for m in answer.matches if m.posting.id == WORDED]
        quoted = found.model_dump_json()
        assert [word for word in WORDS if word in quoted] == []


def test_what_is_sent_of_a_pair_does_not_quote_it(shop: System) -> None:
    person = read_text(PEOPLE[0], TODAY, SHASHI).profile
    sent = explain_any(shop.matching, person, WORDED).model_dump_json()
    sent += match_posting(shop.matching, WORDED).model_dump_json()
    assert [word for word in WORDS if word in sent] == []
    assert DUTIES in sent


def test_the_page_leaves_it_out_and_says_so(shop: System) -> None:
    with served(shop) as client:
        page, plain = _page(client, WORDED), _page(client, PLAIN)
    note = "已略去"
    assert [word for word in WORDS if word in page.replace("年龄、户籍", "")] == []
    assert DUTIES in page
    assert note in page
    assert note not in plain


def _page(client: TestClient, posting: str) -> str:
    answer = client.get(f"/postings/{posting}", headers={"Accept-Language": "zh"})
    assert answer.status_code == 200
    return answer.text


def test_the_record_itself_is_kept_as_it_was_imported(shop: System) -> None:
    assert shop.store.postings.get(WORDED).description == POSTINGS[1].description

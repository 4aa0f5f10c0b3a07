"""``/v1/posting-checks`` from outside."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.services.check_posting import indexed_references, stored_references
from tests.city import POSTINGS, served

pytestmark = pytest.mark.api
AD = "招收银员，限女，35岁以下"


def check(client: TestClient, language: str = "zh", **body: Any) -> Any:
    return client.post("/v1/posting-checks", json=body, headers={"Accept-Language": language})


def test_a_text_is_checked_as_on_the_command_line(client: TestClient) -> None:
    answer = check(client, text=AD).json()
    assert answer["verdict"] == "unlawful"
    first = answer["findings"][0]
    assert (first["rule"], first["text"], first["start"], first["end"]) == (
        "sex_women",
        "限女",
        5,
        7,
    )
    assert (first["clause"], first["hold"]) == ("就业促进法第三条", True)
    english = check(client, "en", text=AD).json()["findings"][0]
    assert english["clause"] == "Employment Promotion Law, article 3"
    assert check(client, text=AD, language="en").json()["findings"][0] == english


def test_several_texts_are_answered_in_order(client: TestClient) -> None:
    answer = check(client, texts=[AD, "好又多超市招收银员1名，负责收银，3500元，沙市区，学历不限"])
    assert [one["verdict"] for one in answer.json()["checks"]] == ["unlawful", "clear"]


def test_a_draft_is_checked_by_its_fields(client: TestClient) -> None:
    draft = {"title": "收银员", "description": "负责收银。", "benefits": ["限本市户籍"]}
    found = check(client, posting=draft).json()["findings"]
    assert (found[0]["rule"], found[0]["field"]) == ("hukou", "benefits.0")
    assert "no_pay" in {one["rule"] for one in found}


def test_a_stored_posting_is_checked_for_those_who_may_write(own_system: System) -> None:
    with served(own_system) as near:
        found = check(near, posting_id="p-city-01").json()
        assert {one["rule"] for one in found["findings"]} <= {"no_headcount", "no_conditions"}
        assert check(near, posting_id="p-none").status_code == 404
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert check(far, posting_id="p-city-01").status_code == 403
        assert check(far, text=AD).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": AD, "posting_id": "p-city-01"},
        {"text": ""},
        {"text": "长" * 20_001},
        {"texts": []},
        {"texts": ["x"] * 101},
        {"posting": {"description": "没有名称"}},
    ],
)
def test_what_cannot_be_checked_says_why(client: TestClient, body: dict[str, Any]) -> None:
    refused = check(client, **body)
    assert (refused.status_code, refused.json()["error"]) == (422, "invalid_input")


def test_pay_by_the_index_is_pay_by_the_store(own_system: System) -> None:
    low = {"occupation_code": "4-01-02-01", "salary_max_cny_month": None}
    paid = [
        p.model_copy(update=low | {"salary_min_cny_month": 3000 + 10 * n, "status": "open"})
        for n, p in enumerate(POSTINGS)
    ]
    ceiling = {"salary_min_cny_month": None, "salary_max_cny_month": 9000}
    paid[0] = paid[0].model_copy(update=ceiling)
    own_system.store.postings.put_many(paid)
    own_system.postings.build()
    of_index = indexed_references(own_system.postings.view())["4-01-02-01"]
    assert of_index == stored_references(own_system.store)["4-01-02-01"]
    high = {"title": "理货员", "salary_min_cny_month": 30_000, "occupation_code": "4-01-02-01"}
    with served(own_system) as client:
        found = check(client, posting=high).json()["findings"]
    assert "pay_far_above" in {one["rule"] for one in found}

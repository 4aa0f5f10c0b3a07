"""What is held back, over HTTP and on the pages: shown to nobody until a steward decides."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from tests.city import served, titles

pytestmark = pytest.mark.api
NEW = {"source": "till", "source_id": "7", "title": "仓库理货员", "region_code": "421002"}
UNLAWFUL = {**NEW, "description": "理货、补货。限男性。"}


def matched(client: TestClient) -> list[str]:
    """Titles matched once the index has caught up with everything written so far."""
    app: Any = client.app
    door = app.state.door
    last = door.store.changes.last_seq()
    assert door.keeper.wait_until(lambda status: status.change_seq >= last, 10)
    body = {"text": "我想做仓库理货员，住沙市区", "k": 20}
    return titles(client.post("/v1/matches", json=body).json()["matches"])


def decide(client: TestClient, address: str, decision: str, **more: str) -> Any:
    body = {"decision": decision, "reason": "核对过营业执照", "by": "李老师", **more}
    return client.post(f"{address}/hold-decisions", json=body)


def test_an_unlawful_posting_is_held_until_it_is_released(own_client: TestClient) -> None:
    created = own_client.post("/v1/postings", json=UNLAWFUL)
    address = created.headers["location"]
    assert (created.status_code, created.json()["status"]) == (201, "held")
    assert NEW["title"] not in matched(own_client)
    waiting = own_client.get("/v1/postings", params={"status": "held"}).json()["items"]
    assert [posting["id"] for posting in waiting] == [created.json()["id"]]

    kept = decide(own_client, address, "keep", reason="等单位改")
    released = decide(own_client, address, "release")
    assert (kept.status_code, released.status_code) == (201, 201)
    assert NEW["title"] in matched(own_client)
    history = own_client.get(f"{address}/hold-decisions").json()["history"]
    assert [line["action"] for line in history] == ["held", "kept", "released"]
    assert [line["by"] for line in history] == ["screening", "李老师", "李老师"]
    assert history[0]["ad"]["description"] == UNLAWFUL["description"]
    assert history[0]["findings"][0]["rule"] == "sex_men"
    assert history[2] == released.json()

    again = own_client.post("/v1/postings", json=UNLAWFUL)
    assert again.json()["status"] == "open"


def test_a_lawful_posting_is_open_and_can_be_held_by_hand(own_client: TestClient) -> None:
    address = own_client.post("/v1/postings", json=NEW).headers["location"]
    assert NEW["title"] in matched(own_client)
    assert decide(own_client, address, "release").status_code == 422
    assert decide(own_client, address, "hold", reason="接到举报").status_code == 201
    assert NEW["title"] not in matched(own_client)
    assert decide(own_client, "/v1/postings/p-none", "hold").status_code == 404
    assert decide(own_client, address, "keep", reason="").status_code == 422


def test_only_those_who_may_write_see_and_decide(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert far.get("/v1/postings/p-city-01/hold-decisions").status_code == 403
        assert decide(far, "/v1/postings/p-city-01", "hold").status_code == 403


def test_the_page_of_what_is_held_shows_nothing_of_the_ad(own_client: TestClient) -> None:
    address = own_client.post("/v1/postings", json=UNLAWFUL).headers["location"]
    number = address.rsplit("/", 1)[1]
    page = own_client.get(f"/postings/{number}", headers={"Accept-Language": "zh"}).text
    assert "这个岗位正在核对" in page
    assert [word for word in ("限男", "补货", NEW["title"]) if word in page] == []
    english = own_client.get(f"/en/postings/{number}").text
    assert "This posting is being checked" in english


def test_a_person_is_told_that_no_law_asks_for_an_age(own_client: TestClient) -> None:
    aged = {**NEW, "description": "理货、补货。45岁以下。"}
    created = own_client.post("/v1/postings", json=aged).json()
    assert (created["status"], NEW["title"] in matched(own_client)) == ("open", True)
    body = {"text": "我想做仓库理货员，住沙市区", "k": 20}
    found = own_client.post("/v1/matches", json=body).json()["matches"]
    told = {m["posting"]["id"]: m["ad_notices"] for m in found}
    (notice,) = told.pop(created["id"])
    assert (notice["rule"], notice["severity"]) == ("age", "discouraged")
    assert "不是法律规定的" in notice["text"]
    assert "45" not in notice["text"]
    assert set(map(tuple, told.values())) == {()}
    page = own_client.get(f"/postings/{created['id']}", headers={"Accept-Language": "zh"}).text
    cards = own_client.post("/answers", data={"text": body["text"]}).text
    assert notice["text"] in page
    assert notice["text"] in cards
    assert "45岁" not in page + cards

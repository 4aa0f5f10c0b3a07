"""``/v1/postings``, ``/v1/courses`` and ``/v1/services``, from outside."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.http.paging import encode_cursor
from recommender.bootstrap import System
from tests.city import POSTINGS, served, titles

pytestmark = pytest.mark.api
NEW = {"source": "till", "source_id": "7", "title": "仓库理货员", "region_code": "421002"}


def test_pages_follow_one_another_and_miss_nothing(client: TestClient) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get("/v1/postings", params={"cursor": cursor, "limit": 5}).json()
        assert len(page["items"]) <= 5
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == sorted(p.id for p in POSTINGS)


def test_a_list_can_be_of_one_status(client: TestClient) -> None:
    page = client.get("/v1/postings", params={"status": "closed"}).json()
    assert [item["id"] for item in page["items"]] == ["p-city-17"]


def test_the_longest_id_has_a_cursor_that_is_taken(client: TestClient) -> None:
    cursor = encode_cursor(chr(0x20000) * 200)
    assert client.get("/v1/postings", params={"cursor": cursor}).json()["items"] == []


def test_a_cursor_that_is_not_ours_is_refused(client: TestClient) -> None:
    refused = client.get("/v1/postings", params={"cursor": "!!"})
    assert (refused.status_code, refused.json()["error"]) == (422, "invalid_input")


@pytest.mark.parametrize("address", ["/v1/postings", "/v1/postings/p-city-01", "/v1/courses"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, address: str) -> None:
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get(address, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_a_write_changes_the_tag_of_lists(own_client: TestClient) -> None:
    tag = own_client.get("/v1/postings").headers["etag"]
    own_client.post("/v1/postings", json=NEW)
    again = own_client.get("/v1/postings", headers={"If-None-Match": tag})
    assert again.status_code == 200


def test_a_posting_is_created_replaced_found_and_closed(own_client: TestClient) -> None:
    created = own_client.post("/v1/postings", json=NEW)
    address = created.headers["location"]
    assert created.status_code == 201
    assert own_client.get(address).json() == created.json()

    replaced = own_client.post("/v1/postings", json={**NEW, "openings": 3})
    assert (replaced.status_code, replaced.headers["location"]) == (200, address)
    assert own_client.get(address).json()["openings"] == 3
    assert NEW["title"] in _found(own_client)

    closed = own_client.post(f"{address}/close")
    assert (closed.status_code, closed.json()["status"]) == (200, "closed")
    assert NEW["title"] not in _found(own_client)


def test_an_id_may_be_chinese(own_client: TestClient) -> None:
    created = own_client.post("/v1/postings", json={**NEW, "id": "理货 7号?"})
    assert created.status_code == 201
    assert own_client.get(created.headers["location"]).json()["id"] == "理货 7号?"


def _found(client: TestClient) -> list[str]:
    """Titles matched once the index has caught up with everything written so far."""
    app: Any = client.app
    door = app.state.door
    last = door.store.changes.last_seq()
    assert door.keeper.wait_until(lambda status: status.change_seq >= last, 10)
    body = {"text": "我想做仓库理货员，住沙市区", "k": 20}
    return titles(client.post("/v1/matches", json=body).json()["matches"])


def test_a_posting_that_is_wrong_says_which_field_and_what_to_do(own_client: TestClient) -> None:
    wrong = {**NEW, "region_code": "沙市", "openings": 0, "colour": "red"}
    refused = own_client.post("/v1/postings", json=wrong, headers={"Accept-Language": "en"})
    fields = {f["field"]: f["remedy"] for f in refused.json()["context"]["fields"]}
    assert refused.status_code == 422
    assert fields == {
        "region_code": r"has the wrong form, it must match ^\d{6}$",
        "openings": "must be at least 1",
        "colour": "is not a field; drop it or check its name",
    }
    assert "沙市" not in refused.text


def test_pay_upside_down_is_refused(own_client: TestClient) -> None:
    wrong = {**NEW, "salary_min_cny_month": 9000, "salary_max_cny_month": 4000}
    assert own_client.post("/v1/postings", json=wrong).status_code == 422


def test_a_posting_needs_a_name_of_its_own(own_client: TestClient) -> None:
    nameless = {"source": "till", "title": "仓库理货员"}
    assert own_client.post("/v1/postings", json=nameless).status_code == 422


def test_closing_what_is_not_there_is_a_404(own_client: TestClient) -> None:
    assert own_client.post("/v1/postings/p-none/close").status_code == 404


def test_other_machines_and_other_sites_may_not_write(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert far.post("/v1/postings", json=NEW).status_code == 403
        assert far.get("/v1/postings").status_code == 200
    with served(own_system) as near:
        foreign = {"Sec-Fetch-Site": "cross-site"}
        assert near.post("/v1/postings/p-city-01/close", headers=foreign).status_code == 403


def test_a_token_lets_in_whoever_has_it(own_system: System) -> None:
    guarded = {"api_token": SecretStr("correct horse")}
    own_system.settings = own_system.settings.model_copy(update=guarded)
    with served(own_system, ("203.0.113.9", 40000)) as far:
        for given, status in (("correct horse", 201), ("wrong", 403), ("", 403)):
            headers = {"Authorization": f"Bearer {given}"}
            assert far.post("/v1/postings", json=NEW, headers=headers).status_code == status


def test_in_production_nobody_writes_without_a_token(own_system: System) -> None:
    production = {"environment": "production"}
    own_system.settings = own_system.settings.model_copy(update=production)
    with served(own_system) as near:
        assert near.post("/v1/postings", json=NEW).status_code == 403


def test_courses_come_in_pages(client: TestClient) -> None:
    page = client.get("/v1/courses", params={"limit": 2}).json()
    rest = client.get("/v1/courses", params={"cursor": page["next_cursor"]}).json()
    assert [c["title"] for c in page["items"] + rest["items"]] == [
        "叉车司机取证班",
        "家政服务员培训",
        "电工初级班",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [("厂子关门了，想登记", "v-1"), ("想开店没本钱", "v-2"), ("我失业了，要登记", "v-1")],
)
def test_services_are_found_by_a_situation(client: TestClient, words: str, found: str) -> None:
    answer = client.get("/v1/services", params={"q": words}).json()
    assert answer["services"][0]["id"] == found
    assert (answer["abstained"], answer["degraded"], answer["notices"]) == (False, False, [])


def test_without_words_services_are_listed(client: TestClient) -> None:
    answer = client.get("/v1/services").json()
    assert [service["id"] for service in answer["services"]] == ["v-1", "v-2"]


@pytest.mark.parametrize("words", ["？", "火车票怎么退"])
def test_what_no_service_answers_points_to_the_line(client: TestClient, words: str) -> None:
    answer = client.get("/v1/services", params={"q": words}).json()
    assert (answer["services"], answer["abstained"]) == ([], True)
    assert "12333" in answer["notices"][0]

"""``/v1/matches`` and ``/v1/intakes``, from outside."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from tests.city import ENGLISH, SENTENCE, served, titles

pytestmark = pytest.mark.api


def test_a_sentence_gets_ranked_postings_with_reasons(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"text": SENTENCE, "k": 5}).json()
    first = answer["matches"][0]
    assert first["posting"]["title"] == "仓库打包员"
    assert first["rank"] == 1
    assert 0 < first["score"] <= 1
    assert first["reasons"]
    assert first["gates"]
    assert [m["rank"] for m in answer["matches"]] == list(range(1, len(answer["matches"]) + 1))


def test_what_the_person_refuses_is_not_shown(client: TestClient) -> None:
    found = titles(client.post("/v1/matches", json={"text": SENTENCE, "k": 20}).json()["matches"])
    assert "打包工（夜班）" not in found
    assert "打包员" not in found  # past its last day


def test_other_work_does_not_fill_the_list(client: TestClient) -> None:
    found = titles(client.post("/v1/matches", json={"text": SENTENCE, "k": 20}).json()["matches"])
    assert "仓库打包员" in found
    assert not {"幼儿园教师", "会计", "厨师"} & set(found)


def test_what_nobody_offers_is_said_to_have_been_sought_everywhere(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"text": "沙市区，想做飞行员"}).json()
    assert "anywhere" in answer["relaxed"]
    assert "飞行员" not in titles(answer["matches"])


def test_near_duplicates_take_one_line(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"text": SENTENCE, "k": 20}).json()
    twins = {m["posting"]["id"]: m["same_as"] for m in answer["matches"]}
    assert twins.get("p-city-01") == ["p-city-02"] or twins.get("p-city-02") == ["p-city-01"]


def test_sentences_are_in_the_language_that_is_asked_for(client: TestClient) -> None:
    body = {"text": ENGLISH, "k": 3}
    by_header = client.post("/v1/matches", json=body, headers={"Accept-Language": "en-GB,en"})
    by_field = client.post("/v1/matches", json={**body, "language": "en"})
    default = client.post("/v1/matches", json=body)
    reasons = [r.json()["matches"][0]["reasons"][0]["text"] for r in (by_header, by_field)]
    assert reasons[0] == reasons[1]
    assert reasons[0].endswith(".")
    assert default.json()["matches"][0]["reasons"][0]["text"].endswith("。")


def test_not_personalised_ignores_all_but_the_wish(client: TestClient) -> None:
    body = {"text": SENTENCE, "k": 20, "non_personalized": True}
    answer = client.post("/v1/matches", json=body).json()
    assert answer["non_personalized"] is True
    assert answer["profile"]["constraints"]["no_night_shift"] is None
    assert "打包工（夜班）" in titles(answer["matches"])


def test_what_an_intake_gives_can_be_matched(client: TestClient) -> None:
    profile = client.post("/v1/intakes", json={"text": SENTENCE}).json()
    assert profile["constraints"]["no_night_shift"] is True
    assert profile["home_region_code"] is None or profile["home_region_code"] == "421002"
    for extra in ("not_understood", "questions", "spans"):
        profile.pop(extra)
    answer = client.post("/v1/matches", json={"profile": profile, "k": 3}).json()
    assert answer["matches"][0]["posting"]["title"] == "仓库打包员"


def test_a_registered_seeker_can_be_matched(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"seeker_id": "s-city-1", "k": 1}).json()
    assert titles(answer["matches"]) == ["仓库打包员"]


def test_the_other_way_round_gives_people_without_their_words(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"posting_id": "p-city-01"})
    assert answer.json()["matches"][0]["seeker"]["id"] == "s-city-1"
    assert "这句话只给本人看" not in answer.text


CHILD = "我今年15，想在沙市区做仓库打包"


@pytest.mark.parametrize("plain", [True, False])
def test_a_child_is_shown_the_law_and_no_posting(client: TestClient, plain: bool) -> None:
    body = {"text": CHILD, "non_personalized": plain}
    answer = client.post("/v1/matches", json=body).json()
    assert (answer["matches"], answer["relaxed"], answer["questions"]) == ([], [], [])
    (notice,) = answer["notices"]
    assert "劳动法第十五条" in notice
    assert "15" not in answer["profile"].values()
    assert client.post("/v1/matches", json={"text": SENTENCE}).json()["notices"] == []


def test_a_child_stays_one_from_intake_to_match(client: TestClient) -> None:
    profile = client.post("/v1/intakes", json={"text": CHILD}).json()
    assert profile["working_age"] == "under_16"
    for extra in ("not_understood", "questions", "spans"):
        profile.pop(extra)
    assert client.post("/v1/matches", json={"profile": profile}).json()["notices"]


def test_at_17_barred_work_is_left_out_even_when_not_personalised(client: TestClient) -> None:
    for wish in ("搬运工", "保安"):
        body = {"text": f"17岁，想做{wish}", "k": 20, "non_personalized": True}
        young = titles(client.post("/v1/matches", json=body).json()["matches"])
        adult = {**body, "text": f"想做{wish}"}
        grown = titles(client.post("/v1/matches", json=adult).json()["matches"])
        assert set(grown) - set(young)
        assert not {"搬运工", "保安员"} & set(young)


def test_refused_work_is_not_shown(client: TestClient) -> None:
    asked = "想做保洁、打包，不做{}"
    found = {
        refused: titles(
            client.post("/v1/matches", json={"text": asked.format(refused), "k": 50}).json()[
                "matches"
            ]
        )
        for refused in ("打包员", "厨师")
    }
    assert "保洁员" in found["打包员"]
    assert "仓库打包员" in found["厨师"]
    assert not [title for title in found["打包员"] if "打包员" in title]


def test_a_registered_minor_is_protected_both_ways_round(own_client: TestClient) -> None:
    door = own_client.app.state.door
    heavy = {"posting_id": "p-city-15", "k": 10}
    people = [
        SeekerProfile(id=f"s-young-{year}", desired_titles=("搬运工", "仓库打包"))
        for year in (1990, 2009, 2012)
    ]
    with door.store.transaction() as tx:
        tx.seekers.put_many(people)
        tx.sensitive.put_many(
            [SensitiveFacts(seeker_id=p.id, birth_date=date(int(p.id[-4:]), 1, 1)) for p in people]
        )
    assert door.keeper.wait_until(
        lambda status: status.changes_behind == 0 and status.change_seq >= 3, 60
    )
    door.system.seekers.catch_up()
    assert (door.system.seekers.view().columns.working_age == -1).all()
    loading = own_client.post("/v1/matches", json=heavy).text
    packing = own_client.post("/v1/matches", json={"posting_id": "p-city-01"}).json()["matches"]
    shown = {m["seeker"]["id"]: m for m in packing}
    assert "s-young-1990" in loading
    assert "s-young-2009" not in loading
    assert "s-young-2012" not in loading
    assert {"s-young-1990", "s-young-2009"} <= shown.keys()
    assert "s-young-2012" not in shown
    assert all(match["seeker"]["working_age"] is None for match in packing)
    answers = {
        person.id: own_client.post("/v1/matches", json={"seeker_id": person.id, "k": 50}).json()
        for person in people
    }
    assert "搬运工" in titles(answers["s-young-1990"]["matches"])
    assert "搬运工" not in titles(answers["s-young-2009"]["matches"])
    assert answers["s-young-2012"]["matches"] == []


@pytest.mark.parametrize("body", [{}, {"text": "a", "seeker_id": "b"}])
def test_exactly_one_subject_is_needed(client: TestClient, body: dict[str, str]) -> None:
    refused = client.post("/v1/matches", json=body)
    assert refused.status_code == 422
    assert "posting_id" in refused.json()["context"]["fields"][0]["remedy"]


def test_nobody_there_is_a_404_with_its_facts(client: TestClient) -> None:
    missing = client.post(
        "/v1/matches", json={"seeker_id": "s-none"}, headers={"Accept-Language": "en"}
    )
    assert missing.status_code == 404
    assert missing.json() == {
        "error": "not_found",
        "detail": "No seeker with id s-none; check the id, it may have been deleted.",
        "context": {"kind": "seeker", "id": "s-none"},
    }


def test_registered_people_are_not_for_everybody(city: System) -> None:
    with served(city, ("203.0.113.9", 40000)) as far:
        refused = far.post("/v1/matches", json={"posting_id": "p-city-01"})
        assert refused.status_code == 403
        assert "ZHIQIAO_API_TOKEN" in refused.json()["detail"]
        assert far.post("/v1/matches", json={"text": SENTENCE}).status_code == 200


def test_nothing_that_was_said_is_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="zhiqiao"):
        client.post("/v1/matches", json={"text": SENTENCE, "k": 1})
        client.post("/v1/matches", json={"text": SENTENCE * 400})
        client.get("/v1/services", params={"q": "欠薪"})
    assert "POST /v1/matches 200" in caplog.text
    assert "仓库" not in caplog.text
    assert "欠薪" not in caplog.text

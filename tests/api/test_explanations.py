"""Where any posting stands for a person, over HTTP and on the command line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli.main import app
from recommender.bootstrap import System
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.services.explain_standing import explain_standing
from recommender.services.set_control import NewControl, set_control
from recommender.services.try_changes import merged
from tests.city import SENTENCE, SHASHI, served

pytestmark = pytest.mark.api
WHO = "s-city-1"
PACKER = {"desired_titles": ["仓库打包"], "home_region_code": SHASHI}


def explained(client: TestClient, posting: str, **body: object) -> dict[str, Any]:
    answer = client.post("/v1/explanations", json={"posting_id": posting, **body})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def standing(client: TestClient, posting: str, **profile: object) -> dict[str, Any]:
    whole = {**PACKER, **profile}
    found: dict[str, Any] = explained(client, posting, profile=whole)["standing"]
    return found


def codes(found: dict[str, Any]) -> list[str]:
    return [cause["code"] for cause in found["causes"]]


def matched(client: TestClient, k: int = 10, **profile: object) -> list[dict[str, Any]]:
    body = {"profile": {**PACKER, **profile}, "k": k}
    found: list[dict[str, Any]] = client.post("/v1/matches", json=body).json()["matches"]
    return found


def test_what_is_shown_has_its_place_and_says_why_it_is_no_higher(client: TestClient) -> None:
    for match in matched(client):
        found = explained(client, match["posting"]["id"], profile=PACKER)
        told = found["standing"]
        assert (told["shown"], told["rank"], found["rank"]) == (True, match["rank"], match["rank"])
        assert (found["score"], found["same_as"]) == (match["score"], match["same_as"])
        assert (told["causes"], told["changes"], told["would_rank"]) == ([], [], None)
        if match["rank"] > 1:
            assert told["lower_than"] == match["rank"] - 1
            assert 1 <= len(told["lower_in"]) <= 2
        else:
            assert told["lower_in"] == []


def test_what_is_lower_than_the_last_shown_is_told_its_place(client: TestClient) -> None:
    fifth = matched(client)[4]["posting"]["id"]
    told = explained(client, fifth, profile=PACKER, k=3)["standing"]
    assert (told["shown"], told["rank"], codes(told)) == (False, 5, ["ranked_lower"])
    assert told["summary"] == "没有显示：排在第5条，只显示前3条。"
    assert told["lower_than"] == 1


def test_a_near_duplicate_is_in_the_line_of_the_other(client: TestClient) -> None:
    line = next(match for match in matched(client, 30) if match["same_as"])
    head, twin = line["posting"], line["same_as"][0]
    told = explained(client, twin, profile=PACKER)["standing"]
    assert (told["shown"], told["rank"], told["same_as"]) == (False, line["rank"], head["id"])
    assert codes(told) == ["duplicate"]
    assert f"“{head['title']}”" in told["causes"][0]["text"]
    assert told["changes"] == []


@pytest.mark.parametrize(
    ("posting", "profile", "code"),
    [
        ("p-city-18", {}, "in_date"),
        ("p-city-15", {"working_age": "under_18"}, "working_age"),
        ("p-city-03", {"constraints": {"no_night_shift": True}}, "schedule"),
        ("p-city-01", {"negated": {"titles": ["打包员"]}}, "refused_work"),
        ("p-city-16", {}, "region"),
        (
            "p-city-15",
            {"desired_titles": ["搬运"], "constraints": {"no_heavy_lifting": True}},
            "physical",
        ),
        (
            "p-city-05",
            {"desired_titles": ["叉车司机"], "negated": {"certificates": ["any"]}},
            "legal_certificate",
        ),
        ("p-city-11", {}, "not_related"),
        ("p-city-11", {"desired_titles": []}, "no_evidence"),
        ("p-city-17", {"desired_titles": ["客服"]}, "closed"),
    ],
)
def test_each_obstacle_is_named(
    client: TestClient, posting: str, profile: dict[str, object], code: str
) -> None:
    told = standing(client, posting, **profile)
    assert (told["shown"], told["rank"]) == (False, None)
    assert code in codes(told)
    assert all(cause["text"] for cause in told["causes"])
    alone = set(codes(told)) <= {code}
    assert (told["would_rank"] is not None) == (
        alone and code not in ("not_related", "no_evidence")
    )


@pytest.mark.parametrize(
    ("posting", "profile"),
    [
        ("p-city-03", {"constraints": {"no_night_shift": True, "no_rotating_shift": True}}),
        ("p-city-16", {}),
        ("p-city-16", {"acceptable_region_codes": [SHASHI]}),
        ("p-city-11", {}),
        ("p-city-11", {"desired_titles": []}),
        ("p-city-01", {"negated": {"titles": ["打包员"]}}),
        ("p-city-05", {"desired_titles": ["叉车司机"], "negated": {"certificates": ["any"]}}),
        ("p-city-12", {"negated": {"certificates": ["any"], "titles": ["保安"]}}),
    ],
)
def test_what_would_change_it_does(
    client: TestClient, posting: str, profile: dict[str, object]
) -> None:
    told = standing(client, posting, **profile)
    assert told["changes"]
    for change in told["changes"]:
        before = SeekerProfile.model_validate({"id": "typed", **PACKER, **profile})
        after = merged(before, change["seeker_fields"]).model_dump(mode="json")
        ranks = {m["posting"]["id"]: m["rank"] for m in matched(client, 30, **after)}
        assert ranks[posting] == change["rank"]


def test_the_law_on_minors_is_told_and_nothing_is_proposed(client: TestClient) -> None:
    told = standing(client, "p-city-15", desired_titles=["搬运工"], working_age="under_18")
    assert codes(told) == ["working_age"]
    assert told["changes"] == []
    child = standing(client, "p-city-01", working_age="under_16")
    assert (codes(child), child["changes"], child["lines"]) == (["working_age"], [], 0)


def test_a_posting_that_comes_back_stands_where_it_was_said(
    own_client: TestClient, own_system: System
) -> None:
    body = {"desired_titles": ["搬运"], "constraints": {"no_heavy_lifting": True}}
    for posting, profile in (("p-city-17", {"desired_titles": ["客服"]}), ("p-city-15", body)):
        told = standing(own_client, posting, **profile)
        (change,) = told["changes"]
        assert change["seeker_fields"] == {}
        stored = own_system.store.postings.get(posting)
        with own_system.store.transaction() as tx:
            tx.postings.put_many([merged(stored, change["posting_fields"])])
        own_system.postings.catch_up()
        there = matched(own_client, 30, **profile)
        assert {m["posting"]["id"]: m["rank"] for m in there}[posting] == change["rank"]
        assert change["rank"] == told["would_rank"]


def test_a_posting_that_cannot_be_searched_yet_is_told(own_client: TestClient) -> None:
    new = JobPosting(id="p-city-99", source="city", title="仓库打包员", region_code=SHASHI)
    app: Any = own_client.app
    matching = app.state.door.system.matching
    app.state.door.keeper.stop()
    with matching.store.transaction() as tx:
        tx.postings.put_many([new])
    person = SeekerProfile.model_validate({"id": "typed", **PACKER})
    found = explain_standing(matching, person, new.id, registered=False).standing
    assert found is not None
    assert [cause.code for cause in found.causes] == ["not_indexed"]
    assert found.changes == ()


def test_an_exclusion_is_told_with_its_reason_and_pins_count(own_system: System) -> None:
    with served(own_system) as client:
        before = client.post("/v1/matches", json={"seeker_id": WHO, "k": 30}).json()["matches"]
        ids = [match["posting"]["id"] for match in before]
        matching = own_system.matching
        set_control(matching, NewControl(WHO, ids[3], "exclude", "单位欠薪", "王老师"))
        set_control(matching, NewControl(WHO, ids[8], "pin", "本人认识", "王老师"))
        set_control(matching, NewControl(WHO, "p-city-07", "exclude", "不合适"))
        after = client.post("/v1/matches", json={"seeker_id": WHO, "k": 10}).json()["matches"]
        for match in after:
            told = explained(client, match["posting"]["id"], seeker_id=WHO)["standing"]
            assert (told["shown"], told["rank"]) == (True, match["rank"])
        second = explained(client, after[1]["posting"]["id"], seeker_id=WHO)["standing"]
        assert [reason["code"] for reason in second["lower_in"]] == ["pinned"]
        found = explained(client, ids[3], seeker_id=WHO)
        told = found["standing"]
        assert (codes(told), told["would_rank"]) == (["excluded"], 5)
        assert "单位欠薪（王老师" in told["causes"][0]["text"]
        assert [change["rank"] for change in told["changes"]] == [5]
        assert found["control"]["action"] == "exclude"
        both = explained(client, "p-city-07", seeker_id=WHO)["standing"]
        assert codes(both) == ["excluded", "not_related"]
        typed = explained(client, ids[3], profile={**PACKER, "id": WHO})
        assert (typed["control"], typed["standing"]["shown"]) == (None, True)


def test_words_are_enough_and_the_language_is_that_of_the_caller(client: TestClient) -> None:
    told = explained(client, "p-city-03", text=SENTENCE)["standing"]
    assert codes(told) == ["schedule"]
    assert told["changes"][0]["text"].startswith("要是您能接受")
    english = explained(client, "p-city-03", text=SENTENCE, language="en")["standing"]
    assert english["changes"][0]["text"].startswith("It would be number ")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"posting_id": "p-none", "profile": PACKER}, 404),
        ({"posting_id": "p-city-01", "seeker_id": "s-none"}, 404),
        ({"posting_id": "p-city-01"}, 422),
        ({"posting_id": "p-city-01", "seeker_id": WHO, "text": SENTENCE}, 422),
        ({"profile": PACKER}, 422),
    ],
)
def test_what_cannot_be_explained_is_told(
    client: TestClient, body: dict[str, object], status: int
) -> None:
    assert client.post("/v1/explanations", json=body).status_code == status


def test_registered_people_are_not_for_everybody(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        body = {"posting_id": "p-city-01", "seeker_id": WHO}
        assert far.post("/v1/explanations", json=body).status_code == 403
        body = {"posting_id": "p-city-01", "text": SENTENCE}
        assert far.post("/v1/explanations", json=body).status_code == 200


def test_a_birthday_is_told_by_the_law_alone(own_system: System) -> None:
    facts = SensitiveFacts(seeker_id=WHO, birth_date=date(2009, 1, 1))
    own_system.store.sensitive.put_many([facts])
    with served(own_system) as client:
        answer = client.post("/v1/explanations", json={"posting_id": "p-city-15", "seeker_id": WHO})
        assert "2009" not in answer.text
        assert "working_age" in codes(answer.json()["standing"])


def test_the_command_line_reads_it_aloud(
    own_system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)
    pair = ["explain", "--seeker", WHO, "--posting"]

    def run(*words: str) -> str:
        return CliRunner().invoke(app, [*pair, *words], catch_exceptions=False).stdout

    lines = run("p-city-18").splitlines()
    assert lines[0].startswith("– 打包员｜")
    assert lines[1].startswith("   ＃ 没有显示。不看下面这些限制，它排第")
    assert lines[2] == "   ✗ 2026年11月1日已经截止。"
    assert lines[3].startswith("   → 要是单位还在招、延长了日期，")
    assert "It is not shown." in run("p-city-18", "--language", "en")
    told = json.loads(run("p-city-18", "--format", "json", "-k", "1"))["standing"]
    assert (told["k"], told["shown"]) == (1, False)

"""``/v1/events`` and ``zhiqiao events``, from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import System, open_system
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput, NotFound, UsageError
from tests.city import served

pytestmark = pytest.mark.api

VIEWED = {"kind": "viewed", "seeker_id": "s-city-1", "posting_id": "p-city-01"}
EN = {"Accept-Language": "en"}


def test_an_event_is_recorded_once_and_listed(own_client: TestClient) -> None:
    body = {**VIEWED, "id": "w-1", "at": "2026-11-24T09:30:00+08:00"}
    first, again = (own_client.post("/v1/events", json=body) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == {**body, "at": "2026-11-24T01:30:00Z", "reason": None}
    other = own_client.post("/v1/events", json={**body, "kind": "saved"})
    assert (other.status_code, other.json()["error"]) == (409, "conflict")
    listed = own_client.get("/v1/events", params={"seeker": "s-city-1"}).json()
    assert listed == {"items": [first.json()], "next_cursor": None}
    assert own_client.get("/v1/events", params={"seeker": "s-city-2"}).json()["items"] == []


def test_pages_of_events_follow_one_another(own_client: TestClient) -> None:
    for day in (3, 1, 2):
        body = {**VIEWED, "id": f"w-{day}", "at": f"2026-11-0{day}T09:30:00+08:00"}
        own_client.post("/v1/events", json=body)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = own_client.get("/v1/events", params={"cursor": cursor, "limit": 1}).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == ["w-1", "w-2", "w-3"]
    first = own_client.get("/v1/events")
    held = {"If-None-Match": first.headers["etag"]}
    assert own_client.get("/v1/events", headers=held).status_code == 304
    own_client.post("/v1/events", json={**VIEWED, "id": "w-4"})
    assert own_client.get("/v1/events", headers=held).status_code == 200
    assert own_client.get("/v1/events", params={"cursor": "QQ"}).status_code == 422


@pytest.mark.parametrize(
    ("wrong", "status", "says"),
    [
        ({"seeker_id": "s-none"}, 404, "No seeker with id s-none; check the id"),
        ({"posting_id": "p-none"}, 404, "No posting with id p-none; check the id"),
        ({"kind": "dismissed"}, 422, "dismissed needs a reason: other_work, too_far"),
        ({"kind": "dismissed", "reason": "拒绝介绍"}, 422, "no refused introduction"),
        ({"kind": "refused"}, 422, "kind must be one of"),
        ({"at": "2026-11-25T00:00:00+08:00"}, 422, "still to come"),
        ({"at": "2026-11-24T00:00:00"}, 422, "at needs its zone, such as +08:00"),
        ({"at": "yesterday"}, 422, "must be 2026-11-24T09:30:00+08:00"),
    ],
)
def test_what_cannot_be_recorded_says_what_to_do(
    own_client: TestClient, wrong: dict[str, str], status: int, says: str
) -> None:
    refused = own_client.post("/v1/events", json={**VIEWED, **wrong}, headers=EN)
    assert (refused.status_code, says in refused.json()["detail"]) == (status, True), refused.text
    assert own_client.get("/v1/events").json()["items"] == []


def test_who_is_not_interested_is_introduced_as_before(own_client: TestClient) -> None:
    ask = {"posting_id": "p-city-01", "k": 10}
    before = own_client.post("/v1/matches", json=ask).json()["matches"]
    body = {**VIEWED, "kind": "dismissed", "reason": "hours"}
    assert own_client.post("/v1/events", json=body).status_code == 201
    assert own_client.post("/v1/matches", json=ask).json()["matches"] == before
    assert before[0]["seeker"]["consents_to_introduction"] is True


def test_events_are_not_for_everybody(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert far.get("/v1/events").status_code == 403
        assert far.post("/v1/events", json=VIEWED).status_code == 403


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one seeker and one posting; nothing here needs a model."""
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    system = open_system()
    system.store.seekers.put_many([SeekerProfile(id="s-1")])
    system.store.postings.put_many([JobPosting(id="p-1", source="甲", title="保洁")])
    system.close()
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["events", *words], catch_exceptions=False)


PAIR = ("--seeker", "s-1", "--posting", "p-1")


def test_events_on_the_command_line(office: Path) -> None:
    made = run("add", "不感兴趣", *PAIR, "--reason", "太远", "--id", "w-1", "--format", "json")
    event = json.loads(made.stdout)
    assert (event["kind"], event["reason"], event["id"]) == ("dismissed", "太远", "w-1")
    assert "没有重复" in run("add", "dismissed", *PAIR, "--reason", "太远", "--id", "w-1").stderr
    run("add", "viewed", *PAIR, "--at", "2026-11-01")
    listed = json.loads(run("list", "--seeker", "s-1", "--format", "json").stdout)
    assert [e["kind"] for e in listed] == ["viewed", "dismissed"]
    assert listed[0]["at"] == "2026-10-31T16:00:00Z"
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert [row["reason"] for row in rows] == ["", "太远"]
    assert "不感兴趣 dismissed  s-1  p-1  太远" in run("list").stdout
    assert run("list", "--limit", "1").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("add", "dismissed", *PAIR), InvalidInput),
        (("add", "爱过", *PAIR), UsageError),
        (("add", "viewed", "--seeker", "s-1", "--posting", "p-9"), NotFound),
        (("list", "--seeker", "s-9"), NotFound),
    ],
)
def test_what_the_command_refuses(
    office: Path, words: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(*words)

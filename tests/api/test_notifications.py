"""``/v1/notifications`` and ``zhiqiao notifications|caseload``, from outside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import System
from recommender.errors import NotFound
from tests.caseloads import CLEANER, CONFIG, PACKER, assigned, look, told
from tests.city import served

pytestmark = pytest.mark.api
EN = {"Accept-Language": "en"}


@pytest.fixture
def office(own_system: System, monkeypatch: pytest.MonkeyPatch) -> System:
    """A system with two caseloads, which the command line opens in place of its own."""
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)
    return assigned(own_system)


@pytest.fixture
def served_office(office: System) -> Iterator[TestClient]:
    """A client of it, after one run."""
    look(office)
    with served(office) as client:
        yield client


def ids(client: TestClient, **params: Any) -> list[str]:
    listed = client.get("/v1/notifications", params=params).json()["items"]
    return [one["id"] for one in listed]


def test_a_counselor_reads_and_ticks_off(served_office: TestClient) -> None:
    client = served_office
    page = client.get("/v1/notifications", params={"counselor": "王老师"}).json()
    first = page["items"][0]
    assert {one["seeker_id"] for one in page["items"]} == {PACKER}
    assert [one["score"] for one in page["items"]] == sorted(
        (one["score"] for one in page["items"]), reverse=True
    )
    assert (first["day"], first["seen"]) == ("2026-11-24", False)
    assert "打包" in first["title"]
    done = client.post(f"/v1/notifications/{first['id']}/seen", headers=EN)
    assert (done.status_code, done.json()["seen"]) == (200, True)
    assert done.json()["reason"] != first["reason"] != ""
    assert client.post(f"/v1/notifications/{first['id']}/seen").status_code == 200
    assert ids(client, seen=True) == [first["id"]]
    assert first["id"] not in ids(client, seen=False)
    assert client.post("/v1/notifications/n-none/seen").status_code == 404
    assert ids(client, counselor="没有人") == []


def test_pages_follow_one_another(served_office: TestClient) -> None:
    client = served_office
    whole = ids(client, limit=200)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get("/v1/notifications", params={"cursor": cursor, "limit": 3}).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == whole
    first = client.get("/v1/notifications")
    held = {"If-None-Match": first.headers["etag"]}
    assert client.get("/v1/notifications", headers=held).status_code == 304
    for wrong in ("QQ", "MjAyNi0xMS0yNCBuYW4gbi0x", "MjAyNi0xMS0yNCAwLjUg"):
        refused = client.get("/v1/notifications", params={"cursor": wrong})
        assert refused.status_code == 422


def test_what_is_closed_or_erased_is_hidden_at_once(
    served_office: TestClient, office: System
) -> None:
    client = served_office
    first, second, third = client.get("/v1/notifications").json()["items"][:3]
    client.post(f"/v1/postings/{first['posting_id']}/close")
    office.store.postings.delete_many([second["posting_id"]])
    left = ids(client, limit=200)
    assert first["id"] not in left
    assert second["id"] not in left
    assert third["id"] in left
    assert client.post(f"/v1/notifications/{first['id']}/seen").status_code == 404
    office.store.seekers.delete_many([PACKER])
    assert ids(client, counselor="王老师") == []


def test_notifications_are_not_for_everybody(office: System) -> None:
    with served(office, ("203.0.113.9", 40000)) as far:
        assert far.get("/v1/notifications").status_code == 403
        assert far.post("/v1/notifications/n-1/seen").status_code == 403


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def shown(*words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def test_notifications_on_the_command_line(office: System) -> None:
    vars(office)["notifying"] = CONFIG.model_copy(update={"most_a_seeker_a_week": 2})
    ran = run("notifications", "run", "--format", "json")
    done = json.loads(ran.stdout)
    assert done["notified"] == len(told(office)) <= 4
    assert f"求职者一周 {done['held_back']['seeker_week']}" in ran.stderr
    assert f"{done['waiting']} postings are looked at again" in ran.stderr
    assert "held_back_seeker_week" in run("notifications", "run").stdout
    mine = shown("notifications", "list", "--counselor", "王老师")
    assert {one["counselor"] for one in mine} == {"王老师"}
    table = run("notifications", "list").stdout
    assert f"王老师  {PACKER} ← {mine[0]['title']}｜" in table
    assert f"✓ {mine[0]['reason']}" in table
    ticked = run("notifications", "seen", mine[0]["id"])
    assert "已处理 seen: 1" in ticked.stderr
    assert mine[0]["id"] not in [n["id"] for n in shown("notifications", "list", "--unseen")]
    rows = list(csv.DictReader(io.StringIO(run("notifications", "list", "--format", "csv").stdout)))
    assert [row["seen"] for row in rows if row["id"] == mine[0]["id"]] == ["True"]
    assert len(shown("notifications", "list", "--limit", "1")) == 1
    with pytest.raises(NotFound):
        run("notifications", "seen", mine[0]["id"], "n-none")


def test_caseloads_on_the_command_line(office: System) -> None:
    moved = run("caseload", "assign", "--seeker", PACKER, "--counselor", "李老师")
    assert "已记下" in moved.stderr
    again = run("caseload", "assign", "--seeker", PACKER, "--counselor", "李老师")
    assert "原来就是这样" in again.stderr
    listed = shown("caseload", "list", "--counselor", "李老师")
    assert [one["seeker_id"] for one in listed] == [PACKER, CLEANER]
    assert PACKER in run("caseload", "list").stdout
    run("caseload", "clear", "--seeker", PACKER)
    assert [one["seeker_id"] for one in shown("caseload", "list")] == [CLEANER]
    with pytest.raises(NotFound):
        run("caseload", "clear", "--seeker", PACKER)
    with pytest.raises(NotFound):
        run("caseload", "assign", "--seeker", "s-none", "--counselor", "李老师")
    run("caseload", "clear", "--seeker", CLEANER)
    assert "还没有人有责任人" in run("notifications", "run").stderr


def test_an_import_says_how_to_tell_counselors_if_anybody_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    people = "求职者编号,意向岗位,责任人\nQ1,保洁,王老师\nQ2,保安,无\n"
    Path("people.csv").write_text(people, encoding="utf-8")
    for number in (1, 2):
        Path(f"{number}.csv").write_text(f"岗位名称\n保洁{number}\n", encoding="utf-8")
    assert "notifications run" not in run("import", "postings", "1.csv").stderr
    run("import", "seekers", "people.csv")
    assert [one["counselor"] for one in shown("caseload", "list")] == ["王老师"]
    assert "notifications run" in run("import", "postings", "2.csv").stderr
    assert "notifications run" not in run("import", "postings", "2.csv").stderr

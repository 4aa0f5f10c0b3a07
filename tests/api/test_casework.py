"""``/v1/seekers/{id}/ledger`` and its neighbours, ``zhiqiao casework``, ``zhiqiao erase``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import System, open_system
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import NotFound, RulePackInvalid, UsageError
from recommender.services.casework_files import CASEWORK_FOLDER
from tests.city import served

pytestmark = pytest.mark.api
PERSON = "/v1/seekers/s-city-1"
LEDGER = f"{PERSON}/ledger"
EN = {"Accept-Language": "en"}


def test_a_line_is_written_once_and_read_page_by_page(own_client: TestClient) -> None:
    body = {"kind": "intake", "pattern": "131", "by": "王老师", "id": "w-1"}
    first, again = (own_client.post(LEDGER, json=body) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["until"] == "2027-05-23"
    introduced = {"kind": "introduction", "posting_id": "p-city-01"}
    assert own_client.post(LEDGER, json=introduced).status_code == 201
    assert own_client.post(LEDGER, json={**body, "note": "别的"}).status_code == 409
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = own_client.get(LEDGER, params={"cursor": cursor, "limit": 1}).json()
        seen += [item["kind"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert sorted(seen) == ["intake", "introduction"]
    held = {"If-None-Match": own_client.get(LEDGER).headers["etag"]}
    assert own_client.get(LEDGER, headers=held).status_code == 304
    (event,) = own_client.get("/v1/events", params={"seeker": "s-city-1"}).json()["items"]
    assert event["kind"] == "introduced"


@pytest.mark.parametrize(
    ("wrong", "status", "says"),
    [
        ({"kind": "introduced"}, 422, "kind must be one of"),
        ({"posting_id": "p-none"}, 404, "No posting with id p-none"),
        ({"due_on": "2026-12-01"}, 422, "a due day needs a next step"),
        ({"pattern": "131"}, 422, "an intake only"),
        ({"kind": "intake", "pattern": "999"}, 404, "No service pattern with id 999"),
        ({"at": "2026-11-25T00:00:00+08:00"}, 422, "still to come"),
    ],
)
def test_what_cannot_be_written_says_what_to_do(
    own_client: TestClient, wrong: dict[str, str], status: int, says: str
) -> None:
    refused = own_client.post(LEDGER, json={"kind": "guidance", **wrong}, headers=EN)
    assert (refused.status_code, says in refused.json()["detail"]) == (status, True), refused.text
    assert own_client.get(LEDGER).json()["items"] == []


def test_complaints_and_ratings_are_taken_and_answered(own_client: TestClient) -> None:
    asked = own_client.post(f"{PERSON}/complaints", json={"text": "等了两个小时", "id": "q-1"})
    assert (asked.status_code, asked.json()["due_on"]) == (201, "2026-12-15")
    due = own_client.get("/v1/ledger/reminders").json()
    assert due == {"reminders": [], "total": 0}
    reply = {"text": "已道歉", "by": "李科长"}
    answered = own_client.put("/v1/complaints/q-1/reply", json=reply)
    assert (answered.status_code, answered.json()["state"]) == (200, "answered")
    assert own_client.put("/v1/complaints/q-1/reply", json=reply).json() == answered.json()
    other = own_client.put("/v1/complaints/q-1/reply", json={"text": "不受理"})
    assert other.status_code == 409
    listed = own_client.get(f"{PERSON}/complaints").json()
    assert listed == {"complaints": [answered.json()]}
    rated = own_client.post(f"{PERSON}/ratings", json={"level": "satisfied"})
    assert rated.status_code == 201
    assert own_client.get(f"{PERSON}/ratings").json() == {"ratings": [rated.json()]}
    assert own_client.post(f"{PERSON}/ratings", json={"level": "6"}).status_code == 422


def test_reminders_come_the_earliest_first(own_client: TestClient) -> None:
    for day in ("2026-11-26", "2026-11-20"):
        person = "s-city-1" if day.endswith("26") else "s-city-2"
        step = {"kind": "follow_up", "next_step": "打电话", "due_on": day}
        assert own_client.post(f"/v1/seekers/{person}/ledger", json=step).status_code == 201
    found = own_client.get("/v1/ledger/reminders", params={"limit": 1}).json()
    assert (found["total"], len(found["reminders"])) == (2, 1)
    assert found["reminders"][0]["text_zh"] == "下一步：打电话，已过期4天。"
    none = own_client.get("/v1/ledger/reminders", params={"counselor": "没有人"})
    assert none.json()["total"] == 0


def test_casework_is_not_for_everybody(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        for address in (LEDGER, f"{PERSON}/complaints", f"{PERSON}/ratings"):
            assert far.get(address).status_code == 403
        assert far.post(LEDGER, json={"kind": "guidance"}).status_code == 403
        assert far.get("/v1/ledger/reminders").status_code == 403


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one seeker and one posting; nothing here needs a model."""
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    system = open_system()
    system.store.seekers.put_many([SeekerProfile(id="s-1", home_region_code="421002")])
    system.store.postings.put_many([JobPosting(id="p-1", source="甲", title="保洁")])
    system.close()
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def shown(*words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


WHO = ("--seeker", "s-1")


def test_a_case_on_the_command_line(office: Path) -> None:
    at = ("--at", "2026-11-24")
    made = shown(
        *("casework", "record", "受理", *WHO, "--pattern", "131", *at, "--mark", "绿色通道"),
        *("--next", "来报名", "--due", "2026-11-30", "--id", "w-1"),
    )
    assert (made["kind"], made["marks"], made["until"]) == ("intake", ["urgent"], "2027-05-23")
    run("casework", "record", "introduction", *WHO, "--posting", "p-1", *at)
    assert "introduced" in run("events", "list", *WHO).stdout
    table = run("casework", "list", *WHO).stdout
    assert "受理 intake  s-1  counselor  【绿色通道】  w-1" in table
    assert "→ 2026-11-30 来报名" in table
    assert len(shown("casework", "list", "--limit", "1")) == 1
    status = run("casework", "status", *WHO).stdout
    assert "131 推荐岗位  △ 1/3  至 2027-05-23" in status
    english = run("casework", "status", *WHO, "--language", "en").stdout
    assert "131 introduction  △ 1/3  until 2027-05-23" in english
    late = run("casework", "reminders", "--on", "2026-12-02").stdout
    assert "！ 2026-11-30  s-1  —  下一步：来报名，已过期2天。" in late
    rows = list(
        csv.DictReader(
            io.StringIO(
                run("casework", "reminders", "--on", "2026-12-02", "--format", "csv").stdout
            )
        )
    )
    assert [row["kind"] for row in rows] == ["next_step"]


def test_what_people_say_on_the_command_line(office: Path) -> None:
    assert shown("casework", "rate", "5", *WHO)["level"] == "very_dissatisfied"
    assert "非常满意 very_satisfied" in run("casework", "rate", "非常满意", *WHO).stdout
    asked = shown("casework", "complain", "不同意", *WHO, "--appeal", "--id", "q-1")
    assert (asked["kind"], asked["state"]) == ("appeal", "open")
    assert "前答复" in run("casework", "complaints", "--open").stdout
    assert "已重新评估" in run("casework", "reply", "q-1", "已重新评估", "--by", "李科长").stdout
    assert shown("casework", "complaints", "--open") == []
    (row,) = csv.DictReader(io.StringIO(run("casework", "complaints", "--format", "csv").stdout))
    assert (row["state"], row["replied_by"]) == ("answered", "李科长")


def test_an_assessment_is_kept_and_shown_to_staff_alone(office: Path) -> None:
    asked = ("eligibility", *WHO, "--on", "2026-11-24", "--store", "--by", "王老师")
    assert "已存" in run(*asked).stderr
    assert "已存：0 条" in run(*asked).stderr
    status = run("casework", "status", *WHO, "--on", "2026-11-24").stdout
    assert "资格预判  待核" in status
    assert "王老师 2026-11-24" in status
    ended = run("casework", "status", *WHO, "--on", "2099-01-01", "--language", "en").stdout
    assert "assessment  to_verify" in ended
    assert "  ended until " in ended
    with pytest.raises(UsageError):
        run("eligibility", "--facts", str(_facts(office)), "--store")


def _facts(folder: Path) -> Path:
    file = folder / "facts.yaml"
    file.write_text("facts: {registered_unemployed: true}\n", encoding="utf-8")
    return file


def test_patterns_are_listed_and_a_wrong_file_is_told(office: Path) -> None:
    assert [one["id"] for one in shown("casework", "patterns")] == ["131", "311", "1131"]
    for file in CASEWORK_FOLDER.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("2 years", "1 year")
        (office / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(RulePackInvalid, match="two years"):
        run("casework", "patterns", "--folder", str(office))
    assert "Lines dropped: 0" in run("casework", "prune").stderr


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("record", "闲聊", *WHO), UsageError),
        (("record", "guidance", *WHO, "--mark", "急"), UsageError),
        (("record", "guidance", "--seeker", "s-9"), NotFound),
        (("rate", "6", *WHO), UsageError),
        (("status", "--seeker", "s-9"), NotFound),
        (("list", "--seeker", "s-9"), NotFound),
        (("reply", "q-9", "好"), NotFound),
    ],
)
def test_what_the_command_refuses(
    office: Path, words: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run("casework", *words)


def test_a_person_is_erased_on_the_command_line(office: Path) -> None:
    run("casework", "record", "guidance", *WHO, "--note", "谈了一小时")
    erased = shown("erase", *WHO)
    assert (erased["profiles"], erased["ledger"], erased["ledger_kept"]) == (1, 1, 1)
    with pytest.raises(NotFound):
        run("erase", *WHO)
    with pytest.raises(NotFound):
        run("casework", "list", *WHO)


def test_an_erased_person_leaves_the_snapshots_too(
    own_system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)
    kind = own_system.settings.index_dir / "seekers"
    older = kind / "another-encoder" / "snap-0000000001-x"
    older.mkdir(parents=True)
    (older / "ids.npy").write_bytes(b"s-city-1")

    def holds(person: str) -> bool:
        wide = person.encode("utf-32-le")
        written = [p.read_bytes() for p in kind.rglob("*") if p.is_file()]
        return any(wide in one or person.encode() in one for one in written)

    assert holds("s-city-1")
    run("erase", "--seeker", "s-city-1")
    assert not holds("s-city-1")
    assert "s-city-1" not in own_system.seekers.view().ids
    assert holds("s-city-2") == ("s-city-2" in own_system.seekers.view().ids)

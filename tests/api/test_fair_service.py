"""A fair over HTTP: two files in, a plan made in a process of its own, what it came to out."""

from __future__ import annotations

import io
import json
import threading
import time
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from tests.city import served
from tests.tables import csv_text

pytestmark = pytest.mark.api
BOOTHS = csv_text(
    ("展位号", "单位名称", "岗位名称", "岗位要求", "薪资", "工作地点", "每场可面谈人数"),
    (
        ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000", "沙市区", 3),
        ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 2),
        ("B01", "丁物业", "保洁员", "小区楼道", "2600", "沙市区", 2),
        ("B02", "戊餐饮", "厨师", "炒菜", "5000", "沙市区", ""),
    ),
).encode()
PEOPLE = csv_text(
    ("报名号", "意向岗位", "学历", "期望薪资", "居住地"),
    [
        (f"BM{n:02d}", ("仓库打包", "会计", "保洁")[n % 3], "高中", 3000, "沙市区")
        for n in range(30)
    ],
).encode()
NEW = {"name": "春风行动", "day": "2026-12-05", "starts": "09:00", "lunch": "12:00-13:30"}
PATIENCE_S = 60.0
PAUSE = threading.Event()


def sent(client: TestClient) -> str:
    """Return the address of a fair with both files."""
    made = client.post("/v1/fairs", json=NEW)
    assert made.status_code == 201
    address = str(made.headers["location"])
    people = client.put(f"{address}/attendees", params={"name": "报名.csv"}, content=PEOPLE)
    assert (people.status_code, people.json()["usable"]) == (200, 30)
    booths = client.put(f"{address}/booths", files={"file": ("../展位.csv", BOOTHS)})
    assert (booths.status_code, booths.json()["usable"]) == (200, 4)
    assert [problem["row"] for problem in booths.json()["problems"]] == [5]
    assert booths.json()["fair"]["booths"]["name"] == "展位.csv"
    return address


def events_of(client: TestClient, address: str) -> list[tuple[str, Any]]:
    text = client.get(f"{address}/events").text
    parts = [part.split("\n") for part in text.split("\n\n") if part.startswith("event")]
    return [(name[7:], json.loads(data[6:])) for name, data in parts]


def test_a_fair_goes_from_two_files_to_a_plan(own_client: TestClient) -> None:
    address = sent(own_client)
    asked = own_client.post(f"{address}/plans", json={"slots": 4, "limit": 2})
    assert asked.status_code == 202
    job = str(asked.headers["location"])
    again = own_client.post(f"{address}/plans", json={"slots": 4, "limit": 2})
    assert again.headers["location"] == job
    other = own_client.post(f"{address}/plans", json={"slots": 5})
    assert (other.status_code, other.json()["error"]) == (409, "plan_under_way")

    assert own_client.post(f"{job}/cancel").status_code == 200
    until(own_client, job, "cancelled")
    resumed = own_client.post(f"{job}/resume").json()["state"]
    assert resumed in ("queued", "stopped")
    events = events_of(own_client, job)
    assert [name for name, _ in events][-1] == "end"
    assert {name for name, _ in events[:-1]} == {"progress"}
    assert events[-1][1]["state"] == "done"

    done = own_client.get(job).json()
    assert done["figures"]["meetings"] > 20
    assert [problem["row"] for problem in done["problems"]] == [5]
    plan = own_client.get(f"{job}/files/plan.json").json()
    pairs = [(m["attendee_id"], m["booth_id"]) for m in plan["meetings"]]
    assert len(pairs) == len(set(pairs)) == done["figures"]["meetings"]
    whole = own_client.get(f"{job}/files/all.zip")
    names = zipfile.ZipFile(io.BytesIO(whole.content)).namelist()
    assert {"plan.json", "plan.xlsx", "print/attendees.html", "sources.json"} <= set(names)
    assert own_client.get(f"{job}/files/sources.json").status_code == 422
    assert own_client.get(f"{address}/plans/f000-1").status_code == 404


def test_files_that_cannot_be_read_are_not_kept(own_client: TestClient) -> None:
    address = str(own_client.post("/v1/fairs", json=NEW).headers["location"])
    for name, content, error in (
        ("a.csv", b"x,y\n1,2\n", "header_not_found"),
        ("a.csv", b"", "invalid_input"),
        ("a", PEOPLE, "invalid_input"),
        ("a.xlsx", b"PK\x03\x04 no workbook", "file_unreadable"),
    ):
        answer = own_client.put(f"{address}/attendees", params={"name": name}, content=content)
        assert (answer.status_code // 100, answer.json()["error"]) == (4, error)
    assert own_client.get(address).json()["attendees"] is None
    missing = own_client.post(f"{address}/plans", json={})
    assert (missing.status_code, missing.json()["error"]) == (422, "invalid_input")
    assert own_client.put("/v1/fairs/none/booths", content=BOOTHS).status_code == 404
    large = own_client.post("/v1/fairs", content=b" " * (300 << 10))
    assert large.status_code == 413


def test_a_service_that_starts_again_goes_on_with_what_was_cut_off(own_system: System) -> None:
    with served(own_system) as client:
        address = sent(client)
        job = str(client.post(f"{address}/plans", json={}).headers["location"])
        until(client, job, "running", "done")
    # The service has ended, and its child with it.
    with served(own_system) as client:
        assert until(client, job, "done")["figures"]["meetings"] > 20
        kept = own_system.jobs.folder(job.rpartition("/")[2]) / "steps.log"
        lines = [line.split() for line in kept.read_text().splitlines()]
        done = [name for what, name, _ in lines if what == "done"]
        assert len(done) == len(set(done))
        ended = {name: number for number, (what, name, _) in enumerate(lines) if what == "done"}
        begun = [(name, n) for n, (what, name, _) in enumerate(lines) if what == "begin"]
        assert all(number < ended[name] for name, number in begun)


def until(client: TestClient, address: str, *states: str) -> Any:
    """Return the plan once it is in one of these states."""
    give_up = time.monotonic() + PATIENCE_S
    while (found := client.get(address).json())["state"] not in states:
        assert time.monotonic() < give_up, found
        PAUSE.wait(0.1)
    return found

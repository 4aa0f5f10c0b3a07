"""The day of a small fair by the command line: sign-in, outcomes, no-shows, walk-ins, booths."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System, open_system
from recommender.errors import InvalidInput, NotFound, UsageError
from recommender.services.fair_day_files import Happened
from recommender.services.fair_folder import open_folder
from recommender.services.open_fair import Files, open_fair, with_person
from recommender.services.plan_fair_reading import read_fair_people
from recommender.services.replan_fair import replan_fair
from recommender.settings import Settings
from tests.api.test_fair_plan import run
from tests.city import NOON
from tests.tables import Row, csv_text
from tests.web.page import Page

pytestmark = pytest.mark.api

BOOTHS = (
    "展位号",
    "单位名称",
    "岗位名称",
    "岗位要求",
    "薪资",
    "工作地点",
    "每场可面谈人数",
    "区域/备注",
)
PEOPLE = ("报名号", "意向岗位", "自我介绍", "学历", "居住地", "特殊需求")
WORK: tuple[Row, ...] = (
    ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000元/月", "沙市区", 1, "A区"),
    ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 1, ""),
    ("B01", "丙云仓", "仓库打包员", "打包发货", "4000-5000", "沙市区", 1, "B区 无障碍 手语服务"),
    ("B02", "丁财税", "会计", "做账", "4000-5000", "荆州区", 1, "B区"),
)
PACKER = ("仓库打包", "在仓库打包三年", "高中", "沙市区")
ACCOUNTANT = ("会计", "做账报税五年", "大专", "荆州区")
SIGNED_UP: tuple[Row, ...] = (
    ("P1", *PACKER, "轮椅"),
    ("P2", "打包", "打过包，手快", "初中", "沙市区", ""),
    ("P3", "仓库打包", "云仓干过一年", "中专", "沙市区", ""),
    ("K1", *ACCOUNTANT, "包吃住"),
    ("K2", "会计", "有初级会计证", "本科", "荆州区", ""),
    ("X1", "", "", "", "", ""),
)


@dataclass(frozen=True)
class Fair:
    """The folder of a fair and the files it was made of."""

    folder: Path
    files: Path

    def file(self, name: str, text: str) -> Path:
        path = self.files / name
        path.write_text(text, encoding="utf-8")
        return path

    def plan(self, number: int = 0) -> dict[str, Any]:
        folder = self.folder / f"replan-{number}" if number else self.folder
        found: dict[str, Any] = json.loads((folder / "plan.json").read_bytes())
        return found


@pytest.fixture(scope="module")
def desk(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """A system with an empty store, which the command line opens in place of its own."""
    system = open_system(Settings(home=tmp_path_factory.mktemp("desk")))
    system.clock = FixedClock(NOON)
    vars(system).update(encoder=encoder, published_linker=linker)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recommender.bootstrap.open_system", lambda **_: system)
        yield system
    system.close()


@pytest.fixture
def fair(desk: System, tmp_path: Path) -> Fair:
    """The fair of `WORK` and `SIGNED_UP`: four slots of which the second is lunch."""
    paths = tmp_path / "booths.csv", tmp_path / "people.csv"
    paths[0].write_text(csv_text(BOOTHS, WORK), encoding="utf-8")
    paths[1].write_text(csv_text(PEOPLE, SIGNED_UP), encoding="utf-8")
    where = ("--attendees", paths[1], "--booths", paths[0], "--out", tmp_path / "out")
    run("fair", "plan", *where, "--slots", 4, "--break", 2, "--limit", 2, "--near", "421000")
    return Fair(tmp_path / "out", tmp_path)


def replan(fair: Fair, *options: object) -> tuple[dict[str, Any], str]:
    """Return the facts of a new plan and what was said about it."""
    ran = run("fair", "replan", "--plan", fair.folder, *options, "--format", "json")
    facts: dict[str, Any] = json.loads(ran.stdout)
    return facts, ran.stderr


def of(plan: dict[str, Any], who: str) -> set[tuple[str, int]]:
    return {(m["booth_id"], m["slot"]) for m in plan["meetings"] if m["attendee_id"] == who}


def test_lunch_is_free_and_halls_and_help_are_told(fair: Fair) -> None:
    plan = fair.plan()
    assert plan["breaks"] == [1]
    assert plan["meetings"]
    assert 1 not in {meeting["slot"] for meeting in plan["meetings"]}
    assert plan["halls"] == {"A01": "A区", "A02": "A区", "B01": "B区", "B02": "B区"}
    assert plan["offers"] == {"B01": ["step_free", "sign_language"]}
    book = openpyxl.load_workbook(fair.folder / "plan.xlsx")
    # One person of four who meet somebody: neither slot, hall nor number may tell who.
    rows = [row[:4] for row in list(book["现场服务"].values)[1:]]
    assert rows == [("无障碍通道 step-free way", "全场 all slots", "各馆 all halls", "1–4")]
    assert "轮椅" not in (fair.folder / "plan.json").read_text(encoding="utf-8")


def test_a_break_that_is_no_slot_is_refused(fair: Fair) -> None:
    files = ("--attendees", fair.files / "people.csv", "--booths", fair.files / "booths.csv")
    with pytest.raises(UsageError, match="--break"):
        run("fair", "plan", *files, "--out", fair.folder, "--slots", 3, "--break", 4)


def test_who_came_keeps_everything_and_a_walk_in_is_served(fair: Fair) -> None:
    before = fair.plan()
    gone = fair.file("gone.txt", "p 2\nP9\n张三\n")
    came = fair.files / "came.csv"
    came.write_text(
        csv_text(PEOPLE, [("W1", "会计", "出纳做过两年", "中专", "荆州区", "")]), "utf-8"
    )
    facts, said = replan(fair, "--no-shows", gone, "--walk-ins", came)
    after = fair.plan(1)
    assert (facts["replan"], facts["no_shows"], facts["walk_ins"]) == (1, 1, 1)
    assert (facts["changed"], facts["problems"]) == (0, 2)
    for who in ("P1", "P3", "K1", "K2"):
        assert of(before, who) <= of(after, who)
    assert of(after, "P2") == set()
    assert after["no_shows"] == ["P2"]
    assert of(after, "W1")
    assert "P9" in said
    assert "张三" not in said
    assert {p["row"] for p in after["day_problems"]} == {2, 3}
    assert all(p["remedy_zh"] for p in after["day_problems"])
    told = Counter((c["attendee_id"], c["kind"], c["code"]) for c in after["changes"])
    assert told["P2", "cancelled", "absent"] == len(of(before, "P2"))
    assert told["W1", "added", "walk_in"] == len(of(after, "W1"))
    sheet = openpyxl.load_workbook(fair.folder / "replan-1" / "plan.xlsx")["变动"]
    assert sheet.max_row == len(after["changes"]) + 1
    assert fair.plan() == before


def test_a_closed_booth_moves_people_and_says_so(fair: Fair) -> None:
    before = fair.plan()
    closed = fair.file("closed.csv", "展位号\nb01\nZ9\n")
    facts, said = replan(fair, "--closed-booths", closed)
    after = fair.plan(1)
    assert "B01" not in {meeting["booth_id"] for meeting in after["meetings"]}
    broken = [c for c in after["changes"] if c["kind"] in ("moved", "replaced", "lost")]
    at_b01 = [m for m in before["meetings"] if m["booth_id"] == "B01"]
    assert len(broken) == len(at_b01) == facts["changed"] > 0
    assert {c["code"] for c in broken} == {"booth_closed"}
    assert all("B01" in c["reason"] and "B01" in c["reason_en"] for c in broken)
    assert "Z9" in said


def test_a_late_booth_meets_the_same_people_later(fair: Fair) -> None:
    late = fair.file("late.csv", "展位号,从第几场起\nA02,第3场\nB02,\nA01,7\n")
    before = fair.plan()
    facts, _ = replan(fair, "--late-booths", late)
    after = fair.plan(1)
    at = [m for m in after["meetings"] if m["booth_id"] == "A02"]
    assert {m["slot"] for m in at} <= {2, 3}
    assert {m["attendee_id"] for m in at} == {
        m["attendee_id"] for m in before["meetings"] if m["booth_id"] == "A02"
    }
    assert {c["kind"] for c in after["changes"]} == {"moved"}
    assert facts["moved"] == facts["changed"]
    assert {p["code"] for p in after["day_problems"]} == {"slot_missing", "slot_unknown"}


def test_a_new_plan_prints_only_what_changed(fair: Fair) -> None:
    late = fair.file("late.csv", "展位号,从第几场起\nA02,3\n")
    gone = fair.file("gone.csv", "报名号\nP2\n")
    came = fair.files / "came.csv"
    came.write_text(csv_text(PEOPLE, [("W1", "", "", "", "", "")]), "utf-8")
    facts, _ = replan(fair, "--late-booths", late, "--no-shows", gone, "--walk-ins", came)
    folder, after = fair.folder / "replan-1", fair.plan(1)
    page = Page((folder / "print" / "changed.html").read_text("utf-8"))
    told = {c["attendee_id"]: c for c in after["changes"]}
    shown = {
        kind: [s.text for s in page.every("section") if kind in s.attributes["class"]]
        for kind in ("booth", "attendee")
    }
    touched = {at["booth_id"] for c in after["changes"] for at in (c["before"], c["after"]) if at}
    people = ({*told} - {"P2"}) | {"W1"}  # who is away needs no page, who walked in does
    assert facts["changed_pages"] == len(touched) + len(people)
    assert len(shown["booth"]) == len(touched)
    assert len(shown["attendee"]) == len(people)
    for text in (*shown["booth"], *(t for t in shown["attendee"] if "W1" not in t)):
        assert "更改" in text
    moved = [c for c in after["changes"] if c["kind"] == "moved"]
    assert moved
    for one in moved:
        (mine,) = (t for t in shown["attendee"] if one["attendee_id"] in t)
        assert f"取消：第{one['before']['slot'] + 1}场" in mine
        assert one["reason"] in mine
    assert {p.name for p in (folder / "print").iterdir()} >= {"booths.html", "attendees.html"}
    facts, _ = replan(fair)
    assert "changed_pages" not in facts
    assert not (fair.folder / "replan-2" / "print" / "changed.html").exists()


def test_a_booth_that_goes_at_noon_keeps_what_was_before(fair: Fair) -> None:
    before = fair.plan()
    closed = fair.file("closed.csv", "展位号,从第几场起\nA01,3\n")
    replan(fair, "--closed-booths", closed)
    after = fair.plan(1)
    at = {key(m) for m in before["meetings"] if m["booth_id"] == "A01"}
    assert {met for met in at if met[2] < 2} <= {key(m) for m in after["meetings"]}
    assert {m["slot"] for m in after["meetings"] if m["booth_id"] == "A01"} <= {0}
    away = {met[0] for met in at if met[2] >= 2}
    assert {c["attendee_id"] for c in after["changes"] if c["kind"] != "added"} == away
    # What is closed stays closed in the next plan, and somebody new is not sent there.
    came = fair.files / "came.csv"
    came.write_text(csv_text(PEOPLE, [("W1", *PACKER, "")]), "utf-8")
    replan(fair, "--walk-ins", came, "--from-slot", 3)
    assert "A01" not in {booth for booth, slot in of(fair.plan(2), "W1") if slot >= 2}


def test_a_late_booth_that_comes_too_late_is_replaced_or_lost_with_its_reason(fair: Fair) -> None:
    late = fair.file("late.csv", "展位号,从第几场起\nA02,4\nB02,4\n")
    before = fair.plan()
    replan(fair, "--late-booths", late)
    after = fair.plan(1)
    early = [m for m in before["meetings"] if m["booth_id"] in ("A02", "B02") and m["slot"] < 3]
    broken = [c for c in after["changes"] if c["kind"] in ("moved", "replaced", "lost")]
    assert len(broken) == len(early) > 0
    assert {c["code"] for c in broken} == {"booth_late"}
    assert all("晚到" in c["reason"] and "late" in c["reason_en"] for c in broken)
    assert {m["slot"] for m in after["meetings"] if m["booth_id"] in ("A02", "B02")} <= {3}


def test_what_is_over_stays_and_nobody_is_sent_there(fair: Fair) -> None:
    before = fair.plan()
    closed = fair.file("closed.csv", "A01,1\nA02,1\n")
    replan(fair, "--closed-booths", closed, "--from-slot", 3)
    after = fair.plan(1)
    past = {key(m) for m in before["meetings"] if m["slot"] < 2}
    assert past
    assert {key(m) for m in after["meetings"] if m["slot"] < 2} == past


def test_a_place_in_a_slot_that_is_over_goes_to_nobody(fair: Fair) -> None:
    gone, came = fair.file("gone.csv", "K1\nK2\n"), fair.files / "came.csv"
    came.write_text(
        csv_text(PEOPLE, [("W1", "会计", "出纳做过两年", "中专", "荆州区", "")]), "utf-8"
    )
    replan(fair, "--no-shows", gone, "--walk-ins", came, "--from-slot", 3)
    assert {slot for _, slot in of(fair.plan(1), "W1")} == {2, 3}


def key(meeting: dict[str, Any]) -> tuple[str, str, int]:
    return meeting["attendee_id"], meeting["booth_id"], meeting["slot"]


def test_signing_in_decides_who_was_absent_and_who_is_back(fair: Fair) -> None:
    for who in ("P1", "P3", "k1", "X1"):
        run("fair", "sign-in", "--plan", fair.folder, "--attendee", who, "--at", "9:05")
    where = ("--plan", fair.folder, "--attendee", "K2", "--booth")
    run("fair", "outcome", *where, "A02", "--result", "谈过", "--note", "下周试工")
    replan(fair, "--absent-after", "10:00")
    assert fair.plan(1)["no_shows"] == ["P2"]  # K2 was met, so they came
    run("fair", "sign-in", "--plan", fair.folder, "--attendee", "P2")
    facts, _ = replan(fair, "--from-slot", 3)
    assert (facts["no_shows"], facts["replan"]) == (0, 2)
    log = [json.loads(line) for line in (fair.folder / "day.jsonl").read_text("utf-8").splitlines()]
    assert [one["kind"] for one in log] == ["sign_in"] * 4 + ["outcome", "sign_in"]
    assert log[0]["at"] == "2026-11-24T01:05:00Z"
    assert "下周试工" not in json.dumps(fair.plan(1), ensure_ascii=False)


def test_a_meeting_that_was_held_stays_and_one_that_was_missed_is_free(fair: Fair) -> None:
    before = fair.plan()
    held, missed = (next(iter(of(before, who)))[0] for who in ("P1", "K1"))
    for who, booth, result in (("P1", held, "hired"), ("K1", missed, "未到")):
        where = ("--plan", fair.folder, "--attendee", who, "--booth", booth)
        run("fair", "outcome", *where, "--result", result)
    gone = fair.file("gone.csv", "报名号\nP1\n")
    replan(fair, "--no-shows", gone)
    after = fair.plan(1)
    assert {booth for booth, _ in of(after, "P1")} == {held}
    codes = {c["attendee_id"]: c["code"] for c in after["changes"] if c["kind"] == "cancelled"}
    assert codes["K1"] == "missed"


def test_what_nobody_knows_is_refused(fair: Fair) -> None:
    where = ("--plan", fair.folder, "--attendee")
    with pytest.raises(NotFound, match="P9"):
        run("fair", "sign-in", *where, "P9")
    with pytest.raises(NotFound, match="Z9"):
        run("fair", "outcome", *where, "P1", "--booth", "Z9", "--result", "谈过")
    with pytest.raises(UsageError, match="hired"):
        run("fair", "outcome", *where, "P1", "--booth", "A01", "--result", "好")
    assert not (fair.folder / "day.jsonl").exists()


def test_a_file_that_was_changed_is_asked_for(fair: Fair) -> None:
    people = fair.files / "people.csv"
    people.write_text(people.read_text("utf-8") + "P7,打包,,,沙市区,\n", "utf-8")
    with pytest.raises(InvalidInput, match=r"people\.csv.*--attendees"):
        replan(fair)
    replan(fair, "--attendees", people)
    (fair.files / "less.csv").write_text(csv_text(PEOPLE, SIGNED_UP[3:]), "utf-8")
    with pytest.raises(InvalidInput, match="not in the file"):
        replan(fair, "--attendees", fair.files / "less.csv")


def test_a_plan_made_anew_is_bent_anew_and_nothing_is_overwritten(fair: Fair) -> None:
    replan(fair, "--no-shows", fair.file("gone.csv", "报名号\nP2\n"))
    files = ("--attendees", fair.files / "people.csv", "--booths", fair.files / "booths.csv")
    run("fair", "plan", *files, "--out", fair.folder, "--slots", 3, "--near", "421000")
    facts, _ = replan(fair)
    assert fair.plan(2)["no_shows"] == []
    assert facts["replan"] == 1  # the first of this plan
    assert fair.plan(1)["no_shows"] == ["P2"]


def test_somebody_at_the_desk_has_what_their_row_in_a_file_would_give(
    desk: System, fair: Fair
) -> None:
    came = fair.files / "came.csv"
    came.write_text(csv_text(PEOPLE, [("W1", "打包", "打包两年", "初中", "沙市区", "")]), "utf-8")
    written = open_folder(fair.folder)
    by_file = open_fair(desk.matching, desk.reader, written, Files(walk_ins=came))
    at_desk = open_fair(desk.matching, desk.reader, written, Files())
    person = read_fair_people(desk.reader, came, desk.clock.today(), "421000").people[0]
    at_desk = with_person(desk.matching, at_desk, replace(person, file=1))
    plans = [
        replan_fair(desk.matching, one, Happened(), only={"W1"}).plan for one in (by_file, at_desk)
    ]
    assert plans[0].meetings == plans[1].meetings
    assert "W1" in {meeting.attendee_id for meeting in plans[0].meetings}
    with pytest.raises(InvalidInput, match="W1"):
        with_person(desk.matching, at_desk, person)

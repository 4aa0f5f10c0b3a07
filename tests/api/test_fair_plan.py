"""``zhiqiao fair plan`` on the sample fair: two dirty files in, a plan and a workbook out."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System, open_system
from recommender.errors import InvalidInput, UsageError
from recommender.settings import Settings
from tests.city import NOON
from tests.models import PROJECT
from tests.tables import csv_text

pytestmark = pytest.mark.api

SAMPLE = PROJECT / "data" / "sample"
FILES = ("--attendees", SAMPLE / "fair_attendees.xlsx", "--booths", SAMPLE / "fair_booths.xlsx")
SLOTS, FLOOR = 5, 2
WISHES = ("仓库打包", "会计", "保洁", "收银员", "缝纫工")
# In the sample's README: who signed up twice.
TWICE = {("BM0187", "BM0012"), ("BM0045", "BM0045"), ("BM0099", "BM0098")}


@dataclass(frozen=True)
class Done:
    """What one run left behind."""

    ran: Result
    folder: Path
    plan: dict[str, Any]
    facts: dict[str, Any]


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


@pytest.fixture(scope="module")
def done(desk: System, tmp_path_factory: pytest.TempPathFactory) -> Done:
    folder = tmp_path_factory.mktemp("fair") / "out"
    numbers = ("--slots", SLOTS, "--floor", FLOOR, "--near", "421000", "--format", "json")
    ran = run("fair", "plan", *FILES, "--out", folder, *numbers)
    plan = json.loads((folder / "plan.json").read_bytes())
    return Done(ran, folder, plan, json.loads(ran.stdout))


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def test_the_counts_are_those_of_the_files(done: Done) -> None:
    wanted = {
        "booth_rows": 119,
        "booths": 60,
        "postings": 119,
        "postings_rejected": 0,
        "attendee_rows": 300,
        "attendees": 297,
        "merged": 3,
        "floor": FLOOR,
        "slots": SLOTS,
    }
    assert {name: done.facts[name] for name in wanted} == wanted
    assert done.facts["placed"] + done.facts["unplaced"] == 297
    assert "合并 merged：BM0187（第 189 行）与 BM0012 是同一人" in done.ran.stderr


def test_nobody_is_lost_and_whoever_signed_up_twice_is_one(done: Done) -> None:
    placed = {meeting["attendee_id"] for meeting in done.plan["meetings"]}
    unplaced = {one["attendee_id"] for one in done.plan["unplaced"]}
    merged = {(one["attendee_id"], one["same_as"]) for one in done.plan["merged"]}
    assert merged == TWICE
    assert not placed & unplaced
    assert placed | unplaced | {twice for twice, _ in merged} == set(registered())


def test_no_rule_is_broken(done: Done) -> None:
    meetings, capacity = done.plan["meetings"], capacities()
    assert done.plan["capacities"] == {booth: n or 0 for booth, n in capacity.items()}
    in_slot = Counter((m["booth_id"], m["slot"]) for m in meetings)
    assert all(n <= (capacity[booth] or 0) for (booth, _), n in in_slot.items())
    assert max(Counter((m["attendee_id"], m["slot"]) for m in meetings).values()) == 1
    assert max(Counter((m["attendee_id"], m["booth_id"]) for m in meetings).values()) == 1
    assert {m["slot"] for m in meetings} <= set(range(SLOTS))
    assert all(0 <= m["score"] <= 1 for m in meetings)
    assert all(m["posting_id"].startswith(m["booth_id"] + "-") for m in meetings)


def test_almost_nobody_leaves_without_a_meeting_and_the_others_know_why(done: Done) -> None:
    each = Counter(meeting["attendee_id"] for meeting in done.plan["meetings"])
    below = {one["attendee_id"]: one for one in (*done.plan["unplaced"], *done.plan["short"])}
    assert {who for who, n in each.items() if n < FLOOR} == {
        who for who, one in below.items() if one["meetings"]
    }
    assert len(done.plan["unplaced"]) <= 3
    assert all(one["reason"].endswith(("。", "？")) for one in below.values())
    assert all(re.search("[a-z]", one["reason_en"]) for one in below.values())
    assert all("{" not in one["reason"] + one["reason_en"] for one in below.values())


def test_unlawful_ads_are_held_out_and_shown_to_the_organizer(done: Done) -> None:
    found = {one["posting_id"]: one for one in done.plan["held"]}
    titles = {one["title"] for one in found.values()}
    assert {"电子装配工", "美容师", "前台接待", "带货主播", "打包工", "保安员"} <= titles
    assert not {m["posting_id"] for m in done.plan["meetings"]} & set(found)
    assert all(one["findings"][0]["rewrite_zh"] for one in found.values())


def test_the_workbook_opens_and_holds_nothing_personal(done: Done) -> None:
    path = done.folder / "plan.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["计划", "按展位", "按人", "未安排", "缺口", "需核对", "现场服务"]
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if "worksheets" in name]
        assert not any(b"<f>" in parts.read(name) for name in sheets)
    n_meetings = len(done.plan["meetings"])
    assert book["计划"].max_row == book["按人"].max_row == n_meetings + 1
    words = {
        name: "\n".join(str(cell) for row in book[name].values for cell in row)
        for name in ("计划", "按展位", "按人", "未安排")
    }
    own_words = {text for texts in registered().values() for text in texts if len(text) > 5}
    assert [text for text in own_words for told in words.values() if text in told] == []
    assert [w for w in ("低保", "残疾四级", "乙肝", "脱贫户") if w in "".join(words.values())] == []
    booths = {row[0] for row in book["按展位"].values}
    assert capacities().keys() <= booths


def test_limits_that_do_not_go_together_are_refused_at_once(desk: System, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--floor"):
        run("fair", "plan", *FILES, "--out", tmp_path, "--floor", 4, "--slots", 3)


def test_a_file_with_a_header_alone_is_refused(desk: System, tmp_path: Path) -> None:
    nobody = tmp_path / "nobody.csv"
    nobody.write_text("报名号,意向岗位\n", encoding="utf-8")
    files = ("--attendees", nobody, "--booths", FILES[3])
    with pytest.raises(InvalidInput, match=r"nobody\.csv"):
        run("fair", "plan", *files, "--out", tmp_path)


def test_a_tenth_away_and_a_twentieth_more_change_no_promise(done: Done, tmp_path: Path) -> None:
    before = {key(meeting) for meeting in done.plan["meetings"]}
    people = sorted({attendee for attendee, *_ in before})
    gone, came = people[::10], tmp_path / "came.csv"
    (tmp_path / "gone.csv").write_text("报名号\n" + "\n".join(gone), encoding="utf-8")
    walked_in = [
        (f"W{n:02d}", wish, f"{wish}做了{n + 1}年", place)
        for n, (wish, place) in enumerate(product(WISHES, ("沙市区", "荆州区", "公安县")))
    ]
    header = ("报名号", "意向岗位", "自我介绍", "居住地")
    came.write_text(csv_text(header, walked_in), encoding="utf-8")
    files = ("--no-shows", tmp_path / "gone.csv", "--walk-ins", came)
    facts = json.loads(
        run("fair", "replan", "--plan", done.folder, *files, "--format", "json").stdout
    )
    assert (facts["no_shows"], facts["walk_ins"]) == (len(gone), len(walked_in)) == (30, 15)
    assert facts["changed_share"] <= 0.05
    after = json.loads((done.folder / "replan-1" / "plan.json").read_bytes())
    stays = {met for met in before if met[0] not in gone}
    kept = {key(meeting) for meeting in after["meetings"]}
    assert stays <= kept  # not one of them changed
    served = {attendee for attendee, *_ in kept - stays}
    assert len([name for name, *_ in walked_in if name in served]) >= 14
    in_slot = Counter((m["booth_id"], m["slot"]) for m in after["meetings"])
    assert all(n <= after["capacities"][booth] for (booth, _), n in in_slot.items())


def key(meeting: dict[str, Any]) -> tuple[str, str, int]:
    return meeting["attendee_id"], meeting["booth_id"], meeting["slot"]


def registered() -> dict[str, set[str]]:
    """Return, by cleaned registration number, what was said in words."""
    sheet = openpyxl.load_workbook(SAMPLE / "fair_attendees.xlsx").worksheets[0]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in list(sheet.values)[2:]:
        number = re.sub(r"\s", "", str(row[1])).upper()
        found[number] |= {str(cell) for cell in (row[3], row[9]) if cell}
    return dict(found)


def capacities() -> dict[str, int | None]:
    """Return the number of meetings in a slot as it stands in the file."""
    sheet = openpyxl.load_workbook(SAMPLE / "fair_booths.xlsx").worksheets[0]
    found: dict[str, int | None] = {}
    for row in list(sheet.values)[2:-1]:
        if row[0]:
            digits = re.sub(r"\D", "", str(row[9] or ""))
            found[str(row[0])] = int(digits) if digits else None
    return found

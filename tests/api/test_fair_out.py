"""What comes out of a small fair: nobody's need, category or number where it should not be."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from api.cli.fair_paper import hours_of, write_out
from api.cli.main import app
from recommender.bootstrap import System
from recommender.domain.fair_day import FairEvent
from recommender.services.plan_fair import PlannedFair
from tests.api.test_fair_small import fair
from tests.web.page import Page

pytestmark = pytest.mark.api
PRIVATE = ("残疾", "低保", "轮椅", "刑满", "孕", "言语三级", "13800000001")
ROWS = (
    ("=B1", "13800000001", "残疾人叉车司机", "言语三级，坐轮椅，有叉车证N1", "初中", "沙市区"),
    ("B2", None, "会计", "低保户，会做账报税", "大专", "荆州区"),
    ("B3", None, "会计", "刑满回来，做过出纳，孕五个月", "大专", "荆州区"),
    ("B4", None, "美容师", "做过两年美容", "中专", "沙市区"),
)


@pytest.fixture(scope="module")
def made(city: System, tmp_path_factory: pytest.TempPathFactory) -> PlannedFair:
    return fair(city, tmp_path_factory.mktemp("files"), *ROWS)


@pytest.fixture(scope="module")
def folder(city: System, made: PlannedFair, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    day = datetime(2026, 12, 5)  # as the command line reads a day
    write_out(city, folder, made, hours_of(day, "09:00", 20, 5, None, 2))
    return folder


def written(folder: Path) -> dict[str, str]:
    """Return the text of everything but the plan itself."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".html", ".ics") or path.name == "report.json"
    }
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    for sheet in book:
        if sheet.title != "需核对":  # the organizer's own list of what the files say
            cells = (str(cell) for row in sheet.values for cell in row)
            texts[f"plan.xlsx/{sheet.title}"] = "\n".join(cells)
    return texts


def test_no_need_and_no_category_is_on_any_page(folder: Path, made: PlannedFair) -> None:
    texts = written(folder)
    assert made.plan.meetings
    assert {"print/booths.html", "print/attendees.html", "calendar/all.ics"} <= texts.keys()
    found = {
        (name, word)
        for name, text in texts.items()
        if name != "print/checklist.html"
        for word in PRIVATE
        if word in text.replace("\r\n ", "")
    }
    assert found == set()
    (driver,) = (
        s.text for s in Page(texts["print/attendees.html"]).every("section") if "叉车司机" in s.text
    )
    assert "理由：" in driver


def test_everybody_has_a_page_and_only_their_own(folder: Path, made: PlannedFair) -> None:
    page = Page((folder / "print" / "attendees.html").read_text(encoding="utf-8"))
    shown = [s.text for s in page.every("section")]
    people = sorted(person.id for person in made.inputs.guests.people)
    assert len(shown) == len(people) == len(ROWS)
    for own, text in zip(people, shown, strict=True):
        assert [one for one in people if one in text] == [own]


def test_pages_agree_with_the_plan(folder: Path, made: PlannedFair) -> None:
    page = Page((folder / "print" / "booths.html").read_text(encoding="utf-8"))
    booths = [booth.id for booth in made.inputs.offer.booths]
    for booth, section in zip(booths, page.every("section"), strict=True):
        here = {m.attendee_id for m in made.plan.meetings if m.booth_id == booth}
        everybody = {person.id for person in made.inputs.guests.people}
        assert {one for one in everybody if one in section.text} == here
    for person in {m.attendee_id for m in made.plan.meetings}:
        (path,) = (folder / "calendar").glob(f"*{person.removeprefix('=')}.ics")
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        slots = [m.slot for m in made.plan.meetings if m.attendee_id == person]
        starts = sorted(f"{event['DTSTART'].dt:%H:%M}" for event in events)
        assert starts == [("09:00", "09:25")[slot] for slot in sorted(slots)]


def test_no_cell_is_a_formula(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    risky = [cell for cell in cells if str(cell.value)[:1] in ("=", "+", "-", "@")]
    assert risky
    assert all(cell.quotePrefix for cell in risky)


def test_a_booth_begins_a_printed_page(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / "plan.xlsx")["按展位"]
    booths = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    starts = [n + 1 for n in range(1, len(booths)) if booths[n] != booths[n - 1]]
    assert [one.id for one in sheet.row_breaks.brk] == starts


def test_the_report_adds_up(folder: Path, made: PlannedFair) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    n = len(made.plan.meetings)
    for counted in ("trades", "fill", "scores"):
        assert sum(one["meetings"] for one in report[counted]) == n, counted
    assert sum(one["attendees"] for one in report["trades"]) == report["attendees"] == len(ROWS)
    assert sum(one["postings"] for one in report["trades"]) == report["postings"]
    assert report["placed"] + report["unplaced"] == report["attendees"]
    assert {one["booth_id"]: one["places"] for one in report["fill"]}["A04"] is None
    assert report["outcomes"] is None


def test_after_the_day_the_report_counts_what_came_of_it(
    city: System,
    folder: Path,
    made: PlannedFair,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = shutil.copytree(folder, tmp_path / "after")  # the others read it as it was before
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: city)
    met = made.plan.meetings[0]
    log = city.fair_log(folder)
    at = datetime(2026, 12, 5, 1, 5, tzinfo=UTC)
    who = {"attendee_id": met.attendee_id, "at": at}
    log.add(FairEvent(kind="sign_in", **who))
    for result in ("talked", "hired"):
        log.add(
            FairEvent(kind="outcome", booth_id=met.booth_id, result=result, note="悄悄话", **who)
        )
    ran = CliRunner().invoke(app, ["fair", "report", "--plan", str(folder), "--format", "json"])
    assert ran.exit_code == 0, ran.output
    outcomes = json.loads(ran.stdout)["outcomes"]
    assert (outcomes["signed_in"], outcomes["noted"], outcomes["results"]) == (1, 1, {"hired": 1})
    assert outcomes["by_booth"] == {met.booth_id: {"hired": 1}}
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "录用" in html
    assert "悄悄话" not in html
    (folder / "day.jsonl").unlink()

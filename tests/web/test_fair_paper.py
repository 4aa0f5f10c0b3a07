"""What is printed for a fair: whose page holds what, codes, calendars, the checklist, pictures."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
import segno
import yaml
from icalendar import Calendar

from api.web.charts.bars import BarRow, bar_chart
from api.web.fair_pages import BASES, FACTS, LEFT_OVER, RESULTS, SPARE_LINES
from api.web.print_fair import file_names, print_changes, print_fair, print_report, write_calendars
from api.web.qr import MODULES_OF_QUIET
from recommender.domain.fair import UnplacedCode
from recommender.domain.fair_day import OutcomeResult
from recommender.domain.fair_report import FairDay
from recommender.errors import InvalidInput
from recommender.services.fair_print import AttendeeSheet, FairPaper
from recommender.services.fair_print_checklist import FairFact, read_checklist
from recommender.services.fair_print_meetings import Basis
from tests.fair_paper import BOOTHS, CHANGED, PAPER, PEOPLE, REPORT, checklist
from tests.web.page import Element, Page
from tests.web.test_sheet import modules

pytestmark = pytest.mark.web
NOW = datetime(2026, 12, 4, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fair")
    print_fair(folder, PAPER, checklist())
    print_changes(folder, CHANGED)
    print_report(folder, REPORT)
    write_calendars(folder, PAPER, NOW)
    return folder


def page(folder: Path, name: str) -> Page:
    return Page((folder / name).read_text(encoding="utf-8"))


def sheets(of: Page) -> list[Element]:
    return [s for s in of.every("section") if "sheet" in s.attributes["class"].split()]


def svgs(html: str) -> list[str]:
    return re.findall(r"<svg aria-hidden.*?</svg>", html, re.DOTALL)


def matches(svg: str, text: str) -> bool:
    """Whether a code drawn is the one that a text gives."""
    matrix = segno.make(text, error="m", micro=False).matrix
    dark = {(y, x) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
    return {(y - MODULES_OF_QUIET, x - MODULES_OF_QUIET) for y, x in modules(svg)} == dark


@pytest.mark.parametrize(
    "name", ["print/booths.html", "print/attendees.html", "print/checklist.html", "report.html"]
)
def test_a_page_stands_alone(folder: Path, name: str) -> None:
    made = page(folder, name)
    assert made.one("html").attributes["lang"] == "zh-CN"
    assert made.one("h1").text
    assert "@page { size: A4;" in made.html
    assert not re.search(r"(?:src|href)=|https?://|<script", made.html)


def test_a_page_of_a_person_holds_nobody_else(folder: Path) -> None:
    made = page(folder, "print/attendees.html")
    pages = sheets(made)
    assert len(pages) == len(PEOPLE)
    for own, shown in zip(PEOPLE, pages, strict=True):
        assert own.attendee_id in shown.text
        assert [o.attendee_id for o in PEOPLE if o.attendee_id in shown.text] == [own.attendee_id]
    for own, svg in zip(PEOPLE, svgs(made.html), strict=True):
        assert [o for o in PEOPLE if matches(svg, o.attendee_id)] == [own]


def test_a_person_is_told_when_where_why_and_what_to_bring(folder: Path) -> None:
    first, second, third = (s.text for s in sheets(page(folder, "print/attendees.html")))
    for words in ("09:00–09:20 · 第1场 · A区 展位 A01", "叉车司机", "薪资：5500", "叉车证N1",
                  "理由：正是您想找的“叉车”。", "2026年12月5日", "没有写，请当面问", "乙<财税>"):  # fmt: skip
        assert words in first
    assert "合适的单位只有1家" in second
    assert "叉车证N1" not in second
    assert "还没有给您安排面谈" in third
    assert "资料不足。" in third


def test_a_page_of_a_booth_says_what_meetings_rest_on_and_has_room_to_write(folder: Path) -> None:
    made = page(folder, "print/booths.html")
    first, second = (s.text for s in sheets(made))
    assert "第1场" in first
    assert "想做这份工作" in first
    assert "面谈时问" in first
    assert "条件合适，工作面谈时聊" in first
    assert "对口" not in made.html
    assert not re.search(r"0\.\d", first)
    assert "没有写每场能谈几人" in second
    assert "没有安排面谈" in second
    assert made.html.count('class="spare"') == SPARE_LINES * len(BOOTHS)
    for booth, svg in zip(BOOTHS, svgs(made.html), strict=True):
        assert matches(svg, booth.booth_id)


def test_what_changed_is_marked_and_what_fell_away_is_told(folder: Path) -> None:
    booth, person = (s.text for s in sheets(page(folder, "print/changed.html")))
    assert booth.count("更改") == 2  # the new line, and the one that fell away
    assert "取消：第1场 09:00–09:20，BM0001" in booth
    for words in (
        "更改",
        "取消：第1场 09:00–09:20，展位 A01",
        "A01展位晚到",
        "远程面试",
        "14:00–14:15",
        "宜昌-Y01",
    ):
        assert words in person
    assert "1 个展位，1 个人" in page(folder, "print/changed.html").one("header").text
    assert print_changes(folder, FairPaper(PAPER.day, (), (), ())) == 0


def test_every_picture_stands_beside_a_table_with_its_numbers(folder: Path) -> None:
    made = page(folder, "report.html")
    pairs = [d for d in made.every("div") if d.attributes.get("class") == "pair"]
    assert len(pairs) == len(made.every("svg")) == len(made.every("table")) == 5
    for words in ("录用", "未到", "不清楚", "12%", "24", "合适的单位少", "资料不足"):
        assert words in made.one("main").text, words
    assert not any(person.attendee_id in made.html for person in PEOPLE)


def test_the_checklist_has_the_numbers_of_the_fair_and_says_what_was_not_read(
    folder: Path,
) -> None:
    made = page(folder, "print/checklist.html")
    items = [item for phase in read_checklist().phases for item in phase.items]
    assert made.html.count("（先核对）") == sum(not item.read for item in items) > 0
    for words in ("应急预案", "安全保卫", "至少保存两年", "第三十三条", "本次报名 3 人。"):
        assert words in made.one("main").text
    assert len({item.id for item in items}) == len(items)


def test_a_checklist_that_is_not_written_as_it_should_be_is_refused(tmp_path: Path) -> None:
    whole = yaml.safe_load(yaml.safe_dump(read_checklist().model_dump(mode="json")))
    whole["phases"][0]["items"][2].pop("zh")
    path = tmp_path / "checklist.yaml"
    path.write_text(yaml.safe_dump(whole), encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"phases\.0\.items\.2\.zh"):
        read_checklist(path)
    path.write_text("phases:\n  - id: [", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"line \d"):
        read_checklist(path)


def test_a_calendar_is_of_one_person_in_chinas_time(folder: Path) -> None:
    body = (folder / "calendar" / "BM0001.ics").read_bytes()
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    first, second = Calendar.from_ical(body).walk("VEVENT")
    assert first["DTSTART"].dt.isoformat() == "2026-12-05T09:00:00+08:00"
    assert second["DTEND"].dt.isoformat() == "2026-12-05T09:45:00+08:00"
    assert first["SUMMARY"] == "面谈：展位 A01，叉车司机"
    assert first["UID"] != second["UID"]
    assert b"BM0002" not in body
    everybody = Calendar.from_ical((folder / "calendar" / "all.ics").read_bytes())
    told = [str(event["SUMMARY"])[:6] for event in everybody.walk("VEVENT")]
    assert told == ["BM0001", "BM0001", "BM0002"]
    assert len({event["UID"] for event in everybody.walk("VEVENT")}) == 3


def test_calendars_of_another_plan_go(tmp_path: Path) -> None:
    assert write_calendars(tmp_path, PAPER, NOW) == 2
    fewer = FairPaper(PAPER.day, PAPER.spans, BOOTHS, PEOPLE[1:])
    assert write_calendars(tmp_path, fewer, NOW) == 1
    assert {p.name for p in (tmp_path / "calendar").iterdir()} == {"BM0002.ics", "all.ics"}
    without = FairPaper(FairDay(), (), BOOTHS, PEOPLE)
    assert write_calendars(tmp_path, without, NOW) == 0
    assert list((tmp_path / "calendar").iterdir()) == []


def test_file_names_are_safe_and_different() -> None:
    numbers = ("BM1", "bm1", "../x", "a/b", "a\\b", "CON", "all", "...")
    names = file_names([AttendeeSheet(number, (), (), "") for number in numbers])
    assert len({name.casefold() for name in names}) == len(numbers)
    assert all(re.fullmatch(r"[\w-][\w.-]*", name) for name in names)
    assert not {"con", "all"} & {name.casefold() for name in names}


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    chart = bar_chart("t", [BarRow("a", (10, 5), ("10", "5")), BarRow("b", (0, 2.5), ("0", "2.5"))])
    bars = [bar for row in chart.rows for bar in row.bars]
    assert [bar.width / bars[0].width for bar in bars] == [1, 0.5, 0, 0.25]
    assert [bar.y for bar in bars] == sorted({bar.y for bar in bars})
    assert bars[-1].y < chart.height


def test_a_picture_without_numbers_is_no_fault() -> None:
    assert bar_chart("t", [BarRow("a", (0,), ("0",))]).rows[0].bars[0].width == 0


def test_every_code_has_words() -> None:
    assert set(LEFT_OVER) == set(get_args(UnplacedCode))
    assert set(RESULTS) == set(get_args(OutcomeResult))
    assert set(FACTS) == set(get_args(FairFact))
    assert set(BASES) == set(get_args(Basis))

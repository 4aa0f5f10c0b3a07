"""Every sheet, page and file of a fair, seeded with what must not be on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from api.cli.fair_paper import hours_of, write_out
from recommender.bootstrap import System
from recommender.domain.fair import FairPlan
from recommender.services.fair_help import LEAST, band, help_rows
from recommender.services.fair_print_meetings import told_meetings
from recommender.services.plan_fair import PlannedFair, plan_fair
from recommender.services.plan_fair_options import FairOptions
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
PEOPLE = ("报名号", "姓名", "手机号", "身份证号", "意向岗位", "自我介绍", "学历", "技能证书", "期望薪资", "居住地", "特殊需求", "援助类别", "残疾情况", "出生日期", "工作年限")  # fmt: skip
WORK: tuple[Row, ...] = (
    ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000", "沙市区", 3, "A区 无障碍"),
    ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 2, "A区 手语服务"),
    ("B01", "丁物业", "保洁员", "小区楼道", "2600", "沙市区", 2, "B区"),
)
WISHES = ("仓库打包", "会计", "保洁")
AIDS = ("低保", "残疾", "零就业家庭", "轮椅", "手语", "听障", "刑释")
# Every free cell of a person has words of their own, which nobody else may see.
ROWS: tuple[Row, ...] = tuple(
    (
        f"BM{n:02d}", f"某甲{n:02d}", f"138000001{n:02d}", f"4210021990010100{n:02d}",
        f"{WISHES[n % 3]}标记愿{n:02d}", f"做了三年，标记述{n:02d}，低保户", "高中",
        f"标记证{n:02d}；残疾证", f"标记薪{n:02d}零就业家庭", "沙市区",
        ("轮椅", "听障，要手语", "")[n % 3] + f"标记需{n:02d}", "低保", "听力二级", f"标记生{n:02d}低保", f"标记年{n:02d}刑释",
    )
    for n in range(9)
)  # fmt: skip


@pytest.fixture(scope="module")
def made(city: System, tmp_path_factory: pytest.TempPathFactory) -> PlannedFair:
    folder = tmp_path_factory.mktemp("files")
    for name, header, rows in (("booths", BOOTHS, WORK), ("people", PEOPLE, ROWS)):
        (folder / f"{name}.csv").write_text(csv_text(header, rows), encoding="utf-8")
    how = FairOptions(slots=3, floor=1, limit=2, near="421000")
    return plan_fair(city.matching, city.reader, folder / "people.csv", folder / "booths.csv", how)


@pytest.fixture(scope="module")
def folder(city: System, made: PlannedFair, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_out(city, folder, made, hours_of(datetime(2026, 12, 5), "09:00", 20, 5, None, 3))
    return folder


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all that was written, sheet by sheet and file by file."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".ics":
            events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
            yield name, "\n".join(str(value) for event in events for value in event.values())
        elif path.suffix == ".xlsx":
            for sheet in openpyxl.load_workbook(path):
                cells = (str(cell) for row in sheet.values for cell in row)
                yield f"{name}/{sheet.title}", "\n".join(cells)
        elif path.suffix in (".html", ".json"):
            yield name, path.read_text(encoding="utf-8")


def test_nobodys_words_name_or_number_are_anywhere(folder: Path, made: PlannedFair) -> None:
    shown = dict(texts(folder))
    assert made.plan.meetings
    assert made.plan.problems  # cells that could not be read, told by row and column
    assert {"plan.xlsx/需核对", "plan.xlsx/现场服务", "plan.json", "report.html"} <= shown.keys()
    marks = [str(row[column]) for row in ROWS for column in (1, 2, 3)]
    marks += ["标记生", "标记年", "标记愿", "标记述", "标记证", "标记薪", "标记需"]
    assert {(name, mark) for name, text in shown.items() for mark in marks if mark in text} == set()


def test_no_aid_category_is_anywhere_but_what_is_to_be_arranged(folder: Path) -> None:
    arranged = {"plan.xlsx/现场服务", "print/checklist.html"}
    found = {
        (name, word)
        for name, text in texts(folder)
        for word in AIDS
        if name not in arranged and word in text.replace("要坡道、手语、大字", "")
    }
    assert found == set()


def test_a_page_and_a_calendar_hold_one_person_alone(folder: Path) -> None:
    people = [str(row[0]) for row in ROWS]
    page = Page((folder / "print" / "attendees.html").read_text(encoding="utf-8"))
    for own, section in zip(people, page.every("section"), strict=True):
        assert [one for one in people if one in section.text] == [own]
    for path in (folder / "calendar").glob("BM*.ics"):
        text = path.read_text(encoding="utf-8")
        assert [one for one in people if one in text] == [path.stem]


def test_a_booth_sees_only_whom_it_meets(folder: Path, made: PlannedFair) -> None:
    page = Page((folder / "print" / "booths.html").read_text(encoding="utf-8"))
    people = [str(row[0]) for row in ROWS]
    for booth, section in zip(("A01", "A02", "B01"), page.every("section"), strict=True):
        here = {m.attendee_id for m in made.plan.meetings if m.booth_id == booth}
        assert {one for one in people if one in section.text} == here
    plan = json.loads((folder / "plan.json").read_bytes())
    assert "needs" not in json.dumps(plan)


def test_what_help_is_needed_tells_of_nobody(made: PlannedFair) -> None:
    guests, plan = made.inputs.guests, made.plan
    rows = help_rows(plan, guests)
    assert len(rows) == 2
    for _, when, where, number, _ in rows:
        assert number == band(3) == "1–4"
        within = {
            person.id
            for person in guests.people
            if (mine := [m for m in plan.meetings if m.attendee_id == person.id])
            and all("全场" in when or f"第{m.slot + 1}场" in when for m in mine)
            and all("各馆" in where or plan.halls[m.booth_id] in where for m in mine)
        }
        assert len(within) >= LEAST
    assert (band(5), band(9), band(12)) == ("5–9", "5–9", "10–14")


def test_without_anybody_in_need_there_is_no_sheet(made: PlannedFair) -> None:
    nobody = made.plan.model_copy(update={"meetings": ()})
    assert isinstance(nobody, FairPlan)
    assert help_rows(nobody, made.inputs.guests) == []


def test_what_a_meeting_rests_on_is_a_reason_and_no_judgement(
    city: System, made: PlannedFair
) -> None:
    told = told_meetings(made, city.matching)
    wanted = [one for one in told if one.basis in ("wanted", "near")]
    assert wanted
    for one in told:
        assert one.reason
        assert not any(word in one.reason for word in ("标记", "低保", "不合适", "对口"))
        if one.basis == "conditions":
            assert one.reason.startswith("不一定是您想做的")

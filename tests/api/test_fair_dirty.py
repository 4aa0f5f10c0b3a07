"""Two tables of registrations as dirty as life: nothing is lost, and everything is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from recommender.bootstrap import System
from recommender.domain.fair import FairPlan
from recommender.services.plan_fair import plan_fair
from recommender.services.plan_fair_options import FairOptions
from tests.tables import Row, csv_text, write_workbook

pytestmark = pytest.mark.api
BOOTHS = ("展位号", "单位名称", "岗位名称", "岗位要求", "薪资", "工作地点", "每场可面谈人数")
WORK: tuple[Row, ...] = (
    ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000", "沙市区", 4),
    ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 4),
    ("A03", "丁物业", "保洁员", "小区楼道", "2600", "沙市区", 4),
)
HEADER = (
    "序号",
    "报名号",
    "姓名",
    "联系电话",
    "意向岗位",
    "自我介绍",
    "学历",
    "工作年限",
    "居住地",
)
PACKING = ("仓库打包", "在仓库打包三年，手快不怕累", "高中", 3, "沙市区")
ROWS: tuple[Row, ...] = (
    (1, "BM001", "张甲", 13800000001.0, *PACKING),
    (2, "bm 002", "李乙", "１３８ ００００ ０００２", "会计", "做账报税五年", "大专", "5年", "荆州区"),
    (3, None, "王丙", 13800000003.0, "保洁", "扫楼道六年", "小学", 6, "沙市"),  # no number
    (4, "BM004", "赵丁", None, None, None, None, None, None),  # nothing said
    (5, "BM005", "张甲", "138-0000-0001", "打包", None, None, None, None),  # the first one again
    (6, "ＢＭ００６", "孙戊", "无", "/", "暂无", "/", "/", "/"),  # nothing but signs
    (7, "BM001", "周己", 13800000007.0, "会计", "出纳做过两年", "中专", 2, "荆州区"),  # a number twice
    ("序号", "报名号", "姓名", "联系电话", "意向岗位", "自我介绍", "学历", "工作年限", "居住地"),
    (8, "BM008", "吴庚", 1.38e10, "仓库打包", "会打包", "初中", "一年半", "公安县"),
    (None, "BM009", None, None, None, None, None, None, None),  # a number alone
    (None, None, None, None, None, None, None, None, None),
    (10, "BM010", "郑辛", "13800000010", "保洁", "我今年15岁", "初中", None, "沙市区"),
    ("合计", "10人", None, None, None, None, None, None, None),
    ("填表人：某某", None, None, None, None, None, None, None, None),
)  # fmt: skip
PEOPLE = {"BM001", "BM002", "R6", "BM004", "BM006", "BM001-2", "BM008", "BM009", "BM010"}
LEFT_OUT = {"header": 1, "total": 1, "note": 1}


def merged_workbook(folder: Path) -> Path:
    """Return a workbook with a title, a blank row, merged cells and a sheet of notes."""
    path = folder / "报名表.xlsx"
    write_workbook(
        path, {"说明": [("本表由各社区填报",)], "报名": [("某某招聘会报名表",), (), HEADER, *ROWS]}
    )
    book = openpyxl.load_workbook(path)
    sheet = book["报名"]
    sheet.merge_cells("A1:I1")
    sheet.merge_cells(start_row=3 + 13, end_row=3 + 13, start_column=2, end_column=4)
    book.save(path)
    return path


def gb18030(folder: Path) -> Path:
    """Return the same as text in GB18030 under a title, as an old system saves it."""
    path = folder / "报名表.csv"
    text = csv_text(HEADER, ROWS)
    path.write_bytes(("某某招聘会报名表\r\n\r\n" + text).encode("gb18030"))
    return path


@pytest.fixture(scope="module", params=[merged_workbook, gb18030], ids=["xlsx", "gb18030"])
def plan(request: Any, city: System, tmp_path_factory: pytest.TempPathFactory) -> FairPlan:
    folder = tmp_path_factory.mktemp("dirty")
    booths = folder / "booths.csv"
    booths.write_bytes(csv_text(BOOTHS, WORK).encode("gb18030"))
    people = request.param(folder)
    how = FairOptions(slots=3, near="421000")
    return plan_fair(city.matching, city.reader, people, booths, how).plan


def test_every_row_is_a_person_a_second_registration_or_left_out_with_why(plan: FairPlan) -> None:
    counts = plan.counts
    assert counts.left_out == LEFT_OUT
    assert counts.attendee_rows == counts.attendees + counts.merged
    filled = sum(any(cell is not None for cell in row) for row in ROWS)
    assert counts.attendee_rows + sum(counts.left_out.values()) == filled == 13


def test_everybody_meets_somebody_or_is_told_why(plan: FairPlan) -> None:
    met = {meeting.attendee_id for meeting in plan.meetings}
    told = {one.attendee_id: one.code for one in plan.unplaced}
    assert met | told.keys() == PEOPLE
    assert not met & told.keys()
    assert told == {
        "BM004": "too_little_known",
        "BM006": "too_little_known",
        "BM009": "too_little_known",
        "BM010": "under_16",
    }
    assert all(one.reason and one.reason_en for one in plan.unplaced)


def test_who_signed_up_twice_is_one_by_a_telephone_stored_as_a_number(plan: FairPlan) -> None:
    (twice,) = plan.merged
    assert (twice.attendee_id, twice.same_as, twice.basis) == ("BM005", "BM001", "phone")


def test_what_is_wrong_is_named_by_row_with_what_to_do(plan: FairPlan) -> None:
    told = Counter(one.code for one in plan.problems if one.file == "attendees")
    assert told["attendee_unnumbered"] == 1
    assert told["attendee_shared"] == 1
    assert told["nothing_said"] == 3
    assert all(one.row > 1 and one.remedy_zh and one.remedy_en for one in plan.problems)
    text = plan.model_dump_json()
    assert not [word for word in ("张甲", "1380000000", "李乙") if word in text]

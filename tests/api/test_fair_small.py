"""A small fair of files as dirty as they come: scores, shortages, minors, empty registrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recommender.bootstrap import System
from recommender.services.match_seeker import match_seeker
from recommender.services.plan_fair import PlannedFair, plan_fair
from recommender.services.plan_fair_options import FairOptions
from tests.tables import Row, csv_text

pytestmark = pytest.mark.api

BOOTHS = ("展位号", "单位名称", "岗位名称", "岗位要求", "薪资", "工作地点", "每场可面谈人数")
PEOPLE = ("报名号", "手机号", "意向岗位", "自我介绍", "学历", "居住地")
WORK: tuple[Row, ...] = (
    ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000元/月", "沙市区", 1),
    (None, None, "叉车司机", "持证", "5500", "沙市区", None),
    ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 2),
    ("A03", "丙美容", "美容师", "女，18-30岁", "4000", "沙市区", 5),
    ("A04", "丁物业", "保洁员", "小区楼道", "2600", "沙市区", "待定"),
)


def fair(system: System, folder: Path, *people: Row, **options: Any) -> PlannedFair:
    """Return the plan of `WORK` for people, from files in GB18030 without merged cells."""
    paths = folder / "booths.csv", folder / "people.csv"
    for path, header, rows in ((paths[0], BOOTHS, WORK), (paths[1], PEOPLE, people)):
        path.write_bytes(csv_text(header, rows).encode("gb18030"))
    how = FairOptions(**{"slots": 2, "near": "421000", **options})
    return plan_fair(system.matching, system.reader, paths[1], paths[0], how)


def test_a_pair_has_the_score_of_the_online_match(own_system: System, tmp_path: Path) -> None:
    people = [
        ("B1", None, "仓库打包", "在仓库干过三年", "高中", "沙市区"),
        ("B2", None, "会计", "会做账", "大专", "荆州区"),
        ("B3", None, "开叉车", "有叉车证N1", "初中", "沙市区"),
    ]
    made = fair(own_system, tmp_path, *people)
    with own_system.store.transaction() as tx:
        tx.postings.delete_many(own_system.store.postings.ids())
        tx.postings.put_many(made.inputs.offer.postings)
    own_system.postings.build()
    online = {
        (seeker.id, match.posting.id): match.score
        for seeker in made.seekers
        for match in match_seeker(own_system.matching, seeker, k=20).matches
    }
    planned = {(m.attendee_id, m.posting_id): m.score for m in made.plan.meetings}
    assert len(planned) >= 3
    assert {pair: online[pair] for pair in planned} == planned


def test_nothing_of_a_dirty_file_is_lost(city: System, tmp_path: Path) -> None:
    made = fair(
        city,
        tmp_path,
        ("bm 01", 13800000001.0, "仓库打包", "在仓库干过", "高中", "沙市区"),
        ("BM02", "13800000001", "打包", None, None, "沙市"),
        (None, None, "会计", None, "大专", "荆州区"),
        ("BM03", None, None, None, None, None),
        ("BM04", None, "打包", "我今年15岁", "初中", "沙市区"),
        ("BM05", None, "/", "/", "无", "/"),
    )
    plan = made.plan
    assert (plan.counts.attendee_rows, plan.counts.attendees, plan.counts.merged) == (6, 5, 1)
    assert [(one.attendee_id, one.same_as, one.basis) for one in plan.merged] == [
        ("BM02", "BM01", "phone")
    ]
    assert {meeting.attendee_id for meeting in plan.meetings} == {"BM01", "R4"}
    assert {one.attendee_id: one.code for one in plan.unplaced} == {
        "BM03": "too_little_known",
        "BM04": "under_16",
        "BM05": "too_little_known",
    }
    told = {(problem.file, problem.row, problem.code) for problem in plan.problems}
    assert told == {
        ("booths", 6, "capacity_unknown"),
        ("attendees", 4, "attendee_unnumbered"),
        ("attendees", 5, "nothing_said"),
        ("attendees", 7, "nothing_said"),
    }
    assert "13800000001" not in plan.model_dump_json()


def test_who_is_to_be_kept_apart_is(city: System, tmp_path: Path) -> None:
    rows = [("B1", "13800000001", "会计", None, None, "荆州区")] * 2
    twins = [rows[0], ("B2", *rows[1][1:])]
    assert len(fair(city, tmp_path, *twins).plan.merged) == 1
    apart = fair(city, tmp_path, *twins, keep_apart=frozenset({"B2"})).plan
    assert (len(apart.merged), len(apart.meetings)) == (0, 2)


def test_a_floor_that_cannot_be_met_is_explained(city: System, tmp_path: Path) -> None:
    wish = ("仓库打包", "在仓库打包三年", "高中", "沙市区")
    plan = fair(city, tmp_path, *((f"B{n}", None, *wish) for n in range(6)), slots=1).plan
    assert plan.relaxation is not None
    n_out = len(plan.unplaced)
    assert (plan.relaxation.missing, sum(plan.relaxation.extra_meetings.values())) == (n_out, n_out)
    assert n_out > 0
    assert {one.code for one in plan.unplaced} == {"full"}
    assert all("A01" in one.reason and "A01" in one.reason_en for one in plan.unplaced)
    slots = plan.relaxation.slots
    if slots is not None:
        rows = ((f"B{n}", None, *wish) for n in range(6))
        assert not fair(city, tmp_path, *rows, slots=slots).plan.unplaced


def test_an_unlawful_demand_plays_no_part_even_where_the_ad_is_planned(
    city: System, tmp_path: Path
) -> None:
    rows = [
        ("B1", None, "美容师", "女，做过两年美容", "中专", "沙市区"),
        ("B2", None, "美容师", "男，做过两年美容", "中专", "沙市区"),
    ]
    held = fair(city, tmp_path, *rows).plan
    assert [(one.title, one.in_plan) for one in held.held] == [("美容师", False)]
    assert "A03-1" not in {m.posting_id for m in held.meetings}
    planned = fair(city, tmp_path, *rows, with_held=True).plan
    scores = {m.attendee_id: m.score for m in planned.meetings if m.posting_id == "A03-1"}
    assert scores.keys() == {"B1", "B2"}
    assert scores["B1"] == scores["B2"]


def test_a_booth_of_unknown_capacity_can_be_given_one(city: System, tmp_path: Path) -> None:
    row = ("B1", None, "保洁", "扫过楼道", None, "沙市区")
    left_out = fair(city, tmp_path, row, floor=0).plan
    assert left_out.capacities["A04"] == 0
    given = fair(city, tmp_path, row, capacity=3).plan
    assert given.capacities == {"A01": 1, "A02": 2, "A03": 5, "A04": 3}
    assert "A04" in {m.booth_id for m in given.meetings}

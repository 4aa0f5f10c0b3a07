"""Lay a plan out as a workbook for the organizer: by slot, by booth, by person, and what is left.

The sheets by booth and by person are for other eyes too: of people they hold a registration
number, the class of work they want and what the meeting is about, nothing else. No need, no
category, no contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from recommender.domain.fair import FairPlan, Meeting, MergeBasis
from recommender.domain.fair_report import FairDay
from recommender.domain.match import Gap
from recommender.ports import OutSheet, TableWriter
from recommender.services.fair_day_sheets import day_sheets
from recommender.services.fair_print_meetings import Basis, Told, told_meetings
from recommender.services.fair_print_times import Span, spans_of
from recommender.services.matching import Matching
from recommender.services.plan_fair import PlannedFair

PLAN_FILE, WORKBOOK = "plan.json", "plan.xlsx"
Rows = Sequence[Sequence[str | int | float]]
BASIS: Final[dict[MergeBasis, str]] = {
    "id_number": "证件号码相同 same identity number",
    "phone": "电话相同 same telephone",
    "registration": "报名号相同、内容不矛盾 same registration number",
    "facts": "各项情况和说法都一致 the same facts in the same words",
    "part": "前后两行，一行的内容都在另一行里 one row repeats part of the next",
}
_GAPS: Final = {
    "certificate": "证书 certificate",
    "skill": "技能 skill",
    "education": "学历 education",
    "experience": "经验 experience",
    "pay": "薪资 pay",
}
_BY: Final = {"law": "法律 law", "ad": "单位 employer", "helps": "优先 preferred"}


_BASES: Final[dict[Basis, str]] = {
    "wanted": "想做这份工作",
    "near": "想做相近的工作",
    "done": "做过这份工作",
    "near_done": "做过相近的工作",
    "able": "有用得上的技能或证书",
    "other": "想做别的，条件合适",
    "conditions": "条件合适，工作面谈时聊",
}
_FOR_ORGANIZER: Final = "只给组织者看，不外传 For the organizer only"
_FOR_BOOTHS: Final = "一个展位一页；用后交还组织者，不外传 One page a booth; to be given back"
_FOR_PEOPLE: Final = "只给本人看自己的行 A line is for its person only"


def write_fair(
    writer: TableWriter,
    folder: Path,
    made: PlannedFair,
    matching: Matching,
    day: FairDay | None = None,
    told: Sequence[Told] | None = None,
) -> None:
    """Write the plan and its workbook into a folder that is there.

    Parameters
    ----------
    writer
        Writes files.
    folder
        Where to.
    made
        The plan.
    matching
        The parts that explain pairs.
    day
        The hours; without them slots have numbers only.
    told
        The meetings of the plan, where they have been told already.
    """
    if told is None:
        told = told_meetings(made, matching)
    writer.write_document(folder / PLAN_FILE, made.plan)
    writer.write_sheets(folder / WORKBOOK, sheets_of(made, told, day or FairDay()))


def sheets_of(made: PlannedFair, told: Sequence[Told], day: FairDay) -> list[OutSheet]:
    """Return the sheets of the workbook.

    Parameters
    ----------
    made
        The plan.
    told
        Its meetings.
    day
        The hours, as far as they are known.
    """
    plan, spans = made.plan, spans_of(day, made.plan.slots)
    by_booth, first_of_booth = _by_booth(made, told, spans)
    return [
        OutSheet("计划", ("场次 slot", "展位号 booth", "单位 employer", "岗位 posting", "报名号 attendee", "匹配分 score", "放宽 widened"), _by_slot(told, spans), (13, 8, 28, 22, 12, 9, 34), _FOR_ORGANIZER),
        OutSheet("按展位", ("展位号 booth", "单位 employer", "每场名额 capacity", "场次 slot", "报名号 attendee", "意向 wish", "岗位 posting", "为什么谈 rests on", "结果 outcome"), by_booth, (8, 24, 9, 12, 11, 17, 18, 16, 12), _FOR_BOOTHS, first_of_booth),
        OutSheet("按人", ("报名号 attendee", "场次 slot", "展位号 booth", "单位 employer", "岗位 posting", "工作地点 place", "薪资 pay", "理由 reason"), _by_person(told, spans), (11, 13, 8, 26, 20, 20, 16, 34), _FOR_PEOPLE),
        OutSheet("未安排", ("报名号 attendee", "已安排 meetings", "原因", "reason"), _unplaced(plan), (12, 10, 52, 52), _FOR_ORGANIZER),
        OutSheet("缺口", ("类别 kind", "缺什么 what", "谁要求 asked by", "人数 people", "岗位数 postings"), _gaps(told), (20, 40, 18, 14, 16), _FOR_ORGANIZER),
        OutSheet("需核对", ("事项 matter", "文件 file", "行号 row", "列 column", "内容 value", "问题 problem", "怎么办 what to do"), _to_check(plan), (12, 12, 7, 16, 26, 40, 40), _FOR_ORGANIZER),
        *day_sheets(plan, made.inputs.guests),
    ]  # fmt: skip


def _by_slot(told: Sequence[Told], spans: Sequence[Span]) -> Rows:
    return [
        (
            _slot(one.meeting, spans),
            one.booth.id,
            one.booth.employer_name,
            one.posting.title,
            one.meeting.attendee_id,
            one.meeting.score,
            one.widened,
        )
        for one in told
    ]


def _by_booth(
    made: PlannedFair, told: Sequence[Told], spans: Sequence[Span]
) -> tuple[Rows, list[int]]:
    """Return the meetings of each booth in the order of slots, and where each booth begins.

    A booth without any meeting says so.
    """
    of_booth: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_booth[one.booth.id].append(one)
    rows: list[Sequence[str | int | float]] = []
    begins: list[int] = []
    for booth in made.inputs.offer.booths:
        begins.append(len(rows))
        known = booth.capacity_per_slot
        head = (booth.id, booth.employer_name, "不详 unknown" if known is None else known)
        rows += [
            (*head, _slot(one.meeting, spans), one.meeting.attendee_id, one.wish or "面谈时问", one.posting.title, _BASES[one.basis], "")
            for one in of_booth[booth.id]
        ]  # fmt: skip
        if not of_booth[booth.id]:
            rows.append((*head, "—", "—", "—", "没有安排面谈 no meeting planned", "", ""))
    return rows, begins


def _by_person(told: Sequence[Told], spans: Sequence[Span]) -> Rows:
    ordered = sorted(told, key=lambda one: (one.meeting.attendee_id, one.meeting.slot))
    return [
        (
            one.meeting.attendee_id,
            _slot(one.meeting, spans),
            one.booth.id,
            one.booth.employer_name,
            one.posting.title,
            one.posting.address or "没有写 not said",
            one.posting.salary_text or "没有写 not said",
            one.reason,
        )
        for one in ordered
    ]


def _unplaced(plan: FairPlan) -> Rows:
    return [
        (one.attendee_id, one.meetings, one.reason, one.reason_en)
        for one in (*plan.unplaced, *plan.short)
    ]


def _gaps(told: Sequence[Told]) -> Rows:
    """Return what the planned postings ask for and those who meet them lack, most people first."""
    people: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    postings: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in told:
        for gap in one.said.gaps:
            people[_gap(gap)].add(one.meeting.attendee_id)
            postings[_gap(gap)].add(one.posting.id)
    ordered = sorted(people, key=lambda gap: (-len(people[gap]), gap))
    return [(*gap, len(people[gap]), len(postings[gap])) for gap in ordered]


def _gap(gap: Gap) -> tuple[str, str, str]:
    return _GAPS[gap.kind], gap.name, _BY[gap.required]


def _to_check(plan: FairPlan) -> Rows:
    """Return all that a person should look at: rows, double registrations, ads, and capacity."""
    files = {"booths": "参展单位 booths", "attendees": "报名表 attendees"}
    rows: list[Sequence[str | int | float]] = [
        ("行 row", files[p.file], p.row, p.column, p.value, f"{p.problem_zh}\n{p.problem_en}", f"{p.remedy_zh}\n{p.remedy_en}")
        for p in plan.problems
    ]  # fmt: skip
    rows += [
        ("重复报名 merged", files["attendees"], one.row, "", one.attendee_id, f"与第 {one.same_as_row} 行 {one.same_as} 是同一人，已合并：{BASIS[one.basis]}", f"不是同一人时，用 --keep-apart {one.attendee_id} 重新运行")
        for one in plan.merged
    ]  # fmt: skip
    rows += [
        ("广告 ad", files["booths"], one.posting_id, found.field, found.text, f"{found.why_zh}\n{found.why_en}", f"{found.rewrite_zh}\n{found.rewrite_en}")
        for one in plan.held
        for found in one.findings
    ]  # fmt: skip
    if plan.relaxation is not None:
        rows += [
            ("名额 capacity", files["booths"], booth, "", f"+{more}", "有人因名额不够没有达到最低次数 floors are missed for want of capacity", "全场再多谈这么多人就够 so many more meetings would be enough")
            for booth, more in plan.relaxation.extra_meetings.items()
        ]  # fmt: skip
    return rows


def _slot(meeting: Meeting, spans: Sequence[Span]) -> str:
    number = f"第{meeting.slot + 1}场"
    return f"{number}\n{spans[meeting.slot].words()}" if spans else number

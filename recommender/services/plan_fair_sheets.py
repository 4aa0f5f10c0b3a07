"""Lay a plan out as a workbook for the organizer: by slot, by booth, by person, and what is left.

The sheets by booth and by person are for other eyes too: of people they hold a registration
number and what the meeting is about, nothing else. No need, no category, no contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recommender.domain.fair import Booth, FairPlan, Meeting, MergeBasis
from recommender.domain.match import Gap
from recommender.domain.posting import JobPosting
from recommender.explanation.explain import Explanation, explain_pair
from recommender.explanation.sentences import relaxed_sentence
from recommender.ports import OutSheet, TableWriter
from recommender.ranking.gates import GateContext, judge
from recommender.retrieval.fair_wording import as_shown
from recommender.services.describe_pairs import pair_facts
from recommender.services.matching import Matching
from recommender.services.plan_fair import PlannedFair
from recommender.services.plan_fair_scores import block_of

PLAN_FILE, WORKBOOK = "plan.json", "plan.xlsx"
Rows = Sequence[Sequence[str | int | float]]
_BASIS: Final[dict[MergeBasis, str]] = {
    "id_number": "证件号码相同 same identity number",
    "phone": "电话相同 same telephone",
    "registration": "报名号相同、内容不矛盾 same registration number",
    "facts": "各项情况和说法都一致 the same facts in the same words",
    "part": "前后两行，一行的内容都在另一行里 one row repeats part of the next",
}
_OTHER_WORK: Final = "没有您想做的这类岗位，先安排条件合适的"
_GAPS: Final = {
    "certificate": "证书 certificate",
    "skill": "技能 skill",
    "education": "学历 education",
    "experience": "经验 experience",
    "pay": "薪资 pay",
}
_BY: Final = {"law": "法律 law", "ad": "单位 employer", "helps": "优先 preferred"}


@dataclass(frozen=True)
class Told:
    """A meeting with the records behind it and what can be said of the pair."""

    meeting: Meeting
    booth: Booth
    posting: JobPosting
    said: Explanation


def write_fair(writer: TableWriter, folder: Path, made: PlannedFair, matching: Matching) -> None:
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
    """
    writer.write_document(folder / PLAN_FILE, made.plan)
    writer.write_sheets(folder / WORKBOOK, sheets_of(made, matching))


def sheets_of(made: PlannedFair, matching: Matching) -> list[OutSheet]:
    """Return the sheets of the workbook.

    Parameters
    ----------
    made
        The plan.
    matching
        The parts that explain pairs.
    """
    told = list(_told(made, matching))
    plan = made.plan
    return [
        _sheet("计划", ("场次 slot", "展位号 booth", "单位 employer", "岗位 posting", "报名号 attendee", "匹配分 score", "放宽 widened"), _by_slot(told), (10, 12, 34, 24, 16, 12, 40)),
        _sheet("按展位", ("展位号 booth", "单位 employer", "每场名额 capacity", "场次 slot", "岗位 posting", "报名号 attendee"), _by_booth(made, told), (12, 34, 14, 10, 24, 16)),
        _sheet("按人", ("报名号 attendee", "场次 slot", "展位号 booth", "单位 employer", "岗位 posting", "工作地点 place", "薪资 pay", "理由 reason"), _by_person(told), (16, 10, 12, 34, 24, 24, 18, 48)),
        _sheet("未安排", ("报名号 attendee", "已安排 meetings", "原因", "reason"), _unplaced(plan), (16, 12, 60, 60)),
        _sheet("缺口", ("类别 kind", "缺什么 what", "谁要求 asked by", "人数 people", "岗位数 postings"), _gaps(told), (18, 40, 16, 12, 12)),
        _sheet("需核对", ("事项 matter", "文件 file", "行号 row", "列 column", "内容 value", "问题 problem", "怎么办 what to do"), _to_check(plan), (16, 14, 10, 20, 30, 48, 48)),
    ]  # fmt: skip


def _sheet(name: str, header: Sequence[str], rows: Rows, widths: Sequence[int]) -> OutSheet:
    return OutSheet(name, header, rows, widths)


def _told(made: PlannedFair, matching: Matching) -> Iterator[Told]:
    """Yield the meetings, each explained from the numbers that ranked it."""
    if not len(made.met):
        return
    block = block_of(matching, made.sides, made.met.attendee, made.met.posting)
    columns = made.sides.seekers[0].take(made.met.attendee)
    offers = made.sides.postings[0].take(made.met.posting)
    verdicts = judge(columns, offers, GateContext(matching.clock.today().toordinal()))
    booths = {booth.id: booth for booth in made.inputs.offer.booths}
    rows = zip(
        made.plan.meetings, made.met.attendee.tolist(), made.met.posting.tolist(), strict=True
    )
    for place, (meeting, attendee, number) in enumerate(rows):
        posting = made.inputs.offer.postings[number]
        facts = pair_facts(
            made.seekers[attendee],
            posting,
            made.sides.occupations[number],
            {name: float(values[place]) for name, values in block.ranked.features.items()},
            {name: int(values[place]) for name, values in verdicts.items()},
            matching.scorer.config,
        )
        said = explain_pair(facts, "zh")
        yield Told(meeting, booths[meeting.booth_id], as_shown(posting), said)


def _by_slot(told: Sequence[Told]) -> Rows:
    return [
        (
            _slot(one.meeting),
            one.booth.id,
            one.booth.employer_name,
            one.posting.title,
            one.meeting.attendee_id,
            one.meeting.score,
            _widened(one.meeting),
        )
        for one in told
    ]


def _by_booth(made: PlannedFair, told: Sequence[Told]) -> Rows:
    """Return the meetings of each booth in the order of slots; a booth without any says so."""
    of_booth: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_booth[one.booth.id].append(one)
    rows: list[Sequence[str | int | float]] = []
    for booth in made.inputs.offer.booths:
        known = booth.capacity_per_slot
        head = (booth.id, booth.employer_name, "不详 unknown" if known is None else known)
        rows += [
            (*head, _slot(one.meeting), one.posting.title, one.meeting.attendee_id)
            for one in of_booth[booth.id]
        ]
        if not of_booth[booth.id]:
            rows.append((*head, "—", "没有安排面谈 no meeting planned", "—"))
    return rows


def _by_person(told: Sequence[Told]) -> Rows:
    ordered = sorted(told, key=lambda one: (one.meeting.attendee_id, one.meeting.slot))
    return [
        (
            one.meeting.attendee_id,
            _slot(one.meeting),
            one.booth.id,
            one.booth.employer_name,
            one.posting.title,
            one.posting.address or "没有写 not said",
            one.posting.salary_text or "没有写 not said",
            _reason(one),
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
        ("重复报名 merged", files["attendees"], one.row, "", one.attendee_id, f"与第 {one.same_as_row} 行 {one.same_as} 是同一人，已合并：{_BASIS[one.basis]}", f"不是同一人时，用 --keep-apart {one.attendee_id} 重新运行")
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


def _slot(meeting: Meeting) -> str:
    return f"第{meeting.slot + 1}场"


def _widened(meeting: Meeting) -> str:
    return " ".join(
        _OTHER_WORK if step == "other_work" else relaxed_sentence(step, "zh")
        for step in meeting.widened
    )


def _reason(one: Told) -> str:
    widened = _widened(one.meeting)
    return widened or (one.said.reasons[0].text if one.said.reasons else "")

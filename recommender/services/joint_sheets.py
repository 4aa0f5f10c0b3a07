"""Lay a joint fair out as one workbook for the organizers of all cities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recommender.domain.joint_fair import JointPlan
from recommender.explanation.sentences import relaxed_sentence
from recommender.ports import OutSheet
from recommender.services.fair_print_times import Span, spans_of
from recommender.services.joint_plan import PlannedJoint
from recommender.services.plan_fair_sheets import BASIS

JOINT_WORKBOOK: Final = "joint.xlsx"
Rows = Sequence[Sequence[str | int | float]]
_FOR_ORGANIZER: Final = "只给组织者看，不外传 For the organizers only"


def joint_sheets(joint: PlannedJoint, plan: JointPlan) -> list[OutSheet]:
    """Return the sheets of the workbook.

    Parameters
    ----------
    joint
        All of it.
    plan
        Its figures.
    """
    spans = spans_of(joint.remote_hours, plan.remote_slots)
    return [
        OutSheet("总览", ("城市 city", "报名 signed up", "在别的城市安排 elsewhere", "有面谈 with a meeting", "面谈 meetings", "没有面谈 without any", "不够最低次数 below floor", "展位 booths", "岗位 postings", "招聘人数 openings", "可远程的展位 remote booths", "本市人远程面试 people out", "本市单位远程面试 booths in"), _overview(plan), (12, 10, 12, 12, 9, 10, 12, 8, 8, 10, 12, 12, 12), _FOR_ORGANIZER),
        OutSheet("远程面试", ("场次 slot", "求职者城市 city", "报名号 attendee", "单位城市 city", "展位号 booth", "单位 employer", "岗位 posting", "为什么 why", "匹配分 score"), _remote(joint, plan, spans), (13, 10, 12, 10, 8, 26, 20, 26, 9), _FOR_ORGANIZER),
        OutSheet("合并的人", ("城市 city", "行号 row", "报名号 attendee", "同一人：城市 same as", "行号 row", "报名号 attendee", "依据 basis", "安排在 planned in", "怎么办 what to do"), _merged(plan), (10, 7, 12, 12, 7, 12, 34, 10, 40), _FOR_ORGANIZER),
        OutSheet("同一岗位", ("单位 employer", "岗位 posting", "在哪里 where"), _same(plan), (30, 22, 40), _FOR_ORGANIZER),
        OutSheet("仍未安排", ("城市 city", "报名号 attendee", "已安排 meetings", "原因", "reason"), _left(joint, plan), (10, 12, 10, 50, 50), _FOR_ORGANIZER),
    ]  # fmt: skip


def _overview(plan: JointPlan) -> Rows:
    rows: list[Sequence[str | int | float]] = [
        (one.city, one.registered, one.elsewhere, one.placed, one.meetings, one.unplaced, one.below_floor, one.booths, one.postings, one.openings, one.remote_booths, one.remote_out, one.remote_in)
        for one in plan.cities
    ]  # fmt: skip
    total = [sum(int(row[column]) for row in rows) for column in range(1, len(rows[0]))]
    rows.append(("各市相加 sum", *total))
    rows.append(
        ("不重复 each once", plan.people, 0, plan.placed, total[3] + len(plan.remote), plan.people - plan.placed, "", total[6], plan.postings, "", total[9], len(plan.remote), len(plan.remote))
    )  # fmt: skip
    return rows


def _remote(joint: PlannedJoint, plan: JointPlan, spans: Sequence[Span]) -> Rows:
    booths = {
        (city.spec.name, booth.id): booth
        for city in joint.cities
        for booth in city.made.inputs.offer.booths
    }
    titles = {
        (city.spec.name, posting.id): posting.title
        for city in joint.cities
        for posting in city.made.inputs.offer.postings
    }
    return [
        (
            f"第{one.slot + 1}场" + (f"\n{spans[one.slot].words()}" if spans else ""),
            one.attendee_city,
            one.attendee_id,
            one.booth_city,
            one.booth_id,
            booths[one.booth_city, one.booth_id].employer_name,
            titles[one.booth_city, one.posting_id],
            _why(one.for_floor, one.widened),
            one.score,
        )
        for one in plan.remote
    ]


def _why(for_floor: bool, widened: Sequence[str]) -> str:
    why = "本市现场不够最低次数" if for_floor else "本人愿意远程或去那里工作"
    return " ".join([why, *(relaxed_sentence(step, "zh") for step in widened)])


def _merged(plan: JointPlan) -> Rows:
    return [
        (one.city, one.row, one.attendee_id, one.same_as_city, one.same_as_row, one.same_as, BASIS[one.basis], one.home, f"不是同一人时，在 {one.city} 的 keep_apart 里写 {one.attendee_id}，再运行一次")
        for one in plan.merged
    ]  # fmt: skip


def _same(plan: JointPlan) -> Rows:
    return [
        (one.employer_name, one.title, "、".join(f"{at.city} {at.booth_id}" for at in one.places))
        for one in plan.same_postings
    ]


def _left(joint: PlannedJoint, plan: JointPlan) -> Rows:
    remote = {(met.attendee_city, met.attendee_id) for met in plan.remote}
    return [
        (city.spec.name, one.attendee_id, one.meetings, one.reason, one.reason_en)
        for city in joint.cities
        for one in (*city.made.plan.unplaced, *city.made.plan.short)
        if one.code != "other_city" and (city.spec.name, one.attendee_id) not in remote
    ]

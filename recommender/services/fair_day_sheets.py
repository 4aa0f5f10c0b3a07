"""Sheets for the day: what changed for whom, and what help is needed in the halls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recommender.domain.fair import FairPlan
from recommender.domain.fair_day import BentPlan, ChangeKind, FairChange, MeetingAt
from recommender.ports import OutSheet
from recommender.services.fair_help import help_rows
from recommender.services.plan_fair_reading import FairPeople

Rows = Sequence[Sequence[str | int | float]]
_KINDS: Final[dict[ChangeKind, str]] = {
    "moved": "换场次 moved",
    "replaced": "换单位 replaced",
    "lost": "取消、没有补上 lost",
    "cancelled": "没到、取消 cancelled",
    "added": "新加 added",
}
_FOR_ORGANIZER: Final = "只给组织者看，不外传 For the organizer only"


def day_sheets(plan: FairPlan, guests: FairPeople) -> list[OutSheet]:
    """Return the sheets that the day needs beside those of every plan; there may be none.

    Parameters
    ----------
    plan
        Bent or not.
    guests
        Who comes, with what they need.
    """
    sheets = []
    if isinstance(plan, BentPlan) and plan.number:
        sheets.append(
            OutSheet("变动", ("报名号 attendee", "变动 change", "原来 before", "现在 after", "原因", "reason"), _changes(plan), (14, 20, 22, 22, 44, 44), _FOR_ORGANIZER)
        )  # fmt: skip
    help_needed = help_rows(plan, guests)
    if help_needed:
        sheets.append(
            OutSheet("现场服务", ("要安排 arrange", "场次 slots", "展馆 halls", "人数 people", "怎么安排 how"), help_needed, (28, 24, 24, 14, 40), _FOR_ORGANIZER)
        )  # fmt: skip
    return sheets


def _changes(plan: BentPlan) -> Rows:
    """Return the changes, broken promises first: somebody must be told of them."""
    order = list(_KINDS)
    changes: list[FairChange] = sorted(plan.changes, key=lambda one: order.index(one.kind))
    return [
        (
            one.attendee_id,
            _KINDS[one.kind],
            _place(one.before),
            _place(one.after),
            one.reason,
            one.reason_en,
        )
        for one in changes
    ]


def _place(at: MeetingAt | None) -> str:
    return "—" if at is None else f"第{at.slot + 1}场 {at.booth_id}"

"""Say of every change of a plan why it was made, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recommender.domain.fair_day import BentPlan, ChangeCode, FairChange, MeetingAt
from recommender.explanation.names import Name
from recommender.fairs.changes import Difference, Met
from recommender.services.fair_day_files import Happened

_SAID: Final[dict[ChangeCode, Name]] = {
    "absent": Name("没有到场，名额让出来了。", "They did not come; the place is free for others."),
    "missed": Name(
        "这一场没有到，名额让出来了。", "They missed this meeting; the place is free for others."
    ),
    "withdrawn": Name("不再安排面谈，名额让出来了。", "No meeting is planned any more; the place is free."),
    "booth_closed": Name(
        "{booth}展位关闭，{then}。", "Booth {booth} is closed; {then}."
    ),
    "booth_late": Name("{booth}展位晚到，{then}。", "Booth {booth} is late; {then}."),
    "walk_in": Name("今天到场，补排的面谈。", "They came today; the meeting was added."),
    "place_free": Name(
        "有名额空出来，补排的面谈。", "A place came free; the meeting was added."
    ),
}  # fmt: skip
_THEN: Final = {
    "moved": Name("改到同一展位的别的场次", "the meeting is at the same booth in another slot"),
    "replaced": Name("改谈别的合适单位", "another employer that fits takes its place"),
    "lost": Name("没有别的合适名额了，请到服务台", "no other place that fits is left; please ask at the service desk"),
}  # fmt: skip


def told(found: Sequence[Difference], happened: Happened, plan: BentPlan) -> tuple[FairChange, ...]:
    """Return the changes with their reasons.

    Parameters
    ----------
    found
        What is different.
    happened
        What happened.
    plan
        The one before.
    """
    here_before = {meeting.attendee_id for meeting in plan.meetings}
    here_before |= {one.attendee_id for one in plan.unplaced}
    return tuple(_told(one, _code(one, happened, here_before)) for one in found)


def _code(one: Difference, happened: Happened, here_before: set[str]) -> ChangeCode:
    if one.before is None:
        return "place_free" if one.attendee in here_before else "walk_in"
    if one.kind == "cancelled":
        if one.attendee in happened.absent:
            return "absent"
        return "missed" if one.before[:2] in happened.missed else "withdrawn"
    _, booth, _, slot = one.before
    late = slot < happened.late_until.get(booth, 0)
    return "booth_late" if late else "booth_closed"


def _told(one: Difference, code: ChangeCode) -> FairChange:
    said, then = _SAID[code], _THEN.get(one.kind, Name("", ""))
    booth = one.before[1] if one.before else ""
    return FairChange(
        attendee_id=one.attendee,
        kind=one.kind,
        code=code,
        reason=said.zh.format(booth=booth, then=then.zh),
        reason_en=said.en.format(booth=booth, then=then.en),
        before=_at(one.before),
        after=_at(one.after),
    )


def _at(met: Met | None) -> MeetingAt | None:
    return None if met is None else MeetingAt(booth_id=met[1], posting_id=met[2], slot=met[3])

"""Say what help is needed in the halls, and when, so that nobody can be found by it.

A row that names a slot and a booth names the person who is there: the plan lies beside it. So
help is asked for by kind, for slots and halls together, and only as closely as at least
`LEAST` people could be meant: whose meetings all lie within them. Else the halls are left out,
then the slots. Numbers are bands. Who needs help is shown the way at the service desk, which
every page of a person names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from recommender.domain.fair import AccessKind, FairPlan
from recommender.services.plan_fair_reading import FairPeople

LEAST: Final = 5
_HELP: Final[dict[AccessKind, str]] = {
    "step_free": "无障碍通道 step-free way",
    "sign_language": "手语 sign language",
}
_HOW: Final[dict[AccessKind, str]] = {
    "step_free": "这些时间通道不堆东西，服务台有人带路 keep ways clear; a guide at the service desk",
    "sign_language": "手语老师在服务台等，由本人来找 the interpreter waits at the service desk",
}
_ALL_SLOTS: Final = "全场 all slots"
_ALL_HALLS: Final = "各馆 all halls"
Row = tuple[str, str, str, str, str]


def help_rows(plan: FairPlan, guests: FairPeople) -> list[Row]:
    """Return a row a kind of help that somebody with a meeting needs.

    Parameters
    ----------
    plan
        Any.
    guests
        Who comes, with what they need.
    """
    slots: defaultdict[str, set[int]] = defaultdict(set)
    halls: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in plan.meetings:
        slots[meeting.attendee_id].add(meeting.slot)
        halls[meeting.attendee_id].add(plan.halls.get(meeting.booth_id, ""))
    rows = []
    for kind in _HELP:
        those = [one.id for one in guests.people if kind in one.needs and slots[one.id]]
        if those:
            when, where = _as_closely_as_may_be(those, slots, halls)
            rows.append((_HELP[kind], when, where, band(len(those)), _HOW[kind]))
    return rows


def band(number: int) -> str:
    """Return a number of people, of those who need something, as it may be written down.

    Parameters
    ----------
    number
        At least 1.
    """
    low = number // LEAST * LEAST
    return f"{low}–{low + LEAST - 1}" if low else f"1–{LEAST - 1}"


def _as_closely_as_may_be(
    those: Collection[str], slots: Mapping[str, set[int]], halls: Mapping[str, set[str]]
) -> tuple[str, str]:
    """Return slots and halls in words, closely only where enough others could be meant."""
    in_slots = set[int]().union(*(slots[one] for one in those))
    in_halls = set[str]().union(*(halls[one] for one in those))
    within = [one for one, at in slots.items() if at and at <= in_slots]
    whole = in_slots >= set[int]().union(*slots.values())
    when = _ALL_SLOTS if whole else "、".join(f"第{slot + 1}场" for slot in sorted(in_slots))
    if sum(halls[one] <= in_halls for one in within) >= LEAST and "" not in in_halls:
        return when, "、".join(sorted(in_halls))
    return (when, _ALL_HALLS) if len(within) >= LEAST else (_ALL_SLOTS, _ALL_HALLS)

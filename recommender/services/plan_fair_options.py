"""How a fair is planned, and what a meeting is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recommender.errors import UsageError
from recommender.fairs.problem import Rules

# A meeting of which fewer than one in twenty such is suitable is worth nobody's time, unless
# the floor asks for it.
WORTH: Final = 0.05
MOST_MEETINGS: Final = 4  # of a person by default: a fair is half a day


@dataclass(frozen=True)
class FairOptions:
    """How to plan.

    Parameters
    ----------
    slots
        How many slots the fair has.
    floor
        Meetings everybody shall have where that is possible.
    limit
        Meetings of a person at most; by default `MOST_MEETINGS`, or the floor if it is higher.
    capacity
        Meetings in a slot for booths that do not say it; ``None`` leaves them out.
    with_held
        Plan postings too whose ads a steward must see first.
    near
        Code of the place the fair is at.
    keep_apart
        Registration numbers that are never merged into another.
    breaks
        Slots that are left free, from 0.
    """

    slots: int = 6
    floor: int = 1
    limit: int | None = None
    capacity: int | None = None
    with_held: bool = False
    near: str | None = None
    keep_apart: frozenset[str] = frozenset()
    breaks: frozenset[int] = frozenset()

    @property
    def open_slots(self) -> tuple[int, ...]:
        """Return the slots that meetings can be in."""
        return tuple(slot for slot in range(self.slots) if slot not in self.breaks)

    def rules(self, n_attendees: int) -> Rules:
        """Return floor and limit; raise `UsageError` where they do not go together."""
        n_open = len(self.open_slots)
        limit = self.limit or max(self.floor, min(MOST_MEETINGS, n_open))
        if not self.breaks <= set(range(self.slots)) or not n_open:
            raise UsageError(
                detail_zh=f"--break 应是 1 到 {self.slots} 中的场次，并且至少留下一场",
                detail_en=f"--break names a slot from 1 to {self.slots}, and one must be left",
            )
        if self.slots < 1 or not 0 <= self.floor <= limit <= n_open:
            raise UsageError(
                detail_zh=f"每人至少 {self.floor} 次、至多 {limit} 次面谈，共 {n_open} 场，"
                "应有 --floor ≤ --limit ≤ --slots",
                detail_en=f"a floor of {self.floor}, a limit of {limit} and {n_open} slots do "
                "not go together: --floor at most --limit, --limit at most --slots",
            )
        return Rules(n_attendees, self.floor, limit, WORTH)

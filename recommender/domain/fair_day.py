"""The day of a fair: who signed in, what came of a meeting, and a plan that was bent."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from recommender.domain.base import Count, Key, Record
from recommender.domain.fair import FairPlan, FairProblem
from recommender.domain.moment import Moment

OutcomeResult = Literal["no_show", "talked", "interested", "hired", "unsuitable"]
OUTCOMES: Final[dict[OutcomeResult, str]] = {
    "no_show": "未到",
    "talked": "谈过",
    "interested": "意向",
    "hired": "录用",
    "unsuitable": "不合适",
}
ChangeKind = Literal["cancelled", "moved", "replaced", "lost", "added"]
ChangeCode = Literal[
    "absent", "missed", "withdrawn", "booth_closed", "booth_late", "walk_in", "place_free"
]


class FairEvent(Record):
    """Something that happened on the day, in the order it was written down.

    ``at`` is when it happened. A note is free text and never leaves the folder of the fair.
    """

    kind: Literal["sign_in", "outcome"]
    attendee_id: Key
    at: Moment
    booth_id: Key | None = None
    result: OutcomeResult | None = None
    note: Annotated[str, Field(repr=False, max_length=500)] = ""


class FileUsed(Record):
    """A file a plan was made of, and the SHA-256 of what it held."""

    path: str
    sha256: str


class FairSources(Record):
    """What a plan was made of and how, so that it can be bent without asking again.

    It holds no row of the files. ``base_sha256`` is of the first plan: a plan that was made
    anew has no use for what was bent of the old one. Of a joint fair, ``elsewhere`` names by
    attendee the other city that they are planned in.
    """

    attendees: FileUsed
    booths: FileUsed
    walk_ins: tuple[FileUsed, ...] = ()
    capacity: Count | None = None
    with_held: bool = False
    near: str | None = None
    keep_apart: tuple[str, ...] = ()
    elsewhere: dict[Key, str] = Field(default_factory=dict)
    base_sha256: str


class MeetingAt(Record):
    """Where and when a meeting is, about what."""

    booth_id: str
    posting_id: str
    slot: Count


class FairChange(Record):
    """What a new plan changes for one person, and why.

    ``cancelled``: they did not come. ``moved``: the same employer in another slot.
    ``replaced``: another employer. ``lost``: nothing in its place. ``added``: new.
    """

    attendee_id: str
    kind: ChangeKind
    code: ChangeCode
    reason: str
    reason_en: str
    before: MeetingAt | None = None
    after: MeetingAt | None = None


class Kept(Record):
    """How well promises were kept.

    Parameters
    ----------
    promised
        Meetings of the old plan of those who came.
    changed
        How many of them moved, were replaced or lost.
    share
        Changed of promised.
    """

    promised: Count
    changed: Count
    share: float


class BentPlan(FairPlan):
    """A plan that was bent on the day.

    Parameters
    ----------
    number
        1 for the first, 0 for a plan that was not bent.
    from_slot
        The first slot that could still be changed.
    no_shows
        Who did not come; they are in no list of the unplaced.
    walk_ins, came
        Who is here without having been in the first plan; and in the plan before this one.
    closed_from
        By booth, the first slot in which it is closed.
    late_until
        By booth, the first slot in which it is there.
    changes
        Against the plan before.
    kept
        How well promises were kept.
    day_problems
        What a person should look at in the files of the day.
    """

    number: Count = 0
    from_slot: Count = 0
    no_shows: tuple[str, ...] = ()
    walk_ins: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    closed_from: dict[Key, Count] = Field(default_factory=dict)
    late_until: dict[Key, Count] = Field(default_factory=dict)
    changes: tuple[FairChange, ...] = ()
    kept: Kept | None = None
    day_problems: tuple[FairProblem, ...] = ()

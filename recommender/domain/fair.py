"""A recruitment fair: its booths, who attends, who meets whom, and who meets nobody and why."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Count, Key, Record
from recommender.domain.legality import Finding

AccessKind = Literal["step_free", "sign_language"]
"""What a person may need at a booth: a way without steps, sign language."""
MergeBasis = Literal["id_number", "phone", "registration", "facts", "part"]
"""Why two registrations are taken for one person.

The same identity number; the same telephone and no other name; the same registration number
and nothing that speaks against it; the same facts in the same words; or two rows in
succession of which one says only what the other says too.
"""
FairFile = Literal["booths", "attendees", "walk_ins", "no_shows", "closed_booths", "late_booths"]
UnplacedCode = Literal[
    "unreadable",
    "under_16",
    "no_consent",
    "too_little_known",
    "no_such_work",
    "conditions",
    "held",
    "capacity_unknown",
    "full",
    "few_suitable",
    "other_city",
]


class Fair(Record):
    """One fair on one day in one or more halls."""

    id: str
    title: str
    held_on: date | None = None
    region_code: str | None = None


class Booth(Record):
    """A booth and the postings it offers; a capacity that is ``None`` is not known.

    ``hall`` is empty where no cell says it; ``offers`` is what its remarks say it offers;
    ``remote`` is whether it talks to people at a distance, ``None`` where it does not say.
    """

    id: str
    fair_id: str
    employer_name: str
    posting_ids: tuple[str, ...] = ()
    capacity_per_slot: Count | None = None
    notes: str = ""
    hall: str = ""
    offers: tuple[AccessKind, ...] = ()
    remote: bool | None = None


class Attendee(Record):
    """A person's registration for a fair; ``seeker_id`` where they are registered as a seeker."""

    id: str
    fair_id: str
    seeker_id: str | None = None
    needs: Annotated[str, Field(repr=False)] = ""


class Meeting(Record):
    """One attendee at one booth about one posting in one slot, counted from 0.

    ``widened`` names what gave way for it, as in a list of matches.
    """

    attendee_id: str
    booth_id: str
    posting_id: str
    slot: Count
    score: float
    widened: tuple[str, ...] = ()


class Unplaced(Record):
    """Somebody without a meeting, or below the floor, and why, in both languages."""

    attendee_id: str
    code: UnplacedCode
    reason: str
    reason_en: str
    meetings: Count = 0


class Merged(Record):
    """A registration that was taken for the same person as another one before it."""

    attendee_id: str
    same_as: str
    row: int
    same_as_row: int
    basis: MergeBasis


class HeldPosting(Record):
    """A posting of the fair whose ad a steward must see; ``in_plan`` if it was planned anyway."""

    booth_id: str
    posting_id: str
    title: str
    in_plan: bool
    findings: tuple[Finding, ...]


class Relaxation(Record):
    """The least that would bring everybody to the floor, as far as capacity can.

    Parameters
    ----------
    missing
        Meetings that are missing from the floors for want of capacity.
    extra_meetings
        By booth, how many more meetings it would have to hold in the whole fair: together the
        smallest number that is enough.
    slots
        How many slots would be enough at the capacities there are, ``None`` where no number
        of them is.
    """

    missing: Count
    extra_meetings: dict[str, Count] = Field(default_factory=dict)
    slots: Count | None = None


class FairProblem(Record):
    """Something in one of the files that a person should look at."""

    file: FairFile
    row: int
    sheet: str
    column: str
    value: str
    code: str
    problem_zh: str
    problem_en: str
    remedy_zh: str
    remedy_en: str


class FairCounts(Record):
    """What the two files held: ``attendee_rows`` is attendees and what was merged into them."""

    booth_rows: Count
    booths: Count
    postings: Count
    postings_rejected: Count
    postings_held: Count
    attendee_rows: Count
    attendees: Count
    merged: Count
    left_out: dict[str, Count] = Field(default_factory=dict)
    problems: Count = 0


class FairPlan(Record):
    """A whole plan. ``unplaced`` meet nobody, ``short`` fewer than the floor.

    ``breaks`` are slots left free, ``halls`` those booths whose hall is known, ``offers`` what
    booths say they offer, whoever comes, and ``walks`` how often somebody changes halls between
    slots that follow each other.
    """

    meetings: tuple[Meeting, ...]
    unplaced: tuple[Unplaced, ...]
    short: tuple[Unplaced, ...] = ()
    capacities: dict[Key, Count]
    floor: Count
    slots: Count
    limit: Count
    breaks: tuple[Count, ...] = ()
    halls: dict[Key, str] = Field(default_factory=dict)
    offers: dict[Key, tuple[AccessKind, ...]] = Field(default_factory=dict)
    walks: Count = 0
    merged: tuple[Merged, ...] = ()
    held: tuple[HeldPosting, ...] = ()
    relaxation: Relaxation | None = None
    counts: FairCounts
    problems: tuple[FairProblem, ...] = ()
    versions: dict[str, str]

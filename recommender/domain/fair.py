"""A recruitment fair: its booths, who attends, who meets whom."""

from __future__ import annotations

from datetime import date

from recommender.domain.base import Count, Record


class Fair(Record):
    """One fair on one day in one or more halls."""

    id: str
    title: str
    held_on: date | None = None
    region_code: str | None = None


class Booth(Record):
    """A booth and the postings it offers."""

    id: str
    fair_id: str
    employer_name: str
    posting_ids: tuple[str, ...] = ()
    capacity_per_slot: Count | None = None
    notes: str = ""


class Attendee(Record):
    """A seeker's registration for a fair."""

    id: str
    fair_id: str
    seeker_id: str
    needs: str = ""


class Meeting(Record):
    """One attendee at one booth about one posting in one slot."""

    attendee_id: str
    booth_id: str
    posting_id: str
    slot: Count
    score: float

"""What happened at a fair against its plan: which meetings stay, and which places are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.domain.fair import Meeting
from recommender.fairs.problem import Ints, Pairs
from recommender.services.fair_day_files import Happened
from recommender.services.open_fair import OpenFair
from recommender.services.plan_fair_scores import WIDENED
from recommender.services.plan_fair_timetable import places


@dataclass(frozen=True)
class Day:
    """What happened, against one plan.

    Parameters
    ----------
    happened
        The day.
    away
        Who is not there, or may no longer be introduced.
    from_slot
        The first slot that can still be changed.
    over, gone, kept, displaced
        Meetings that have been held or are past; that fall away because the person did not
        come; that stay, `over` among them; that fell to a closed slot of their booth.
    open_places
        ``(n_booths, n_slots)``, meetings each booth holds from now on.
    """

    happened: Happened
    away: frozenset[str]
    from_slot: int
    over: tuple[Meeting, ...]
    gone: tuple[Meeting, ...]
    kept: tuple[Meeting, ...]
    displaced: tuple[Meeting, ...]
    open_places: Ints


@dataclass(frozen=True)
class Rows:
    """Positions of ids: of attendees who are matched, of booths, of postings."""

    attendee: dict[str, int]
    booth: dict[str, int]
    posting: dict[str, int]


def day_of(fair: OpenFair, happened: Happened, from_slot: int) -> Day:
    """Sort the meetings of a plan by what becomes of them.

    Parameters
    ----------
    fair
        With the plan.
    happened
        What happened.
    from_slot
        The first slot that can still be changed, from 0.
    """
    booths = fair.inputs.offer.booths
    number = {booth.id: place for place, booth in enumerate(booths)}
    open_places = places(booths, fair.options)
    open_places[:, :from_slot] = 0
    for booth, slot in happened.closed_from.items():
        open_places[number[booth], slot:] = 0
    for booth, slot in happened.late_until.items():
        open_places[number[booth], :slot] = 0
    away = happened.absent | frozenset(fair.barred)
    over, gone, kept, displaced = [], [], [], []
    for meeting in fair.plan.meetings:
        pair = (meeting.attendee_id, meeting.booth_id)
        gone_ = meeting.attendee_id in away or pair in happened.missed
        if pair in happened.held or (meeting.slot < from_slot and not gone_):
            over.append(meeting)
            kept.append(meeting)
        elif gone_:
            gone.append(meeting)
        elif open_places[number[meeting.booth_id], meeting.slot]:
            kept.append(meeting)
        else:
            displaced.append(meeting)
    return Day(
        happened,
        away,
        from_slot,
        tuple(over),
        tuple(gone),
        tuple(kept),
        tuple(displaced),
        open_places,
    )


def rows_of(fair: OpenFair) -> Rows:
    """Return the positions of the ids of a fair.

    Parameters
    ----------
    fair
        Any.
    """
    offer = fair.inputs.offer
    return Rows(
        {seeker.id: place for place, seeker in enumerate(fair.seekers)},
        {booth.id: place for place, booth in enumerate(offer.booths)},
        {posting.id: place for place, posting in enumerate(offer.postings)},
    )


def arrays(meetings: Sequence[Meeting], rows: Rows) -> tuple[Ints, Ints, Ints]:
    """Return attendee, booth and slot of meetings, as positions.

    Parameters
    ----------
    meetings
        Any.
    rows
        The positions.
    """
    return (
        np.array([rows.attendee[one.attendee_id] for one in meetings], dtype=np.int64),
        np.array([rows.booth[one.booth_id] for one in meetings], dtype=np.int64),
        np.array([one.slot for one in meetings], dtype=np.int64),
    )


def pairs_of_meetings(meetings: Sequence[Meeting], rows: Rows) -> Pairs:
    """Return the pairs of meetings, in their order.

    Parameters
    ----------
    meetings
        Any.
    rows
        The positions.
    """
    attendee, booth, _ = arrays(meetings, rows)
    return Pairs(
        attendee,
        booth,
        np.array([rows.posting[one.posting_id] for one in meetings], dtype=np.int64),
        np.array([one.score for one in meetings], dtype=np.float64),
        np.array([WIDENED.index(one.widened) for one in meetings], dtype=np.int64),
    )

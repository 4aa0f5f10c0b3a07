"""Who looks after whom, and what new postings tell counselors about their people."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from recommender.domain.base import Key, Record
from recommender.domain.control import Who
from recommender.domain.moment import Moment

Named = Annotated[Key, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]


class CaseloadEntry(Record):
    """That a counselor looks after a seeker; a seeker has one counselor at most.

    Without logins a counselor is what the office calls one: a name, or a number.
    """

    seeker_id: Named
    counselor: Who
    at: Moment


class Notification(Record):
    """A new posting that fits somebody of a caseload; there is one a pair, for good.

    Parameters
    ----------
    id
        Given by the pair.
    posting_id, seeker_id, counselor
        What fits whom, and who is told.
    score
        That of the pair when it was made.
    reason_zh, reason_en
        The heaviest reason, to be read aloud.
    day
        The day it was made.
    seen
        The counselor has seen to it.
    """

    id: Named
    posting_id: Named
    seeker_id: Named
    counselor: Who
    score: Share
    reason_zh: str = ""
    reason_en: str = ""
    day: date
    seen: bool = False


class ShownNotification(Record):
    """A notification as its counselor is shown it, with what the posting is called."""

    id: str
    posting_id: str
    title: str
    employer_name: str | None
    seeker_id: str
    counselor: str
    score: Share
    reason: Annotated[
        str,
        Field(
            description="The heaviest reason, to be read aloud.",
            examples=["就在您住的沙市区。"],
        ),
    ]
    day: date
    seen: bool


class LookMark(Record):
    """How far new postings have been looked at.

    Parameters
    ----------
    seq
        Number of the last change that was looked at.
    runs
        How often anybody looked; it tells two who look at once apart.
    """

    seq: int = 0
    runs: int = 0


class HeldBack(Record):
    """Pairs that a cap held back, by the cap."""

    counselor_day: int = 0
    seeker_week: int = 0
    posting_full: int = 0


class NotificationRun(Record):
    """What a look at new postings did.

    Parameters
    ----------
    day
        The day it counts for.
    postings
        Postings that were matched with the caseloads.
    pairs
        Pairs that fit and that nobody has been told of, one a near-duplicate.
    notified, counselors
        Notifications made, and for how many counselors.
    held_back
        Pairs that were not notified, by the cap. ``posting_full`` does not come again: the
        posting has its people.
    waiting
        Postings that are looked at again at the next run.
    out_of_time
        Postings that waited as long as they may and are looked at no more.
    """

    day: date
    postings: int
    pairs: int
    notified: int
    counselors: int
    held_back: HeldBack
    waiting: int
    out_of_time: int

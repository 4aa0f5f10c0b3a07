"""Take complaints (投诉) and appeals (申诉) with a deadline, and keep the reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from recommender.assistance.casework.deadlines import Deadlines
from recommender.domain.base import stable_id
from recommender.domain.feedback import Complaint, ComplaintKind, ComplaintState
from recommender.domain.moment import day_of
from recommender.errors import Conflict
from recommender.ports import Clock, Store
from recommender.services.add_case_record import add_once, happened_at, valid

CHUNK: Final = 1000
_ANSWER: Final = ("state", "reply", "replied_by", "replied_on", "due_on")
_MOMENT: Final = ("at", "opened_on")


@dataclass(frozen=True, repr=False)
class NewComplaint:
    """What somebody complains of, or appeals against.

    Parameters
    ----------
    seeker_id, kind, text
        Who, which of the two, and in their words.
    about
        Id of what it is about.
    id, at
        As of a line of the ledger (`recommender.services.record_service.NewEntry`).
    """

    seeker_id: str
    kind: ComplaintKind
    text: str
    about: str | None = None
    id: str = ""
    at: datetime | None = None


def open_complaint(
    store: Store, clock: Clock, deadlines: Deadlines, new: NewComplaint
) -> tuple[Complaint, bool]:
    """Keep a complaint with the last day for its reply; return it, and whether it is new.

    Raises
    ------
    NotFound
        There is no such seeker.
    InvalidInput
        Nothing is said, or the moment is still to come.
    Conflict
        The id is that of another complaint.
    """
    at = happened_at(new.at, clock.now())
    day = day_of(at)
    fields = {**vars(new), "id": new.id or "new", "at": at, "opened_on": day}
    complaint = valid(Complaint, {**fields, "due_on": deadlines.reply_by(new.kind, day)})
    if not new.id:
        named = {"id": stable_id("q", complaint.seeker_id, at.isoformat(), complaint.text)}
        complaint = complaint.model_copy(update=named)
    with store.transaction() as tx:
        tx.seekers.get(complaint.seeker_id)
        return add_once(tx.complaints, complaint, _ANSWER if new.at else _ANSWER + _MOMENT)


def reply_to(
    store: Store, clock: Clock, complaint_id: str, text: str, by: str
) -> tuple[Complaint, bool]:
    """Keep the reply to a complaint; return it, and whether anything was written.

    Raises
    ------
    NotFound
        There is no such complaint.
    InvalidInput
        Nothing is said, or nobody says it.
    Conflict
        There is another reply already.
    """
    with store.transaction() as tx:
        held = tx.complaints.get(complaint_id)
        told = {"state": "answered", "reply": text, "replied_by": by}
        answered = valid(Complaint, {**dict(held), **told, "replied_on": clock.today()})
        if held.state == "answered":
            if (held.reply, held.replied_by) == (answered.reply, answered.replied_by):
                return held, False
            raise Conflict(id=complaint_id)
        tx.complaints.put(answered)
        return answered, True


def list_complaints(
    store: Store, *, seeker_id: str | None = None, state: ComplaintState | None = None
) -> list[Complaint]:
    """Return complaints and appeals, the oldest first.

    Raises
    ------
    NotFound
        There is no such seeker.
    """
    if seeker_id is not None:
        store.seekers.get(seeker_id)
    found: list[Complaint] = []
    while page := store.complaints.page(
        seeker_id=seeker_id, after=(found[-1].at, found[-1].id) if found else None, limit=CHUNK
    ):
        found += page
    return [one for one in found if state is None or one.state == state]

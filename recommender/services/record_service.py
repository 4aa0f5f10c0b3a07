"""Write a line into the service ledger (服务台账)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from recommender.domain.base import stable_id
from recommender.domain.control import COUNSELOR
from recommender.domain.event import Event, EventKind
from recommender.domain.ledger import LedgerEntry, LedgerKind, Mark
from recommender.domain.moment import day_of
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Clock, Store, Transaction
from recommender.services.add_case_record import add_once, happened_at, valid
from recommender.services.casework_files import CaseworkFolder

EVENTS: Final[dict[LedgerKind, EventKind]] = {"introduction": "introduced", "employment": "hired"}
"""What is an event too when it concerns a posting, and need not be recorded twice."""


@dataclass(frozen=True, repr=False)
class NewEntry:
    """What was done for somebody.

    Parameters
    ----------
    kind, seeker_id, by
        What, for whom, by whom.
    posting_id, course_id, service_id, plan_id
        What it concerned.
    done, note
        What was done.
    next_step, due_on, step_done
        What comes next and by which day, and whether the step before is done with.
    marks
        预约, 上门, 绿色通道.
    pattern
        Of an intake: the service counts promised from that day on.
    id
        With one, sending it again adds nothing. Without, the content gives it.
    at
        When; now, unless it is said. Without a zone it is the time in China.
    """

    kind: LedgerKind
    seeker_id: str
    by: str = COUNSELOR
    posting_id: str | None = None
    course_id: str | None = None
    service_id: str | None = None
    plan_id: str | None = None
    done: Sequence[str] = ()
    note: str = ""
    next_step: str | None = None
    due_on: date | None = None
    step_done: bool = False
    marks: Sequence[Mark] = ()
    pattern: str | None = None
    id: str = ""
    at: datetime | None = None


def record_service(
    store: Store, clock: Clock, folder: CaseworkFolder, new: NewEntry
) -> tuple[LedgerEntry, bool]:
    """Write a line into the ledger and return it, and whether it is new.

    An introduction to a posting and an employment in one are recorded as events as well.

    Parameters
    ----------
    store, clock, folder
        Where to, when, and the patterns there are.
    new
        What was done.

    Raises
    ------
    NotFound
        There is no such seeker, posting, course, service, plan or pattern.
    InvalidInput
        A moment still to come, a due day without a step, a pattern out of force.
    Conflict
        The id is that of another line.
    """
    entry = _entry(new, clock.now(), folder)
    changing = () if new.at else ("at", "until")
    with store.transaction() as tx:
        _refuse_unknown(tx, entry)
        kept, created = add_once(tx.ledger, entry, changing)
        if created:
            tx.events.add_many(_events(entry))
    return kept, created


def _entry(new: NewEntry, now: datetime, folder: CaseworkFolder) -> LedgerEntry:
    at = happened_at(new.at, now)
    fields: dict[str, Any] = {**vars(new), "id": new.id or "new", "at": at}
    fields |= {"done": tuple(new.done), "marks": tuple(dict.fromkeys(new.marks))}
    if new.pattern is not None:
        fields |= _period(folder, new.pattern, day_of(at))
    entry = valid(LedgerEntry, fields)
    if new.id:
        return entry
    return entry.model_copy(update={"id": stable_id("l", entry.to_json().decode())})


def _period(folder: CaseworkFolder, name: str, day: date) -> dict[str, Any]:
    """Return the version of a pattern and the last day of a period that begins on a day."""
    pattern = folder.pattern(name)
    if not pattern.valid_from <= day <= pattern.valid_until:
        raise InvalidInput(
            detail_zh=f"服务次数 {name} 只在 {pattern.valid_from} 至 {pattern.valid_until} "
            "有效；请换一个，或核对 patterns.yaml",
            detail_en=f"pattern {name} is in force from {pattern.valid_from} to "
            f"{pattern.valid_until}; take another, or check patterns.yaml",
        )
    return {"pattern_version": pattern.version, "until": pattern.last_day(day)}


def _refuse_unknown(tx: Transaction, entry: LedgerEntry) -> None:
    tx.seekers.get(entry.seeker_id)
    if entry.posting_id is not None:
        tx.postings.get(entry.posting_id)
    if entry.course_id is not None:
        tx.courses.get(entry.course_id)
    if entry.service_id is not None:
        tx.services.get(entry.service_id)
    if entry.plan_id is not None and tx.plans.get(entry.plan_id).seeker_id != entry.seeker_id:
        raise NotFound(kind="plan", id=entry.plan_id)


def _events(entry: LedgerEntry) -> list[Event]:
    kind = EVENTS.get(entry.kind)
    if kind is None or entry.posting_id is None:
        return []
    content = (entry.seeker_id, entry.posting_id, kind, entry.at.isoformat())
    return [
        Event(
            id=stable_id("e", *content),
            at=entry.at,
            kind=kind,
            seeker_id=entry.seeker_id,
            posting_id=entry.posting_id,
        )
    ]

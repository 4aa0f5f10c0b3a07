"""Record that something happened between a seeker and a posting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import ValidationError

from recommender.domain.base import stable_id
from recommender.domain.event import DISMISSAL_REASONS, Event, EventKind
from recommender.errors import Conflict, InvalidInput
from recommender.ports import Clock, Store
from recommender.services.add_case_record import happened_at

_REFUSAL: Final = re.compile(
    r"(拒绝|不接受|拒)(职业)?(介绍|推荐)|refus\w+ (of )?(an |the )?introduction", re.IGNORECASE
)


@dataclass(frozen=True)
class NewEvent:
    """What somebody says has happened.

    Parameters
    ----------
    kind, seeker_id, posting_id
        What, to whom, with which posting.
    reason
        Why; a dismissal needs one, of `DISMISSAL_REASONS` or in words of one's own.
    id
        With one, sending it again adds nothing. Without, the content gives it.
    at
        When; now, unless it is said. Without a zone it is the time in China.
    """

    kind: EventKind
    seeker_id: str
    posting_id: str
    reason: str | None = None
    id: str = ""
    at: datetime | None = None


def record_event(store: Store, clock: Clock, new: NewEvent) -> tuple[Event, bool]:
    """Store an event and return it, and whether it is new.

    The seeker's profile, consent to introductions among it, is never touched.

    Raises
    ------
    NotFound
        There is no such seeker or posting.
    InvalidInput
        A dismissal without a reason, or a moment still to come.
    Conflict
        The id is that of another event.
    """
    event = _event(new, clock.now())
    with store.transaction() as tx:
        tx.seekers.get(event.seeker_id)
        tx.postings.get(event.posting_id)
        for held in tx.events.get_many([event.id]):
            if held == (event if new.at else event.model_copy(update={"at": held.at})):
                return held, False
            raise Conflict(id=event.id)
        tx.events.add_many([event])
    return event, True


def _event(new: NewEvent, now: datetime) -> Event:
    at = happened_at(new.at, now)
    reason = (new.reason or "").strip() or None
    _refuse_a_refusal(new.kind, reason)
    given = {"id": new.id or "new", "at": at, "kind": new.kind, "reason": reason}
    given |= {"seeker_id": new.seeker_id, "posting_id": new.posting_id}
    try:
        event = Event.model_validate(given)
    except ValidationError as error:
        raise _told(error) from None
    content = (event.seeker_id, event.posting_id, event.kind, event.at.isoformat())
    return event if new.id else event.model_copy(update={"id": stable_id("e", *content)})


def _refuse_a_refusal(kind: EventKind, reason: str | None) -> None:
    """Keep "not interested" from being written down as a refused introduction."""
    if kind == "dismissed" and reason and _REFUSAL.search(reason):
        raise InvalidInput(
            detail_zh="“不感兴趣”不是拒绝介绍，不能这样记；请写这个岗位哪里不合适",
            detail_en="not being interested is no refused introduction; say what does not suit",
        )


def _told(error: ValidationError) -> InvalidInput:
    first = error.errors()[0]
    if first["type"] == "reason_missing":
        listed = ", ".join(DISMISSAL_REASONS)
        return InvalidInput(
            detail_zh=f"“不感兴趣”要写原因：{listed}，或自己写一句",
            detail_en=f"dismissed needs a reason: {listed}, or words of your own",
        )
    where = ".".join(str(part) for part in first["loc"])
    return InvalidInput(detail=f"{where}: {first['msg']}")

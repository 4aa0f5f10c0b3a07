"""Work through what is held back: list it, look at it, keep, release or hold a posting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from pydantic import ValidationError

from recommender.assistance.legality import grounds_to_hold, screen
from recommender.domain.hold import STEWARD, HeldPosting, HoldAction, HoldEntry
from recommender.domain.legality import verdict_of
from recommender.domain.posting import JobPosting, Status
from recommender.errors import InvalidInput
from recommender.ports import Clock, Store

HoldDecision = Literal["release", "keep", "hold"]
_ACTIONS: Final[dict[HoldDecision, tuple[HoldAction, Status, Status]]] = {
    "release": ("released", "held", "open"),
    "keep": ("kept", "held", "held"),
    "hold": ("held", "open", "held"),
}
"""What the history calls it, the status it needs, and the status it leaves."""


@dataclass(frozen=True)
class NewHoldDecision:
    """What a steward decides: about which posting, what, why, and who says so."""

    posting_id: str
    decision: HoldDecision
    reason: str
    by: str = STEWARD


def decide_hold(store: Store, clock: Clock, new: NewHoldDecision) -> HoldEntry:
    """Keep, release or hold a posting, and return the entry of its history.

    What is released is open, with whatever its ad says; the entry keeps the ad and all that was
    found in it.

    Raises
    ------
    NotFound
        No posting has that id.
    InvalidInput
        No reason is given, or the posting is not held (or, to be held, not open).
    """
    action, needed, left = _ACTIONS[new.decision]
    with store.transaction() as tx:
        posting = tx.postings.get(new.posting_id)
        if posting.status != needed:
            raise _not_so(posting, needed)
        entry = _entry(posting, action, new, clock)
        tx.postings.put_many([posting.model_copy(update={"status": left})])
        tx.holds.add_many([entry])
    return entry


def held_postings(store: Store, *, after_id: str = "", limit: int = 100) -> list[HeldPosting]:
    """Return up to `limit` postings that wait for a steward, in the order of their ids.

    Parameters
    ----------
    store
        Where they are.
    after_id
        The last one of the page before.
    limit
        How many at most; each takes about a millisecond.
    """
    page = store.postings.page(after_id=after_id, limit=limit, status="held")
    history = store.holds.of_many([posting.id for posting in page])
    return [_line(posting, history.get(posting.id, [])) for posting in page]


def hold_history(store: Store, posting_id: str) -> list[HoldEntry]:
    """Return the history of a posting, the oldest entry first, also if it was deleted since.

    Raises
    ------
    NotFound
        There is no such posting and there never was one that was held.
    """
    entries = store.holds.of_many([posting_id]).get(posting_id, [])
    if not entries:
        store.postings.get(posting_id)
    return entries


def _entry(
    posting: JobPosting, action: HoldAction, new: NewHoldDecision, clock: Clock
) -> HoldEntry:
    try:
        return HoldEntry(
            posting_id=posting.id,
            action=action,
            reason=new.reason,
            by=new.by,
            at=clock.now(),
            findings=screen(posting, None),
            ad=posting,
        )
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InvalidInput(
            detail_zh=f"{where} 要写，且不能太长（最多500字）",
            detail_en=f"{where} must be given, in at most 500 characters",
        ) from None


def _line(posting: JobPosting, history: list[HoldEntry]) -> HeldPosting:
    last = history[-1] if history else None
    return HeldPosting(
        posting_id=posting.id,
        title=posting.title,
        employer_name=posting.employer_name,
        source=posting.source,
        rules=tuple(dict.fromkeys(f.rule for f in grounds_to_hold(posting))),
        verdict=verdict_of(screen(posting, None)),
        action=last.action if last else None,
        reason=last.reason if last else "",
        by=last.by if last else "",
        at=last.at if last else None,
    )


def _not_so(posting: JobPosting, needed: Status) -> InvalidInput:
    if needed == "held":
        zh, en = "没有暂缓发布，不用处理", "it is not held back, so there is nothing to decide"
    else:
        zh, en = "没有在招，不用暂缓", "it is not open, so there is nothing to hold back"
    return InvalidInput(
        detail_zh=f"岗位 {posting.id} 现为 {posting.status}，{zh}",
        detail_en=f"posting {posting.id} is {posting.status}: {en}",
    )

"""Take down what a counselor decides about a posting for a seeker, and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from recommender.domain.control import COUNSELOR, Control, ControlAction
from recommender.domain.match import Match
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Store
from recommender.services.apply_control import BEYOND_CONTROL, may_be_shown
from recommender.services.explain_any import explain_any
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker

DEPTH: Final = 50
"""How far down the system's own list is looked for a posting when it is controlled."""


@dataclass(frozen=True)
class NewControl:
    """What a counselor decides: about which pair, what, why, and who says so."""

    seeker_id: str
    posting_id: str
    action: ControlAction
    reason: str
    by: str = COUNSELOR


def set_control(matching: Matching, new: NewControl) -> tuple[Control, bool]:
    """Store a control, with the place the system gave the posting by itself, and return it.

    It replaces the pair's last control. Pinning anew puts a posting last among the pinned;
    the same words from the same person again change nothing.

    Returns
    -------
    The control, and whether anything was written.

    Raises
    ------
    NotFound
        There is no such seeker or posting.
    InvalidInput
        No reason is given, or what is pinned is closed or barred by law.
    """
    store = matching.store
    seeker = registered_seeker(store, new.seeker_id, matching.clock.today())
    store.postings.get(new.posting_id)
    held = store.controls.get(new.seeker_id, new.posting_id)
    control = _control(matching, seeker, new)
    if held is not None and _same(held, control):
        return held, False
    with store.transaction() as tx:
        tx.seekers.get(new.seeker_id)
        tx.controls.put(control)
    return control, True


def clear_control(store: Store, seeker_id: str, posting_id: str) -> None:
    """Take a control back.

    Raises
    ------
    NotFound
        There is no such seeker, or nothing was decided about this posting.
    """
    store.seekers.get(seeker_id)
    if not store.controls.delete(seeker_id, posting_id):
        raise NotFound(kind="control", id=posting_id)


def list_controls(store: Store, seeker_id: str) -> list[Control]:
    """Return a seeker's controls, the oldest first; raise `NotFound` for nobody we know."""
    store.seekers.get(seeker_id)
    return store.controls.of_seeker(seeker_id)


def _control(matching: Matching, seeker: SeekerProfile, new: NewControl) -> Control:
    match = explain_any(matching, seeker, new.posting_id)
    try:
        control = Control(
            seeker_id=new.seeker_id,
            posting_id=new.posting_id,
            action=new.action,
            reason=new.reason,
            by=new.by,
            at=matching.clock.now(),
            rank=_own_rank(matching, seeker, new.posting_id),
            score=match.score,
        )
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InvalidInput(
            detail_zh=f"{where} 要写，且不能太长（最多500字）",
            detail_en=f"{where} must be given, in at most 500 characters",
        ) from None
    if new.action == "pin" and not may_be_shown(match):
        raise _not_to_be_pinned(match)
    return control


def _own_rank(matching: Matching, seeker: SeekerProfile, posting_id: str) -> int | None:
    """Return the place the system gives a posting, or the near-duplicate that stands for it."""
    for match in match_seeker(matching, seeker, k=DEPTH).matches:
        if posting_id in (match.posting.id, *match.same_as):
            return match.rank
    return None


def _same(held: Control, new: Control) -> bool:
    return (held.action, held.reason, held.by) == (new.action, new.reason, new.by)


def _not_to_be_pinned(match: Match) -> InvalidInput:
    failed = [g.detail for g in match.gates if g.name in BEYOND_CONTROL and g.verdict == "fail"]
    why = " ".join(failed) or match.posting.status
    return InvalidInput(
        detail_zh=f"这个岗位不能置顶：{why} 已关闭、过期或依法不能做的岗位不会向人展示",
        detail_en=f"this posting cannot be pinned ({why}): it is closed, out of date or barred by law",
    )

"""People without an account: a code on paper opens one intake until it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from recommender.domain.account import Account, WalkUpCode
from recommender.domain.notification import CaseloadEntry
from recommender.domain.seeker import SeekerProfile
from recommender.errors import CodeRefused, NotFound
from recommender.services.account_desk import AccountDesk, digest_of
from recommender.services.open_session import Opened, open_session
from recommender.services.read_seeker import MAX_CHARACTERS

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 and O, no 1, I and L
CHARACTERS: Final = 8
LIFE: Final = timedelta(hours=2)


@dataclass(frozen=True)
class PrintedCode:
    """A new code as it stands on paper; what is kept is only its hash."""

    code: str
    kept: WalkUpCode


def make_code(
    desk: AccountDesk, counselor: Account, words: str = "", *, plain: bool = False
) -> PrintedCode:
    """Make a code for what somebody said, or for nothing yet."""
    code, now = desk.random.code(ALPHABET, CHARACTERS), desk.clock.now()
    kept = WalkUpCode(
        id=digest_of(code),
        counselor_id=counselor.id,
        words=words[:MAX_CHARACTERS],
        plain=plain,
        made_at=now,
        ends_at=now + LIFE,
    )
    with desk.store.transaction() as tx:
        tx.walk_ups.add(kept)
        desk.note(tx, "walk_up_made", counselor)
    return PrintedCode(f"{code[:4]} {code[4:]}", kept)


def open_code(desk: AccountDesk, typed: str, device: str = "") -> Opened:
    """Open the session of a code; one that was open on another phone ends.

    Raises
    ------
    CodeRefused
        It is none, or has ended.
    """
    code = "".join(typed.upper().split()).replace("-", "")
    with desk.store.transaction() as tx:
        kept = tx.walk_ups.get(digest_of(code))
        if kept is None or kept.ends_at <= desk.clock.now():
            raise CodeRefused
        tx.sessions.delete_many([session.id for session in tx.sessions.of_walk_up(kept.id)])
        return open_session(desk, tx, kept, device)


def say_again(desk: AccountDesk, code: WalkUpCode, words: str, *, plain: bool) -> WalkUpCode:
    """Keep other words for a code, until it ends."""
    with desk.store.transaction() as tx:
        held = tx.walk_ups.get(code.id)
        if held is None:
            raise CodeRefused
        said = held.model_copy(update={"words": words[:MAX_CHARACTERS], "plain": plain})
        tx.walk_ups.put(said)
    return said


def keep_person(desk: AccountDesk, code: WalkUpCode, profile: SeekerProfile) -> WalkUpCode:
    """Keep somebody who consents: as a seeker in the caseload of the counselor of the code.

    What they consent to is to be kept; whether they may be introduced stays unknown.
    """
    now = desk.clock.now()
    with desk.store.transaction() as tx:
        held = tx.walk_ups.get(code.id)
        if held is None:
            raise CodeRefused
        if held.seeker_id is not None:
            return held
        seeker_id = desk.new_id("s")
        counselor = tx.accounts.get(held.counselor_id)
        tx.seekers.put_many([profile.model_copy(update={"id": seeker_id, "source": "walk_up"})])
        entry = CaseloadEntry(seeker_id=seeker_id, counselor=counselor.looks_after, at=now)
        tx.caseloads.put_many([entry])
        kept = held.model_copy(update={"seeker_id": seeker_id})
        tx.walk_ups.put(kept)
        desk.note(tx, "walk_up_kept", None)
    return kept


def end_code(desk: AccountDesk, code_id: str, counselor: Account | None = None) -> None:
    """End a code: its words and sessions go, and nothing of them is left.

    Parameters
    ----------
    desk, code_id
        Where, and which.
    counselor
        Who ends it, to whom it must belong; ``None``: the person themself.

    Raises
    ------
    NotFound
        There is no such code of this counselor.
    """
    with desk.store.transaction() as tx:
        held = tx.walk_ups.get(code_id)
        if held is None or (counselor is not None and held.counselor_id != counselor.id):
            raise NotFound(kind="code", id="…")
        tx.walk_ups.delete_many([code_id])
        desk.note(tx, "walk_up_ended", counselor)
    desk.store.settle()


def codes_of(desk: AccountDesk, counselor: Account) -> list[WalkUpCode]:
    """Return the codes of a counselor that have not ended, the newest first."""
    now = desk.clock.now()
    return [c for c in desk.store.walk_ups.of_counselor(counselor.id) if c.ends_at > now]

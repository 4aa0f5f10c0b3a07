"""Open sessions, find whose a secret is, and end them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from recommender.domain.account import Account, Session, WalkUpCode
from recommender.ports import Transaction
from recommender.services.account_desk import AccountDesk, digest_of

LIFE: Final = timedelta(hours=12)
IDLE: Final = timedelta(hours=2)
SEEN_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Opened:
    """A new session, and its secret, which is kept nowhere."""

    session: Session
    secret: str
    account: Account | None = None


@dataclass(frozen=True)
class Visitor:
    """Whose session a secret opens."""

    session: Session
    account: Account | None = None
    walk_up: WalkUpCode | None = None


def open_session(
    desk: AccountDesk, tx: Transaction, owner: Account | WalkUpCode, device: str
) -> Opened:
    """Open a session of an account or of a walk-up code; it always has a secret of its own."""
    secret, now = desk.random.secret(), desk.clock.now()
    account = owner if isinstance(owner, Account) else None
    session = Session(
        id=digest_of(secret),
        account_id=account.id if account else None,
        walk_up_id=None if account else owner.id,
        csrf=desk.random.secret(),
        made_at=now,
        seen_at=now,
        ends_at=owner.ends_at if isinstance(owner, WalkUpCode) else now + LIFE,
        device=device[:80],
    )
    tx.sessions.add(session)
    return Opened(session, secret, account)


def find_visitor(desk: AccountDesk, secret: str) -> Visitor | None:
    """Return whose session a secret opens, ``None`` when it opens none (any more)."""
    now, store = desk.clock.now(), desk.store
    session = store.sessions.get(digest_of(secret))
    if session is None or not is_live(session, now):
        return None
    if session.seen_at + SEEN_EVERY <= now:
        store.sessions.touch(session.id, now)
    if session.walk_up_id is not None:
        code = store.walk_ups.get(session.walk_up_id)
        return Visitor(session, walk_up=code) if code and code.ends_at > now else None
    account = store.accounts.get(session.account_id or "")
    return Visitor(session, account) if account.active else None


def is_live(session: Session, now: datetime) -> bool:
    """Return whether a session still opens anything."""
    return session.ends_at > now and session.seen_at + IDLE > now


def sign_out(desk: AccountDesk, visitor: Visitor) -> None:
    """End one session."""
    with desk.store.transaction() as tx:
        if tx.sessions.delete_many([visitor.session.id]) and visitor.account is not None:
            desk.note(tx, "signed_out", visitor.account)


def end_sessions(desk: AccountDesk, account: Account, ids: list[str]) -> int:
    """End sessions of an account, none of anybody else; return how many."""
    with desk.store.transaction() as tx:
        own = {session.id for session in tx.sessions.of_account(account.id)}
        ended = tx.sessions.delete_many(sorted(own & set(ids)))
        if ended:
            desk.note(tx, "sessions_ended", account)
    return ended

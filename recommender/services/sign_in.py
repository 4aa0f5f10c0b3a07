"""Sign somebody in with a password."""

from __future__ import annotations

import math
from datetime import datetime

from recommender.domain.account import Account, SignInEntry
from recommender.errors import LockedOut, SignInRefused
from recommender.ports import Transaction
from recommender.services.account_desk import AccountDesk, digest_of
from recommender.services.lock_out import WINDOW, locked_until
from recommender.services.open_session import Opened, open_session

LONGEST_PASSWORD = 200


def sign_in(desk: AccountDesk, login: str, password: str, device: str = "") -> Opened:
    """Return a new session of the account with this login and password.

    An attempt counts as a failure until its password has been found right, so that many at
    once gain nothing. An unknown login takes as long as a known one and locks as it does.

    Raises
    ------
    SignInRefused
        The two do not go together, or the account is blocked.
    LockedOut
        There were too many failures with this login.
    """
    login = login.strip().casefold()
    account, attempt = _begin(desk, login, device)
    right = _is_right(desk, account, password)
    if account is None or not right:
        raise SignInRefused
    with desk.store.transaction() as tx:
        account = tx.accounts.get(account.id)
        result = "ok" if account.active else "blocked"
        tx.sign_ins.put(attempt.model_copy(update={"result": result}))
        if account.active:
            _keep_strong(desk, tx, account, password)
            desk.note(tx, "signed_in", account)
            return open_session(desk, tx, account, device)
    raise SignInRefused


def login_key(login: str) -> str:
    """Return what the history keeps of a login that was typed."""
    return digest_of(login.strip().casefold())


def _begin(desk: AccountDesk, login: str, device: str) -> tuple[Account | None, SignInEntry]:
    """Count an attempt as a failure; return the account of the login and the attempt."""
    now, key = desk.clock.now(), login_key(login)
    with desk.store.transaction() as tx:
        account = tx.accounts.by_login(login)  # locked until the attempt is counted
        until = locked_until(tx.sign_ins.of_login(key, now - WINDOW))
        is_locked = until is not None and until > now
        attempt = SignInEntry(
            id=desk.new_id("i"),
            at=now,
            login_key=key,
            account_id=account.id if account else None,
            result="locked" if is_locked else "wrong",
            device=device[:80],
        )
        tx.sign_ins.put(attempt)
        if is_locked:
            desk.note(tx, "locked_out", account)
    if until is not None and is_locked:
        raise LockedOut(minutes=_minutes(until, now))
    return account, attempt


def _is_right(desk: AccountDesk, account: Account | None, password: str) -> bool:
    held = desk.store.accounts.password_hash(account.id) if account else None
    password = password[:LONGEST_PASSWORD]
    return desk.passwords.verify(held, password)


def _keep_strong(desk: AccountDesk, tx: Transaction, account: Account, password: str) -> None:
    held = tx.accounts.password_hash(account.id)
    if held is not None and desk.passwords.is_weak(held):
        tx.accounts.set_password_hash(account.id, desk.passwords.hash(password))


def _minutes(until: datetime, now: datetime) -> int:
    return math.ceil((until - now).total_seconds() / 60)

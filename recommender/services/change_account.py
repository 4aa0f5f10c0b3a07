"""Change accounts: passwords, what pages look like, who may sign in."""

from __future__ import annotations

from typing import Literal

from recommender.domain.account import Account, SignInEntry
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Transaction
from recommender.services.account_desk import OPERATOR, AccountDesk
from recommender.services.create_account import checked_password
from recommender.services.sign_in import login_key


def find_account(desk: AccountDesk, login: str) -> Account:
    """Return the account of a login; raise `NotFound` when there is none."""
    account = desk.store.accounts.by_login(login.strip().casefold())
    if account is None:
        raise NotFound(kind="account", id=login)
    return account


def change_password(
    desk: AccountDesk, account: Account, old: str, new: str, session_id: str
) -> None:
    """Change one's own password; all sessions but this one end.

    Raises
    ------
    InvalidInput
        The old one is wrong, or the new one cannot be used.
    """
    held = desk.store.accounts.password_hash(account.id)
    if not desk.passwords.verify(held, old):
        raise InvalidInput(
            detail_zh="现在的密码不对，没有修改",
            detail_en="the present password is wrong; nothing was changed",
            field="old",
        )
    _set(desk, account, new, keep=session_id, by="")


def reset_password(desk: AccountDesk, account: Account, new: str, by: str = OPERATOR) -> None:
    """Give an account another password; all its sessions end and its lock is lifted."""
    _set(desk, account, new, keep="", by=by)
    unlock_account(desk, account, by)


def set_preferences(
    desk: AccountDesk, account: Account, language: Literal["zh", "en"], *, large_print: bool
) -> Account:
    """Keep how pages are shown."""
    with desk.store.transaction() as tx:
        wanted = {"language": language, "large_print": large_print}
        changed = tx.accounts.get(account.id).model_copy(update=wanted)
        tx.accounts.put(changed)
    return changed


def block_account(
    desk: AccountDesk, account: Account, *, blocked: bool = True, by: str = OPERATOR
) -> Account:
    """Let an account sign in no more and end its sessions, or let it again."""
    with desk.store.transaction() as tx:
        changed = tx.accounts.get(account.id).model_copy(update={"active": not blocked})
        tx.accounts.put(changed)
        _end(tx, account, keep="")
        desk.note(tx, "account_blocked" if blocked else "account_unblocked", account, by)
    return changed


def unlock_account(desk: AccountDesk, account: Account, by: str = OPERATOR) -> None:
    """Forget the failures with an account's login, so that it may be tried again."""
    with desk.store.transaction() as tx:
        tx.sign_ins.put(
            SignInEntry(
                id=desk.new_id("i"),
                at=desk.clock.now(),
                login_key=login_key(account.login),
                account_id=account.id,
                result="unlocked",
            )
        )
        desk.note(tx, "account_unlocked", account, by)


def delete_account(desk: AccountDesk, account: Account, by: str = OPERATOR) -> None:
    """Delete an account with its password, sessions, history and walk-up codes."""
    with desk.store.transaction() as tx:
        if tx.accounts.delete(account.id):
            desk.note(tx, "account_deleted", account, by)
    desk.store.settle()


def _set(desk: AccountDesk, account: Account, new: str, *, keep: str, by: str) -> None:
    held = desk.passwords.hash(checked_password(new, account.login))
    with desk.store.transaction() as tx:
        tx.accounts.set_password_hash(account.id, held)
        _end(tx, account, keep=keep)
        desk.note(tx, "password_changed", account, by)


def _end(tx: Transaction, account: Account, *, keep: str) -> None:
    tx.sessions.delete_many([s.id for s in tx.sessions.of_account(account.id) if s.id != keep])

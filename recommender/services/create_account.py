"""Create accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from recommender.domain.account import Account, Role
from recommender.errors import Conflict, InvalidInput
from recommender.ports import Transaction
from recommender.services.account_desk import OPERATOR, AccountDesk

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


@dataclass(frozen=True)
class NewAccount:
    """An account to create; see `recommender.domain.account.Account`."""

    login: str
    name: str
    roles: tuple[Role, ...]
    region_code: str | None = None
    caseload: str = ""
    seeker_id: str | None = None
    subject: str | None = None
    language: Literal["zh", "en"] = "zh"


def create_account(
    desk: AccountDesk, new: NewAccount, password: str | None, by: str = OPERATOR
) -> Account:
    """Create an account and return it.

    Parameters
    ----------
    desk, new
        Where, and what.
    password
        ``None``: it can only sign in elsewhere (OIDC).
    by
        Who creates it.

    Raises
    ------
    InvalidInput
        A field or the password cannot be used, a seeker's account names no seeker, or two
        counselors would have one caseload.
    NotFound
        There is no such seeker.
    Conflict
        The login is taken.
    """
    account = _account(desk, new)
    held = desk.passwords.hash(checked_password(password, account.login)) if password else None
    with desk.store.transaction() as tx:
        _check(tx, account)
        tx.accounts.add(account)
        if held is not None:
            tx.accounts.set_password_hash(account.id, held)
        desk.note(tx, "account_created", account, by)
    return account


def checked_password(password: str, login: str) -> str:
    """Return a password that may be used.

    Raises
    ------
    InvalidInput
        It is too short, too long, or the login.
    """
    fits = SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD
    if not fits or login in password.casefold():
        raise InvalidInput(
            detail_zh=f"密码至少{SHORTEST_PASSWORD}个字，最多{LONGEST_PASSWORD}个字，里面不能有用户名",
            detail_en=f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters "
            "and does not contain the login",
        )
    return password


def _account(desk: AccountDesk, new: NewAccount) -> Account:
    from features.region import region

    if new.region_code is not None and region(new.region_code) is None:
        raise InvalidInput(
            detail_zh="区划代码应为六位（GB/T 2260），如 421002",
            detail_en="the district is a six-digit code (GB/T 2260) such as 421002",
        )
    try:
        return Account(id=desk.new_id("a"), created_at=desk.clock.now(), **vars(new))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(detail=f"{where}: {first['msg']}") from None


def _check(tx: Transaction, account: Account) -> None:
    if ("seeker" in account.roles) != (account.seeker_id is not None):
        raise InvalidInput(
            detail_zh="求职者账号要写求职者编号，别的账号不能写",
            detail_en="a seeker's account names its seeker, and no other does",
        )
    if account.seeker_id is not None:
        tx.seekers.get(account.seeker_id)
    if tx.accounts.by_login(account.login) is not None:
        raise Conflict(id=account.login)
    if "counselor" in account.roles:
        _check_caseload(tx, account)


def _check_caseload(tx: Transaction, account: Account) -> None:
    """Refuse two counselors of one name: each would see the other's people."""
    after = ""
    while page := tx.accounts.page(after_id=after):
        same = [a for a in page if a.looks_after == account.looks_after]
        if any("counselor" in other.roles for other in same):
            raise InvalidInput(
                detail_zh=f"已有一位“{account.looks_after}”，请用 --caseload 另起服务名单的名字",
                detail_en=f"there is a counselor {account.looks_after}; name the caseload apart "
                "with --caseload",
            )
        after = page[-1].id

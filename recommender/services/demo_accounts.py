"""Five invented accounts, one a role, for trying things out; never outside development."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from recommender.domain.account import ROLES, Role
from recommender.errors import UsageError
from recommender.services.account_desk import AccountDesk
from recommender.services.create_account import NewAccount, create_account

DISTRICT: Final = "421002"  # 沙市区, of the sample city
NAMES: Final[dict[Role, str]] = {
    "seeker": "求职者（样例）",
    "counselor": "顾问（样例）",
    "organizer": "招聘会组织者（样例）",
    "steward": "岗位管理员（样例）",
    "operator": "运维（样例）",
}
ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
CHARACTERS: Final = 14
FILE: Final = "demo-accounts.txt"


def demo_accounts(desk: AccountDesk, home: Path, environment: str) -> dict[str, str]:
    """Make the accounts that are not there yet, and return all logins with their passwords.

    The passwords are kept in a file that only its owner reads, so that the second call tells
    the same ones.

    Raises
    ------
    UsageError
        Outside development.
    """
    if environment != "development":
        raise UsageError(
            detail_zh="样例账号只在开发环境中有；请用 zhiqiao accounts add",
            detail_en="sample accounts exist in development only; use zhiqiao accounts add",
        )
    kept = _read(home / FILE)
    told: dict[str, str] = {}
    for role in ROLES:
        login = f"demo-{role}"
        password = kept.get(login) or desk.random.code(ALPHABET, CHARACTERS)
        if _make(desk, role, login, password):
            told[login] = password
    _write(home / FILE, told)
    return told


def _make(desk: AccountDesk, role: Role, login: str, password: str) -> bool:
    """Make an account, or give it this password; return whether there is one now."""
    account = desk.store.accounts.by_login(login)
    if account is not None:
        held = desk.store.accounts.password_hash(account.id)
        if not desk.passwords.verify(held, password):
            desk.store.accounts.set_password_hash(account.id, desk.passwords.hash(password))
        return True
    seeker_id = _somebody(desk) if role == "seeker" else None
    if role == "seeker" and seeker_id is None:
        return False
    new = NewAccount(
        login=login,
        name=NAMES[role],
        roles=(role,),
        region_code=DISTRICT if role == "counselor" else None,
        seeker_id=seeker_id,
    )
    create_account(desk, new, password, "demo")
    return True


def _somebody(desk: AccountDesk) -> str | None:
    """Return the first seeker of the sample city who lives in the district."""
    people = desk.store.seekers.page(limit=500, status="open")
    return next((p.id for p in people if p.home_region_code == DISTRICT), None)


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").split("\n")
    return dict(line.split(" ", 1) for line in lines if " " in line)


def _write(path: Path, told: dict[str, str]) -> None:
    text = "".join(f"{login} {password}\n" for login, password in told.items())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)

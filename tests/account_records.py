"""Accounts, sessions, attempts and codes for tests of stores."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from recommender.domain.account import Account, Role, Session, SignInEntry, WalkUpCode
from recommender.services.account_desk import digest_of
from recommender.services.sign_in import login_key
from tests.casework import NOON


def account(account_id: str, role: Role = "counselor", **more: Any) -> Account:
    """An account whose login is its id."""
    given = {"id": account_id, "login": account_id, "name": f"样例{account_id}", "roles": (role,)}
    return Account.model_validate({**given, "created_at": NOON, **more})


def session(number: int, account_id: str | None, **more: Any) -> Session:
    """A session that ends an hour after noon."""
    given: dict[str, Any] = {"id": digest_of(f"secret-{number}"), "account_id": account_id}
    given |= {"csrf": f"csrf-{number}", "made_at": NOON, "seen_at": NOON}
    return Session.model_validate({**given, "ends_at": NOON + timedelta(hours=1), **more})


def attempt(number: int, login: str, account_id: str | None = None, **more: Any) -> SignInEntry:
    """A failure, as many seconds after noon as its number."""
    given: dict[str, Any] = {"id": f"i-{number}", "at": NOON + timedelta(seconds=number)}
    given |= {"login_key": login_key(login), "account_id": account_id, "result": "wrong"}
    return SignInEntry.model_validate({**given, **more})


def code(number: int, counselor_id: str, **more: Any) -> WalkUpCode:
    """A code that ends an hour after noon."""
    given: dict[str, Any] = {"id": digest_of(f"CODE{number}"), "counselor_id": counselor_id}
    given |= {"made_at": NOON, "ends_at": NOON + timedelta(hours=1)}
    return WalkUpCode.model_validate({**given, **more})

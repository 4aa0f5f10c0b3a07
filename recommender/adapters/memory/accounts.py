"""Accounts in memory."""

from __future__ import annotations

from recommender.adapters.memory.leaving import delete_accounts
from recommender.adapters.memory.state import Access, State
from recommender.domain.account import Account
from recommender.errors import Conflict, NotFound


class MemoryAccounts:
    """An `Accounts` over a `State`; nothing reaches a disk, so nothing is encrypted."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, account: Account) -> None:
        """Add an account; raise `Conflict` when its id, login or subject is taken."""
        with self._access.write() as draft:
            if account.id in draft.accounts:
                raise Conflict(id=account.id)
            _put(draft, account)

    def put(self, account: Account) -> None:
        """Put an account in place of the one with its id."""
        with self._access.write() as draft:
            _put(draft, account)

    def get(self, account_id: str) -> Account:
        """Return one account; raise `NotFound` when there is none."""
        found = self._access.read().accounts.get(account_id)
        if found is None:
            raise NotFound(kind="account", id=account_id)
        return found

    def by_login(self, login: str) -> Account | None:
        """Return the account of a login, or ``None``."""
        accounts = self._access.read().accounts.values()
        return next((a for a in accounts if a.login == login), None)

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of somebody at the provider of sign-ins, or ``None``."""
        accounts = self._access.read().accounts.values()
        return next((a for a in accounts if a.subject == subject), None)

    def of_seeker(self, seeker_id: str) -> list[Account]:
        """Return the accounts of a seeker."""
        return [a for a in self.page() if a.seeker_id == seeker_id]

    def page(self, *, after_id: str = "", limit: int = 1000) -> list[Account]:
        """Return up to `limit` accounts with ids above `after_id`, in id order."""
        accounts = self._access.read().accounts
        return [accounts[i] for i in sorted(accounts) if i > after_id][:limit]

    def password_hash(self, account_id: str) -> str | None:
        """Return the hash of an account's password, ``None`` when it has none."""
        return self._access.read().passwords.get(account_id)

    def set_password_hash(self, account_id: str, password_hash: str) -> None:
        """Give an account a password, in place of the one before."""
        with self._access.write() as draft:
            if account_id not in draft.accounts:
                raise Conflict(id=account_id)
            draft.passwords[account_id] = password_hash

    def delete(self, account_id: str) -> bool:
        """Delete an account with all that hangs on it, and tell whether there was one."""
        with self._access.write() as draft:
            return delete_accounts(draft, {account_id}) > 0


def _put(draft: State, account: Account) -> None:
    for other in draft.accounts.values():
        taken = other.login == account.login or (
            other.subject is not None and other.subject == account.subject
        )
        if other.id != account.id and taken:
            raise Conflict(id=account.id)
    draft.accounts[account.id] = account

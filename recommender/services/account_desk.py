"""What all services of accounts share, and the lines they leave in the audit trail."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from recommender.domain.account import Account
from recommender.domain.audit import AuditEntry
from recommender.ports import Clock, PasswordHasher, Randomness, Store, Transaction

OPERATOR: Final = "operator"
SEEKER: Final = "seeker"


@dataclass(frozen=True)
class AccountDesk:
    """The parts that services of accounts need."""

    store: Store
    clock: Clock
    passwords: PasswordHasher
    random: Randomness

    def new_id(self, prefix: str) -> str:
        """Return an id that nobody has."""
        return f"{prefix}-{digest_of(self.random.secret())[:20]}"

    def note(self, tx: Transaction, action: str, account: Account | None, by: str = "") -> None:
        """Add a line to the audit trail, which outlives people and so names no seeker.

        Parameters
        ----------
        tx
            The transaction that does it.
        action
            What was done.
        account
            To which account, if any.
        by
            Who did it; empty: the account itself.
        """
        named = account is not None and not account.is_seeker_only
        own = account.login if account is not None and named else SEEKER
        tx.audit.add(
            AuditEntry(
                id=self.new_id("x"),
                at=self.clock.now(),
                actor=by or own,
                action=action,
                record_kind="account",
                record_id=account.id if account is not None and named else "",
            )
        )


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()

"""Ports for accounts, their sessions, their history of signing in, and walk-up codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from recommender.domain.account import Account, Role, Session, SignInEntry, WalkUpCode


class Accounts(Protocol):
    """Who may sign in.

    An account goes with its seeker, and takes its password, sessions and history with it.
    Accounts stay out of the change log: no index depends on one.
    """

    def add(self, account: Account) -> None:
        """Add an account.

        Raises
        ------
        Conflict
            Its id, login or subject is taken.
        """
        ...

    def put(self, account: Account) -> None:
        """Put an account in place of the one with its id; raise `Conflict` as `add` does."""
        ...

    def get(self, account_id: str) -> Account:
        """Return one account; raise `NotFound` when there is none."""
        ...

    def by_login(self, login: str) -> Account | None:
        """Return the account of a login as `recommender.domain.account.Login` writes it."""
        ...

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of somebody at the provider of sign-ins."""
        ...

    def of_seeker(self, seeker_id: str) -> list[Account]:
        """Return the accounts of a seeker."""
        ...

    def page(self, *, after_id: str = "", limit: int = 1000) -> list[Account]:
        """Return up to `limit` accounts with ids above `after_id`, in id order."""
        ...

    def password_hash(self, account_id: str) -> str | None:
        """Return the hash of an account's password, ``None`` when it has none."""
        ...

    def set_password_hash(self, account_id: str, password_hash: str) -> None:
        """Give an account a password, in place of the one before."""
        ...

    def delete(self, account_id: str) -> bool:
        """Delete an account with all that hangs on it, and tell whether there was one."""
        ...


class Sessions(Protocol):
    """Who is signed in. A session goes with its account or its walk-up code."""

    def add(self, session: Session) -> None:
        """Add a session."""
        ...

    def get(self, session_id: str) -> Session | None:
        """Return a session, ended or not, or ``None``."""
        ...

    def touch(self, session_id: str, seen_at: datetime) -> None:
        """Keep when a session was last used."""
        ...

    def of_account(self, account_id: str) -> list[Session]:
        """Return the sessions of an account, the one used last first."""
        ...

    def of_walk_up(self, walk_up_id: str) -> list[Session]:
        """Return the sessions of a walk-up code, the one used last first."""
        ...

    def delete_many(self, ids: Sequence[str]) -> int:
        """End sessions; return how many there were."""
        ...

    def drop_ended(self, now: datetime) -> int:
        """Delete the sessions that have ended; return how many."""
        ...


class SignIns(Protocol):
    """The history of signing in."""

    def put(self, entry: SignInEntry) -> None:
        """Add an entry, or put it in place of the one with its id."""
        ...

    def of_login(self, login_key: str, since: datetime) -> list[SignInEntry]:
        """Return the attempts with a login since a moment, the newest first."""
        ...

    def of_account(self, account_id: str, limit: int = 100) -> list[SignInEntry]:
        """Return the last attempts to sign in to an account, the newest first."""
        ...

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        ...


class WalkUps(Protocol):
    """Codes of people without an account. A code goes with its seeker and its counselor."""

    def add(self, code: WalkUpCode) -> None:
        """Add a code; raise `Conflict` when it is taken."""
        ...

    def put(self, code: WalkUpCode) -> None:
        """Put a code in place of the one with its id."""
        ...

    def get(self, code_id: str) -> WalkUpCode | None:
        """Return a code, ended or not, or ``None``."""
        ...

    def of_counselor(self, counselor_id: str) -> list[WalkUpCode]:
        """Return the codes that a counselor made, the newest first."""
        ...

    def of_seeker(self, seeker_id: str) -> list[WalkUpCode]:
        """Return the codes that became a seeker."""
        ...

    def delete_many(self, ids: Sequence[str]) -> int:
        """Delete codes with their sessions and words; return how many there were."""
        ...

    def drop_ended(self, now: datetime) -> int:
        """Delete the codes that have ended; return how many."""
        ...


class PasswordHasher(Protocol):
    """A slow hash of passwords."""

    def hash(self, password: str) -> str:
        """Return a salted hash, with its parameters."""
        ...

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Tell whether a password is the one of a hash.

        It takes as long when it is not, and when there is no hash.
        """
        ...

    def is_weak(self, password_hash: str) -> bool:
        """Tell whether a hash was made with less work than hashes are now."""
        ...


class Randomness(Protocol):
    """Secrets that nobody can guess."""

    def secret(self) -> str:
        """Return 256 bits, to stand in a cookie."""
        ...

    def code(self, alphabet: str, n_characters: int) -> str:
        """Return `n_characters`, each drawn evenly from `alphabet`."""
        ...


@dataclass(frozen=True)
class SignInRequest:
    """Where to send somebody who signs in at a provider, and what to remember meanwhile."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identity:
    """Somebody as a provider of sign-ins names them.

    Parameters
    ----------
    subject
        ``issuer|subject``.
    login, name
        What it calls them.
    roles
        Of the claim that the settings name; what is no role of ours is left out. ``None``: there
        is no such claim.
    region_code
        The district of theirs: six digits, ``all``, or ``None`` when it does not say.
    """

    subject: str
    login: str
    name: str
    roles: tuple[Role, ...] | None
    region_code: str | None


class IdentityProvider(Protocol):
    """A provider of sign-ins (OpenID Connect)."""

    def begin(self, return_to: str) -> SignInRequest:
        """Return where to send somebody, who is then sent on to `return_to`."""
        ...

    def finish(self, request: SignInRequest, return_to: str, code: str) -> Identity:
        """Return who came back with a code.

        Raises
        ------
        SignInFailed
            The provider does not answer, or what it says does not verify.
        """
        ...

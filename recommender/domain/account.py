"""Who may sign in, what they may do, and what is kept of their signing in."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, Field

from recommender.domain.base import Key, Record
from recommender.domain.control import Who
from recommender.domain.moment import Moment
from recommender.domain.posting import RegionCode

Role = Literal["seeker", "counselor", "organizer", "steward", "operator"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
SignInResult = Literal["ok", "wrong", "locked", "blocked", "unlocked"]
Digest = Annotated[str, Field(min_length=64, max_length=64)]
Device = Annotated[str, Field(max_length=80)]
_LOGIN = re.compile(r"[\w.@+-]{2,80}")


def _normal_login(login: str) -> str:
    login = login.strip().casefold()
    if not _LOGIN.fullmatch(login):
        raise ValueError("2 to 80 letters, digits or . @ + - _")
    return login


Login = Annotated[str, AfterValidator(_normal_login)]


class Account(Record):
    """Somebody who may sign in.

    Parameters
    ----------
    id, login, name
        Its own, what is typed to sign in, and what others are shown.
    roles
        What it may do.
    region_code
        The district that is served, with all that lies in it; ``None``: all of them.
    caseload
        What `recommender.domain.notification.CaseloadEntry` calls this counselor; empty: the name.
    seeker_id
        Whose account it is, for a seeker.
    subject
        Who it is at the provider of sign-ins, as ``issuer|subject``; ``None``: local.
    active
        Whether it may sign in.
    language, large_print
        How pages are shown.
    created_at
        Since when.
    """

    id: Annotated[Key, Field(min_length=1)]
    login: Login
    name: Annotated[Who, Field(repr=False)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    region_code: RegionCode | None = None
    caseload: Annotated[str, Field(max_length=200)] = ""
    seeker_id: Key | None = None
    subject: Annotated[str, Field(max_length=500)] | None = None
    active: bool = True
    language: Literal["zh", "en"] = "zh"
    large_print: bool = False
    created_at: Moment

    @property
    def looks_after(self) -> str:
        """Return the name of this counselor in caseloads."""
        return self.caseload or self.name

    @property
    def is_seeker_only(self) -> bool:
        """Return whether no line that outlives the person may name this account."""
        return self.roles == ("seeker",)


class Session(Record):
    """That somebody is signed in; of the secret in their browser only the hash is kept.

    Parameters
    ----------
    id
        SHA-256 of the secret, in hex.
    account_id, walk_up_id
        Whose it is: an account's, or that of a walk-up code.
    csrf
        What every form has to send along.
    made_at, seen_at, ends_at
        When it began, was last used, and ends.
    device
        The kind of browser, for the list of one's sessions.
    """

    id: Digest
    account_id: Key | None = None
    walk_up_id: Digest | None = None
    csrf: Annotated[Key, Field(repr=False)]
    made_at: Moment
    seen_at: Moment
    ends_at: Moment
    device: Device = ""


class SignInEntry(Record):
    """One attempt to sign in.

    Parameters
    ----------
    id, at
        Its own, and when.
    login_key
        SHA-256 of the login that was typed: it may be anything, a password too.
    account_id
        Whose login that is, if anybody's.
    result
        ``locked``: too many failures before it; ``blocked``: the account may not sign in;
        ``unlocked``: an operator let failures be forgotten.
    device
        The kind of browser.
    """

    id: Key
    at: Moment
    login_key: Digest
    account_id: Key | None = None
    result: SignInResult
    device: Device = ""


class WalkUpCode(Record):
    """A code on paper that opens one intake on any phone until it ends.

    Parameters
    ----------
    id
        SHA-256 of the code, in hex.
    counselor_id
        The account that made it.
    words
        What the person said; goes with the code.
    plain
        Whether nothing personal is to be used.
    seeker_id
        Who it became, if they consented to be kept.
    made_at, ends_at
        When it was made, and when it ends.
    """

    id: Digest
    counselor_id: Key
    words: Annotated[str, Field(repr=False, max_length=5000)] = ""
    plain: bool = False
    seeker_id: Key | None = None
    made_at: Moment
    ends_at: Moment

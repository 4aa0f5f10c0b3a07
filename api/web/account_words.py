"""What pages of accounts say: roles, sessions, the history of signing in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from babel.dates import format_datetime

from api.http.language import Language
from api.web.catalogue import LOCALES, N_, in_list, translator
from recommender.domain.account import Role, Session, SignInEntry, SignInResult
from recommender.domain.moment import PLACE

ROLE_WORDS: Final[Mapping[Role, str]] = {
    "seeker": N_("Job seeker"),
    "counselor": N_("Counselor"),
    "organizer": N_("Organizer of fairs"),
    "steward": N_("Steward of postings"),
    "operator": N_("Operator"),
}
RESULT_WORDS: Final[Mapping[SignInResult, str]] = {
    "ok": N_("Signed in"),
    "wrong": N_("Wrong password"),
    "locked": N_("Refused: too many wrong passwords"),
    "blocked": N_("Refused: the account is blocked"),
    "unlocked": N_("Unlocked by the operator"),
}
DONE: Final[Mapping[str, str]] = {
    "saved": N_("Saved."),
    "password": N_("The password is changed. Everywhere else you are signed out."),
    "ended": N_("Done: signed out there."),
}
UNKNOWN_DEVICE: Final = N_("A browser that does not say what it is")


@dataclass(frozen=True)
class SessionLine:
    """One place where somebody is signed in; `here`: it is this one."""

    id: str
    device: str
    since: str
    seen: str
    here: bool


@dataclass(frozen=True)
class SignInLine:
    """One attempt to sign in."""

    at: str
    result: str
    device: str
    good: bool


def role_words(roles: Sequence[Role], language: Language) -> str:
    """Return what somebody may do, in words."""
    return in_list([translator(language)(ROLE_WORDS[role]) for role in roles], language)


def session_lines(
    sessions: Sequence[Session], here: Session, language: Language
) -> tuple[SessionLine, ...]:
    """Return sessions as they are shown, this one first."""
    ordered = sorted(sessions, key=lambda session: session.id != here.id)
    return tuple(
        SessionLine(
            id=one.id,
            device=one.device or translator(language)(UNKNOWN_DEVICE),
            since=moment_words(one.made_at, language),
            seen=moment_words(one.seen_at, language),
            here=one.id == here.id,
        )
        for one in ordered
    )


def sign_in_lines(entries: Sequence[SignInEntry], language: Language) -> tuple[SignInLine, ...]:
    """Return the history of signing in as it is shown."""
    _ = translator(language)
    return tuple(
        SignInLine(
            at=moment_words(one.at, language),
            result=_(RESULT_WORDS[one.result]),
            device=one.device or _(UNKNOWN_DEVICE),
            good=one.result in ("ok", "unlocked"),
        )
        for one in entries
    )


def moment_words(at: datetime, language: Language) -> str:
    """Return day and time in China as one writes them."""
    local = at.astimezone(PLACE)
    form = "y年M月d日 HH:mm" if language == "zh" else "d MMM y, HH:mm"
    return format_datetime(local, form, locale=LOCALES[language])


def clock_words(at: datetime) -> str:
    """Return the time of day in China."""
    return f"{at.astimezone(PLACE):%H:%M}"

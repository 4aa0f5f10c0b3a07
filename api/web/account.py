"""Pages of one's own account: password, how pages look, history, sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, Caller, CallerDep, account_of
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.web.account_words import (
    DONE,
    SessionLine,
    SignInLine,
    role_words,
    session_lines,
    sign_in_lines,
)
from api.web.catalogue import translator
from api.web.rendering import page_language, render, site_of
from recommender.domain.account import Account, Session
from recommender.errors import InvalidInput, SignInNeeded
from recommender.services.change_account import change_password, set_preferences
from recommender.services.open_session import end_sessions, is_live

router = APIRouter(prefix="/account", include_in_schema=False, dependencies=[Allowed()])
SHOWN: Final = 50
Secret = Annotated[str, Form(max_length=500)]
Done = Annotated[str, Query(max_length=20)]


@dataclass(frozen=True)
class AccountPage:
    """One's account: who one is, how pages look, and the way to the rest."""

    name: str
    login: str
    roles: str
    district: str
    language: Language
    large_print: bool
    has_password: bool
    done: str


@dataclass(frozen=True)
class PasswordPage:
    """The form for another password; `field` is the one that `error` is about."""

    login: str
    error: str = ""
    field: str = "old"


@dataclass(frozen=True)
class SessionsPage:
    """Where one is signed in."""

    sessions: tuple[SessionLine, ...]
    done: str


@dataclass(frozen=True)
class SignInsPage:
    """The history of one's signing in."""

    lines: tuple[SignInLine, ...]


@router.get("")
def show(request: Request, door: DoorDep, who: CallerDep, done: Done = "") -> Response:
    """Show one's account."""
    account, language = account_of(who), page_language(request)
    held = door.store.accounts.password_hash(account.id)
    page = AccountPage(
        name=account.name,
        login=account.login,
        roles=role_words(account.roles, language),
        district=_district(account, language),
        language=account.language,
        large_print=account.large_print,
        has_password=held is not None,
        done=_done(done, language),
    )
    return render("account/account.html", site_of(request), page)


@router.post("/view")
def change_view(
    door: DoorDep,
    who: CallerDep,
    language: Annotated[Literal["zh", "en"], Form()] = "zh",
    large_print: Annotated[bool, Form()] = False,
) -> Response:
    """Keep language and size of letters, and show them."""
    set_preferences(door.system.accounts, account_of(who), language, large_print=large_print)
    return RedirectResponse(f"{'/en' if language == 'en' else ''}/account?done=saved", 303)


@router.get("/password")
async def ask_password(request: Request, who: CallerDep) -> Response:
    """Show the form for another password."""
    return render("account/password.html", site_of(request), PasswordPage(account_of(who).login))


@router.post("/password")
def set_password(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    old: Secret = "",
    new: Secret = "",
    again: Secret = "",
) -> Response:
    """Change the password; everywhere else one is signed out."""
    account, language = account_of(who), page_language(request)
    if new != again:
        _ = translator(language)
        told = _("The two new passwords differ.")
        return _password_form(request, PasswordPage(account.login, told, "again"))
    try:
        change_password(door.system.accounts, account, old, new, _session(who).id)
    except InvalidInput as error:
        field = "old" if error.context.get("field") == "old" else "new"
        return _password_form(request, PasswordPage(account.login, error.message(language), field))
    return RedirectResponse(f"{site_of(request).base}/account?done=password", 303)


@router.get("/sign-ins")
def show_sign_ins(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Show when and how somebody signed in to one's account, or tried."""
    entries = door.store.sign_ins.of_account(account_of(who).id, SHOWN)
    page = SignInsPage(sign_in_lines(entries, page_language(request)))
    return render("account/sign_ins.html", site_of(request), page)


@router.get("/sessions")
def show_sessions(request: Request, door: DoorDep, who: CallerDep, done: Done = "") -> Response:
    """Show where one is signed in."""
    language = page_language(request)
    lines = session_lines(_live(door, who), _session(who), language)
    page = SessionsPage(lines, _done(done, language))
    return render("account/sessions.html", site_of(request), page)


@router.post("/sessions/end")
def end(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    session: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """End one other session, or without one all but this."""
    others = [one.id for one in _live(door, who) if one.id != _session(who).id]
    chosen = [i for i in others if session in ("", i)]
    end_sessions(door.system.accounts, account_of(who), chosen)
    return RedirectResponse(f"{site_of(request).base}/account/sessions?done=ended", 303)


def _live(door: Door, who: Caller) -> list[Session]:
    now = door.system.clock.now()
    return [one for one in door.store.sessions.of_account(account_of(who).id) if is_live(one, now)]


def _password_form(request: Request, page: PasswordPage) -> Response:
    return render("account/password.html", site_of(request), page, 422)


def _session(who: Caller) -> Session:
    if who.session is None:
        raise SignInNeeded
    return who.session


def _done(code: str, language: Language) -> str:
    return translator(language)(DONE[code]) if code in DONE else ""


def _district(account: Account, language: Language) -> str:
    from features.region import region_name

    if "counselor" not in account.roles:
        return ""
    _ = translator(language)
    if account.region_code is None:
        return _("All districts")
    return region_name(account.region_code, language) or account.region_code

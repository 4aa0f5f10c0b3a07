"""Pages for signing in and out, with a password or at a provider."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep, require_own_site
from api.http.cookies import drop_cookie, read_cookie, set_cookie
from api.http.devices import device_of
from api.http.door import Door, DoorDep
from api.web.rendering import page_language, render, site_of
from api.web.signing_in import enter_as, local_path
from recommender.domain.account import ROLES
from recommender.errors import LockedOut, NoSuchAddress, SignInFailed, SignInRefused
from recommender.ports import IdentityProvider, SignInRequest
from recommender.services.open_session import Opened, sign_out
from recommender.services.sign_in import sign_in
from recommender.services.sign_in_elsewhere import sign_in_elsewhere

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=500)]
Next = Annotated[str, Query(alias="next", max_length=1000)]
PARTS = 4


@dataclass(frozen=True)
class SignInPage:
    """The form for signing in.

    Parameters
    ----------
    login
        What was typed.
    back
        Where it leads afterwards.
    error
        What went wrong; empty when nothing did.
    elsewhere
        The address of signing in at the provider; empty without one.
    """

    login: str = ""
    back: str = ""
    error: str = ""
    elsewhere: str = ""


@router.get("/sign-in")
async def ask(request: Request, door: DoorDep, next_: Next = "") -> Response:
    """Show the form for signing in."""
    return _form(request, door, SignInPage(back=local_path(next_)))


@router.post("/sign-in")
def enter(
    request: Request,
    door: DoorDep,
    login: Text = "",
    password: Text = "",
    back: Annotated[str, Form(alias="next", max_length=1000)] = "",
) -> Response:
    """Sign somebody in, and lead to what was asked for."""
    require_own_site(request)
    asked = local_path(back)
    try:
        opened = sign_in(door.system.accounts, login, password, device_of(request))
    except (SignInRefused, LockedOut) as error:
        told = error.message(page_language(request))
        return _form(request, door, SignInPage(login[:80], asked, told))
    return enter_as(request, door, opened, asked)


@router.post("/sign-out", dependencies=[Allowed("walk_up", *ROLES)])
def leave(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Sign out."""
    if who.visitor is not None:
        sign_out(door.system.accounts, who.visitor)
    response = RedirectResponse(f"{site_of(request).base}/", 303)
    drop_cookie(response, door.system.settings, "session")
    # What the browser kept of pages that others must not see.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@router.get("/sign-in/elsewhere")
def go_elsewhere(request: Request, door: DoorDep, next_: Next = "") -> Response:
    """Send somebody to the provider of sign-ins."""
    wanted = _provider(door).begin(_return_to(request, door))
    response = RedirectResponse(wanted.url, 303)
    kept = (wanted.state, wanted.nonce, wanted.verifier, quote(local_path(next_), safe=""))
    set_cookie(response, door.system.settings, "away", "|".join(kept))
    return response


@router.get("/sign-in/back")
def come_back(
    request: Request,
    door: DoorDep,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """Sign in somebody whom the provider sends back."""
    system = door.system
    kept = read_cookie(request, system.settings, "away").split("|")
    try:
        opened = _opened_elsewhere(request, door, kept, code, state)
    except (SignInFailed, SignInRefused) as error:
        told = SignInPage(error=error.message(page_language(request)))
        response = _form(request, door, told)
    else:
        response = enter_as(request, door, opened, local_path(unquote(kept[3])))
    drop_cookie(response, system.settings, "away")
    return response


def _opened_elsewhere(
    request: Request, door: Door, kept: list[str], code: str, state: str
) -> Opened:
    if len(kept) != PARTS or not code or not state or state != kept[0]:
        raise SignInFailed(
            detail_zh="回来的不是同一次登录",
            detail_en="that is not the sign-in that was begun here",
        )
    begun = SignInRequest("", kept[0], kept[1], kept[2])
    identity = _provider(door).finish(begun, _return_to(request, door), code)
    return sign_in_elsewhere(door.system.accounts, identity, device_of(request))


def _provider(door: Door) -> IdentityProvider:
    if door.system.provider is None:
        raise NoSuchAddress
    return door.system.provider


def _return_to(request: Request, door: Door) -> str:
    """Return the address the provider sends people back to, which it has to know."""
    site = door.system.settings.public_url or str(request.base_url).rstrip("/")
    return f"{site}{site_of(request).base}/sign-in/back"


def _form(request: Request, door: Door, page: SignInPage) -> Response:
    if door.system.provider is not None:
        base, query = (
            site_of(request).base,
            f"?next={quote(page.back, safe='')}" if page.back else "",
        )
        page = replace(page, elsewhere=f"{base}/sign-in/elsewhere{query}")
    return render("account/sign_in.html", site_of(request), page, 422 if page.error else 200)

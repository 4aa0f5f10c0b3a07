"""To the page for signing in, and back to what was asked for."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.http.cookies import read_cookie, set_cookie
from api.http.door import Door
from api.web.navigation import links_for
from api.web.rendering import site_of
from recommender.domain.account import Account
from recommender.services.open_session import Opened, find_visitor, sign_out

LONGEST_NEXT = 500


def to_sign_in(request: Request) -> Response:
    """Return the way to the page for signing in, which leads back when a page was asked for."""
    asked = request.url.path if request.method in ("GET", "HEAD") else ""
    query = f"?{request.url.query}" if asked and request.url.query else ""
    back = f"?next={quote(asked + query, safe='')}" if asked else ""
    url = f"{site_of(request).base}/sign-in{back}"
    if request.headers.get("hx-request") == "true":
        # A fragment cannot hold the page: the browser goes there itself.
        return Response(status_code=200, headers={"HX-Redirect": url})
    return RedirectResponse(url, 303)


def local_path(asked: str) -> str:
    """Return a path on this site, empty when it is none: nobody is sent elsewhere."""
    parts = urlsplit(asked)
    local = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    clean = asked.isprintable() and "\\" not in asked and len(asked) <= LONGEST_NEXT
    return asked if local and clean and not parts.netloc and not parts.scheme else ""


def enter_as(request: Request, door: Door, opened: Opened, asked: str) -> Response:
    """Send the cookie of a new session; the one before it in this browser ends."""
    system = door.system
    before = find_visitor(system.accounts, read_cookie(request, system.settings, "session"))
    if before is not None:
        sign_out(system.accounts, before)
    account = opened.account
    home = home_of(account) if account is not None else f"{site_of(request).base}/walk-up/plan"
    response = RedirectResponse(asked or home, 303)
    set_cookie(response, system.settings, "session", opened.secret)
    return response


def home_of(account: Account) -> str:
    """Return the page that an account begins at, in its own language."""
    first = next(iter(links_for(account.roles, "")), None)
    return f"{'/en' if account.language == 'en' else ''}{first.path if first else '/account'}"

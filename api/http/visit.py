"""Find out who asks, once a request, before anything else does."""

from __future__ import annotations

import hmac
import ipaddress

import anyio
import anyio.to_thread
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.caller import IN_SCOPE, NOBODY, PROGRAM, Caller
from api.http.cookies import read_cookie
from api.http.door import Door
from recommender.errors import ZhiqiaoError
from recommender.services.open_session import Visitor, find_visitor
from recommender.settings import Settings

# Looking a session up is short: it does not wait behind those who compute.
LOOK_UPS = 8


class Visit:
    """Middleware that puts a `Caller`, or why there is none, into the scope of a request.

    Parameters
    ----------
    app
        What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limiter: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, knowing who asks."""
        if scope["type"] == "http":
            try:
                scope[IN_SCOPE] = await self._caller(HTTPConnection(scope))
            except ZhiqiaoError as error:
                scope[IN_SCOPE] = error
        await self._app(scope, receive, send)

    async def _caller(self, request: HTTPConnection) -> Caller:
        door: Door = request.app.state.door
        settings = door.system.settings
        if sends_token(request, settings):
            return PROGRAM
        secret = read_cookie(request, settings, "session")
        if secret and not request.url.path.startswith("/static/"):
            self._limiter = self._limiter or anyio.CapacityLimiter(LOOK_UPS)
            visitor = await anyio.to_thread.run_sync(
                find_visitor, door.system.accounts, secret, limiter=self._limiter
            )
            if visitor is not None:
                return as_caller(visitor)
        return PROGRAM if is_own_program(request, settings) else NOBODY


def as_caller(visitor: Visitor) -> Caller:
    """Return whoever a session is of as a caller."""
    if visitor.account is None:
        return Caller("walk_up", visitor=visitor)
    return Caller("account", frozenset(visitor.account.roles), visitor)


def sends_token(request: HTTPConnection, settings: Settings) -> bool:
    """Return whether a request has the token of programs."""
    if settings.api_token is None:
        return False
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(given.encode(), settings.api_token.get_secret_value().encode())


def is_own_program(request: HTTPConnection, settings: Settings) -> bool:
    """Return whether a program on this machine calls the API, where no token is set.

    Only in development; never a page of another site in a browser.
    """
    if settings.api_token is not None or settings.environment == "production":
        return False
    path = request.url.path
    foreign = request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    return (path == "/v1" or path.startswith("/v1/")) and not foreign and _is_here(request)


def _is_here(request: HTTPConnection) -> bool:
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False

"""The cookies: one of the session, one for the way to a provider of sign-ins and back."""

from __future__ import annotations

from typing import Final, Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response

from recommender.services.open_session import LIFE
from recommender.settings import Settings

AWAY_S: Final = 600
CookieName = Literal["session", "away"]


def read_cookie(request: HTTPConnection, settings: Settings, name: CookieName) -> str:
    """Return the value of a cookie of ours, empty without one."""
    return request.cookies.get(_full_name(settings, name), "")


def set_cookie(response: Response, settings: Settings, name: CookieName, value: str) -> None:
    """Send a cookie that no script reads and no other site sends."""
    response.set_cookie(
        _full_name(settings, name),
        value,
        max_age=int(LIFE.total_seconds()) if name == "session" else AWAY_S,
        path="/",
        secure=_is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, settings: Settings, name: CookieName) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        _full_name(settings, name),
        path="/",
        secure=_is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def _full_name(settings: Settings, name: CookieName) -> str:
    # The prefix lets no other name below the same domain set it.
    return f"__Host-zhiqiao-{name}" if _is_secure(settings) else f"zhiqiao-{name}"


def _is_secure(settings: Settings) -> bool:
    return (settings.public_url or "").startswith("https://")

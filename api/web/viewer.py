"""What the frame of a page knows of who looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from api.http.caller import IN_SCOPE, Caller
from recommender.domain.account import Role


@dataclass(frozen=True)
class Viewer:
    """Somebody who is signed in.

    Parameters
    ----------
    name
        What to call them; empty for somebody with a walk-up code.
    roles
        What they may do; none for somebody with a walk-up code.
    csrf
        What every form sends along, as ``csrf``.
    large_print
        Whether they want large letters.
    """

    name: str
    roles: tuple[Role, ...]
    csrf: str
    large_print: bool = False


def viewer_of(request: HTTPConnection) -> Viewer | None:
    """Return who looks at a page, ``None`` when nobody is signed in; it never fails."""
    who = request.scope.get(IN_SCOPE)
    if not isinstance(who, Caller) or who.session is None:
        return None
    if who.account is None:
        return Viewer("", (), who.csrf)
    return Viewer(who.account.name, who.account.roles, who.csrf, who.account.large_print)

"""Large letters: a switch on every page, kept with the account, else in the browser."""

from __future__ import annotations

import re
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Caller, CallerDep, require_csrf
from api.http.door import DoorDep
from api.web.rendering import LARGE_PRINT_COOKIE, site_of
from recommender.services.change_account import set_preferences

router = APIRouter(include_in_schema=False)
A_YEAR_S: Final = 365 * 24 * 3600
# A path of ours: neither another host (//, /\) nor anything that ends a header.
_OWN_PATH: Final = re.compile(r"/(?![/\\])[\x21-\x7e]*")


async def _checked(request: Request, who: CallerDep) -> Caller:
    """Return who asks; a form of another site changes no account."""
    await require_csrf(request, who)
    return who


@router.post("/large-print")
def switch(
    request: Request,
    door: DoorDep,
    who: Annotated[Caller, Depends(_checked)],
    large: Annotated[bool, Form()] = False,
    back: Annotated[str, Form()] = "",
    again: Annotated[bool, Form()] = False,
) -> Response:
    """Make letters large or not, and lead back to the page with what was typed."""
    target = back if _OWN_PATH.fullmatch(back) else f"{site_of(request).base}/"
    # 307 lets the browser send the same form to the page again, 303 lets it ask for the page.
    response = RedirectResponse(target, 307 if again else 303)
    if who.account is not None:
        desk, account = door.system.accounts, who.account
        set_preferences(desk, account, account.language, large_print=large)
    elif large:
        secure = (door.system.settings.public_url or "").startswith("https://")
        response.set_cookie(
            LARGE_PRINT_COOKIE, "1", A_YEAR_S, httponly=True, samesite="lax", secure=secure
        )
    else:
        response.delete_cookie(LARGE_PRINT_COOKIE)
    return response

"""The counselor's page of walk-up codes: make one to print, and end them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep, account_of
from api.http.door import DoorDep
from api.web.account_words import clock_words
from api.web.asking import AskForm, form_of
from api.web.qr import qr_svg
from api.web.rendering import page_language, render, site_of
from recommender.domain.account import WalkUpCode
from recommender.errors import NotFound
from recommender.services.walk_up import codes_of, end_code, make_code

router = APIRouter(
    prefix="/counselor/walk-ups", include_in_schema=False, dependencies=[Allowed("counselor")]
)
PRIVATE = {"Cache-Control": "no-store"}
SHORT_ID = 12
QR_PX = 180


@dataclass(frozen=True)
class OpenCode:
    """A code that has not ended; what it is stands on paper only."""

    id: str
    made: str
    ends: str
    kept: bool


@dataclass(frozen=True)
class CodesPage:
    """The codes of a counselor, and the form for another one."""

    form: AskForm
    codes: tuple[OpenCode, ...]


@dataclass(frozen=True)
class PaperPage:
    """A new code, to print."""

    code: str
    ends: str
    address: str
    picture: Markup


@router.get("")
def show(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Show the codes that have not ended."""
    return _listed(request, codes_of(door.system.accounts, account_of(who)), AskForm())


@router.post("")
def make(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    text: Annotated[str, Form()] = "",
    plain: Annotated[bool, Form()] = False,
) -> Response:
    """Make a code and show it, this once: only its hash is kept."""
    desk, counselor = door.system.accounts, account_of(who)
    form = form_of(text, plain, page_language(request))
    if form.text and form.error:
        return _listed(request, codes_of(desk, counselor), form)
    made = make_code(desk, counselor, form.text, plain=plain)
    site = door.system.settings.public_url or str(request.base_url).rstrip("/")
    address = f"{site}{site_of(request).base}/walk-up"
    page = PaperPage(made.code, clock_words(made.kept.ends_at), address, qr_svg(address, QR_PX))
    return render("account/walk_up_paper.html", site_of(request), page, headers=PRIVATE)


@router.post("/end")
def end(
    request: Request, door: DoorDep, who: CallerDep, code: Annotated[str, Form(max_length=64)] = ""
) -> Response:
    """End a code: what was said is deleted."""
    desk, counselor = door.system.accounts, account_of(who)
    found = [one for one in codes_of(desk, counselor) if code and one.id.startswith(code)]
    if len(found) != 1:
        raise NotFound(kind="code", id=code)
    end_code(desk, found[0].id, counselor)
    return RedirectResponse(f"{site_of(request).base}/counselor/walk-ups", 303)


def _listed(request: Request, codes: list[WalkUpCode], form: AskForm) -> Response:
    lines = tuple(
        OpenCode(
            one.id[:SHORT_ID],
            clock_words(one.made_at),
            clock_words(one.ends_at),
            one.seeker_id is not None,
        )
        for one in codes
    )
    page, status = CodesPage(form, lines), 422 if form.error else 200
    return render("account/walk_up_codes.html", site_of(request), page, status, PRIVATE)

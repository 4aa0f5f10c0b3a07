"""Pages of somebody without an account: type the code, see the plan, keep it or end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, Caller, CallerDep, require_own_site
from api.http.cookies import drop_cookie
from api.http.devices import device_of
from api.http.door import Door, DoorDep, ReadyDoor
from api.web.account_words import clock_words
from api.web.asking import AskForm, form_of, plan_for
from api.web.plan_page import FIRST, PlanPage, named_in, plan_page
from api.web.rendering import page_language, render, site_of
from api.web.signing_in import enter_as
from recommender.domain.account import WalkUpCode
from recommender.errors import CodeRefused
from recommender.services.read_seeker import read_text
from recommender.services.walk_up import end_code, keep_person, open_code, say_again

router = APIRouter(prefix="/walk-up", include_in_schema=False)
OF_CODE = [Allowed("walk_up")]
PRIVATE = {"Cache-Control": "no-store"}
Words = Annotated[str, Form()]


@dataclass(frozen=True)
class CodePage:
    """The form for a code."""

    error: str = ""


@dataclass(frozen=True)
class WalkUpPage:
    """What one code opens: the words, the plan for them, and when it ends."""

    form: AskForm
    ends: str
    kept: bool
    plan: PlanPage | None


@router.get("")
async def ask(request: Request) -> Response:
    """Show the form for a code."""
    return render("account/walk_up.html", site_of(request), CodePage())


@router.post("")
def enter(
    request: Request, door: DoorDep, code: Annotated[str, Form(max_length=40)] = ""
) -> Response:
    """Open what a code stands for."""
    require_own_site(request)
    try:
        opened = open_code(door.system.accounts, code, device_of(request))
    except CodeRefused as error:
        told = CodePage(error.message(page_language(request)))
        return render("account/walk_up.html", site_of(request), told, 422)
    return enter_as(request, door, opened, "")


@router.get("/plan", dependencies=OF_CODE)
def show(request: Request, door: ReadyDoor, who: CallerDep) -> Response:
    """Show the plan for what was said, or the box to say it in."""
    code = _code(who)
    return _shown(request, door, code, AskForm(code.words, code.plain))


@router.post("/plan", dependencies=OF_CODE)
def say(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    text: Words = "",
    plain: Annotated[bool, Form()] = False,
) -> Response:
    """Keep other words until the code ends, and show their plan."""
    form = form_of(text, plain, page_language(request))
    if form.error:
        return _shown(request, door, _code(who), form)
    say_again(door.system.accounts, _code(who), form.text, plain=plain)
    return RedirectResponse(f"{site_of(request).base}/walk-up/plan", 303)


@router.post("/keep", dependencies=OF_CODE)
def keep(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Keep somebody who consents as a seeker of the counselor of the code."""
    code, system = _code(who), door.system
    if code.words:
        near = system.settings.near_region
        profile = read_text(code.words, system.clock.today(), near).profile
        keep_person(system.accounts, code, profile)
    return RedirectResponse(f"{site_of(request).base}/walk-up/plan", 303)


@router.post("/end", dependencies=OF_CODE)
def end(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """End the code: what was said is deleted."""
    end_code(door.system.accounts, _code(who).id)
    response = RedirectResponse(f"{site_of(request).base}/", 303)
    drop_cookie(response, door.system.settings, "session")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _shown(request: Request, door: Door, code: WalkUpCode, form: AskForm) -> Response:
    language = page_language(request)
    plan = None
    if form.text and not form.error:
        made = plan_for(door, form, FIRST, language)
        plan = plan_page(form, made, named_in(door.store, made), k=FIRST, language=language)
    page = WalkUpPage(form, clock_words(code.ends_at), code.seeker_id is not None, plan)
    status = 422 if form.error else 200
    return render("account/walk_up_plan.html", site_of(request), page, status, PRIVATE)


def _code(who: Caller) -> WalkUpCode:
    if who.walk_up is None:  # a program with its token has none
        raise CodeRefused
    return who.walk_up

"""Routes of the conversation: begin it, go on, print its plan, keep what was said."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.http import scope
from api.http.caller import Allowed, CallerDep
from api.http.door import ReadyDoor
from api.web.asking import AskForm
from api.web.counselor_plan import plan_of, understand
from api.web.counselor_state import SessionState, StateDep
from api.web.counselor_talk import PRIVATE, empty_page, shown
from api.web.rendering import page_language, render, site_of
from api.web.sheet import links_of, sheet_page
from recommender.services.add_what_was_said import keep_what_was_said
from recommender.services.read_seeker import read_text

router = APIRouter(
    prefix="/counselor", include_in_schema=False, dependencies=[Allowed("counselor")]
)


@router.get("/session")
async def begin(request: Request) -> Response:
    """Show the box for a sentence."""
    page = empty_page(SessionState())
    return render("counselor/session.html", site_of(request), page, headers=PRIVATE)


@router.get("/people/{seeker_id}/session")
def begin_with(request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str) -> Response:
    """Show the plan for a registered person, and the box for what they say today."""
    return shown(request, door, who, SessionState(seeker_id=seeker_id))


@router.post("/session")
def go_on(request: Request, door: ReadyDoor, who: CallerDep, state: StateDep) -> Response:
    """Show what was understood and what fits, after a sentence or a change by hand."""
    return shown(request, door, who, state)


@router.post("/session/sheet")
def sheet(request: Request, door: ReadyDoor, who: CallerDep, state: StateDep) -> Response:
    """Show the plan as a sheet to print and take along."""
    language = page_language(request)
    if not state.is_open:
        return RedirectResponse(f"{site_of(request).base}/counselor/session", 303)
    plan = plan_of(door, understand(door, who, state), language)
    links = links_of(request, door.system.settings.public_url)
    page = sheet_page(AskForm(state.text), plan, links, language)
    site = site_of(request, state.carried)
    return render("counselor/sheet.html", site, page, headers=PRIVATE)


@router.post("/session/save")
def save(request: Request, door: ReadyDoor, who: CallerDep, state: StateDep) -> Response:
    """Keep what was said and changed in the profile of the registered person."""
    scope.seeker(who, door.store, state.seeker_id)
    system = door.system
    said = None
    if state.text:
        near = system.matching.near_region
        said = read_text(state.text, system.clock.today(), near).profile
    keep_what_was_said(door.store, state.seeker_id, said, state.taken_out, state.put_in)
    base = site_of(request).base
    return RedirectResponse(f"{base}/counselor/people/{state.seeker_id}?done=saved", 303)

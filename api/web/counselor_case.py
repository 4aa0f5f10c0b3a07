"""Routes of one person's page: show it, and change what stands on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http import scope
from api.http.caller import Allowed, CallerDep, account_of
from api.http.door import ReadyDoor, StoreDep
from api.web.asking import AskForm
from api.web.counselor_person import person_page
from api.web.counselor_talk import PRIVATE
from api.web.rendering import page_language, render, site_of
from api.web.sheet import links_of, sheet_page
from recommender.errors import NotFound
from recommender.services.list_notifications import see_notifications
from recommender.services.read_kept_plan import read_kept_plan
from recommender.services.seeker_tags import delete_tag
from recommender.services.set_caseload import assign_seeker
from recommender.services.set_control import clear_control

router = APIRouter(
    prefix="/counselor/people", include_in_schema=False, dependencies=[Allowed("counselor")]
)
Value = Annotated[str, Form(max_length=200)]


@router.get("/{seeker_id}")
def person(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    seeker_id: str,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show one person."""
    found = scope.seeker(who, door.store, seeker_id)
    page = person_page(door, who.account, found, page_language(request), done)
    return render("counselor/person.html", site_of(request), page, headers=PRIVATE)


@router.get("/{seeker_id}/plans/{plan_id}")
def plan(
    request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str, plan_id: str
) -> Response:
    """Show a plan that was kept, as the sheet it was."""
    scope.seeker(who, door.store, seeker_id)
    kept = read_kept_plan(door.store, seeker_id, plan_id)
    links = links_of(request, door.system.settings.public_url)
    page = sheet_page(AskForm(), kept, links, page_language(request))
    site = site_of(request)
    return render("counselor/kept_sheet.html", site, page, headers=PRIVATE)


@router.post("/{seeker_id}/take")
def take(request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str) -> Response:
    """Put a person of one's district on one's own list."""
    scope.seeker(who, door.store, seeker_id)
    assign_seeker(door.store, door.system.clock, seeker_id, account_of(who).looks_after)
    return _back(request, seeker_id, "taken")


@router.post("/{seeker_id}/tags/delete")
def drop_tag(
    request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str, value: Value = ""
) -> Response:
    """Delete a tag for good."""
    scope.seeker(who, door.store, seeker_id)
    delete_tag(door.store, door.system.linker, door.system.clock, seeker_id, value)
    return _back(request, seeker_id, "tag")


@router.post("/{seeker_id}/undecide")
def undecide(
    request: Request, store: StoreDep, who: CallerDep, seeker_id: str, posting_id: Value = ""
) -> Response:
    """Take back what was decided about a posting."""
    scope.seeker(who, store, seeker_id)
    clear_control(store, seeker_id, posting_id)
    return _back(request, seeker_id, "back")


@router.post("/{seeker_id}/seen")
def seen(
    request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str, value: Value = ""
) -> Response:
    """Mark a new posting as seen."""
    scope.seeker(who, door.store, seeker_id)
    held = door.store.notifications.get_many([value])
    mine = account_of(who).looks_after
    if not held or (held[0].seeker_id, held[0].counselor) != (seeker_id, mine):
        raise NotFound(kind="notification", id=value)
    see_notifications(door.store, door.system.clock.today(), [value])
    return _back(request, seeker_id, "seen")


def _back(request: Request, seeker_id: str, done: str) -> Response:
    base = site_of(request).base
    return RedirectResponse(f"{base}/counselor/people/{seeker_id}?done={done}", 303)

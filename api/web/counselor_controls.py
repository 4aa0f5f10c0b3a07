"""Routes by which a counselor decides about a posting for a registered person."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.http import scope
from api.http.caller import Allowed, CallerDep
from api.http.door import ReadyDoor
from api.web.counselor_state import StateDep
from api.web.counselor_talk import shown
from api.web.rendering import page_language
from recommender.domain.control import COUNSELOR, ControlAction
from recommender.errors import InvalidInput
from recommender.services.set_control import NewControl, clear_control, set_control

router = APIRouter(
    prefix="/counselor", include_in_schema=False, dependencies=[Allowed("counselor")]
)
PostingId = Annotated[str, Form(max_length=200)]


@router.post("/session/decide")
def decide(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    state: StateDep,
    posting_id: PostingId = "",
    action: Annotated[ControlAction, Form()] = "note",
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Decide about a posting, and show the conversation with it."""
    scope.seeker(who, door.store, state.seeker_id)
    new = NewControl(state.seeker_id, posting_id, action, reason.strip(), who.signature(COUNSELOR))
    try:
        set_control(door.system.matching, new)
    except InvalidInput as error:
        told = error.message(page_language(request))
        state = replace(state, error=told, error_field=f"reason-{posting_id}")
    return shown(request, door, who, replace(state, did="part"))


@router.post("/session/undecide")
def undecide(
    request: Request, door: ReadyDoor, who: CallerDep, state: StateDep, posting_id: PostingId = ""
) -> Response:
    """Take a decision back, and show the conversation without it."""
    scope.seeker(who, door.store, state.seeker_id)
    clear_control(door.store, state.seeker_id, posting_id)
    return shown(request, door, who, replace(state, did="part"))

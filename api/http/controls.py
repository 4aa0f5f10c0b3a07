"""``/v1/seekers/{id}/controls``: what counselors decided about postings for a seeker."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http import scope
from api.http.bodies import Body
from api.http.caller import Allowed, CallerDep
from api.http.door import ReadyDoor, StoreDep
from api.http.replies import errors, send
from recommender.domain.control import COUNSELOR, Control, ControlAction, Who, Why
from recommender.services.set_control import NewControl, clear_control, list_controls, set_control

router = APIRouter(
    prefix="/v1/seekers",
    tags=["seekers"],
    dependencies=[Allowed("counselor"), scope.InScope],
)
SeekerId = Annotated[str, Path(max_length=200, description="The seeker's id.")]
PostingId = Annotated[str, Path(max_length=200, description="The posting's id.")]


class ControlBody(Body):
    """A counselor's word on a posting for a seeker."""

    action: Annotated[
        ControlAction,
        Field(description="`pin`: shown first; `exclude`: not shown; `note`: shown where it is."),
    ]
    reason: Annotated[Why, Field(description="Why; shown with it.", examples=["本人认识这家单位"])]
    by: Annotated[Who, Field(description="Who says so.", examples=["王老师"])] = COUNSELOR


class Controls(BaseModel):
    """What was decided for one seeker."""

    controls: Annotated[list[Control], Field(description="The oldest first.")]


@router.get(
    "/{seeker_id}/controls",
    summary="List controls",
    response_model=Controls,
    responses=errors(403, 404, 422, 503),
)
def get_controls(seeker_id: SeekerId, store: StoreDep) -> Response:
    """Return all that counselors pinned, excluded and noted for a seeker."""
    return send(Controls(controls=list_controls(store, seeker_id)))


@router.put(
    "/{seeker_id}/controls/{posting_id}",
    summary="Pin, exclude or note a posting",
    response_model=Control,
    responses={
        201: {"model": Control, "description": "It is new, or replaces another."},
        **errors(400, 403, 404, 413, 422, 503),
    },
)
def put_control(
    seeker_id: SeekerId, posting_id: PostingId, body: ControlBody, door: ReadyDoor, who: CallerDep
) -> Response:
    """Decide about a posting for a seeker; it shows in the next match of that seeker.

    Kept with it: the place and score that the system had for it by itself.
    """
    by = who.signature(body.by)
    new = NewControl(seeker_id, posting_id, body.action, body.reason, by)
    control, written = set_control(door.system.matching, new)
    return send(control, 201 if written else 200)


@router.delete(
    "/{seeker_id}/controls/{posting_id}",
    summary="Take a control back",
    status_code=204,
    response_class=Response,
    responses=errors(403, 404, 422, 503),
)
def delete_control(seeker_id: SeekerId, posting_id: PostingId, store: StoreDep) -> Response:
    """Take back what was decided about a posting."""
    clear_control(store, seeker_id, posting_id)
    return Response(status_code=204)

"""``/v1/seekers/{id}/tags``: what the system derived of a seeker, to see and to delete."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.http import scope
from api.http.caller import Allowed
from api.http.door import CallerLanguage, ReadyDoor
from api.http.replies import errors, send
from recommender.domain.tag import SeekerTags
from recommender.services.seeker_tags import delete_tag, seeker_tags

router = APIRouter(
    prefix="/v1/seekers",
    tags=["seekers"],
    dependencies=[Allowed("counselor", "seeker"), scope.InScope],
)
SeekerId = Annotated[str, Path(max_length=200, description="The seeker's id.")]
TagId = Annotated[str, Path(max_length=200, description="The tag's id.", examples=["skill:lathe"])]


@router.get(
    "/{seeker_id}/tags",
    summary="List derived tags",
    response_model=SeekerTags,
    responses=errors(403, 404, 422, 503),
)
def get_tags(seeker_id: SeekerId, door: ReadyDoor, caller: CallerLanguage) -> Response:
    """Return what a seeker is matched by: occupations, skills, certificates, conditions."""
    return send(seeker_tags(door.store, door.system.linker, seeker_id, language=caller))


@router.delete(
    "/{seeker_id}/tags/{tag:path}",
    summary="Delete a derived tag",
    response_model=SeekerTags,
    responses=errors(403, 404, 422, 503),
)
def remove_tag(
    seeker_id: SeekerId, tag: TagId, door: ReadyDoor, caller: CallerLanguage
) -> Response:
    """Delete a tag and return what is left. It stays deleted, whatever is read again."""
    system = door.system
    left = delete_tag(door.store, system.linker, system.clock, seeker_id, tag, language=caller)
    return send(left)

"""``/v1/seekers/{id}/complaints`` and ``/ratings``: what people say of the service."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.http import scope
from api.http.bodies import Body, RecordId
from api.http.caller import Allowed, CallerDep
from api.http.door import DoorDep, StoreDep
from api.http.ledger import OwnId, SeekerId, When
from api.http.replies import errors, send
from recommender.domain.case_record import Paragraph
from recommender.domain.control import COUNSELOR, Who
from recommender.domain.feedback import (
    SEEKER,
    Complaint,
    ComplaintKind,
    Satisfaction,
    SatisfactionLevel,
    Text,
)
from recommender.services.casework_files import CaseworkFolder
from recommender.services.handle_complaints import (
    NewComplaint,
    list_complaints,
    open_complaint,
    reply_to,
)
from recommender.services.rate_service import NewRating, rate_service

router = APIRouter(prefix="/v1", tags=["casework"])
OF_SEEKER = (Allowed("counselor", "seeker"), scope.InScope)
ComplaintId = Annotated[str, Path(max_length=200, description="The complaint's id.")]


class ComplaintBody(Body):
    """What somebody complains of, or appeals against."""

    kind: Annotated[
        ComplaintKind,
        Field(
            description="`complaint` 投诉, about the service; `appeal` 申诉, against a decision."
        ),
    ] = "complaint"
    text: Text
    about: RecordId | SkipJsonSchema[None] = None
    id: OwnId = ""
    at: When = None


class ReplyBody(Body):
    """The reply to a complaint or an appeal."""

    text: Annotated[Text, Field(description="The reply.", examples=["已道歉，窗口加开一个。"])]
    by: Annotated[Who, Field(description="Who replies.", examples=["李科长"])] = COUNSELOR


class RatingBody(Body):
    """How satisfied somebody is."""

    level: SatisfactionLevel
    entry_id: RecordId | SkipJsonSchema[None] = None
    comment: Paragraph = ""
    by: Annotated[Who, Field(description="Who gave or wrote it down.")] = SEEKER
    id: OwnId = ""
    at: When = None


class Complaints(BaseModel):
    """Complaints and appeals of one seeker."""

    complaints: Annotated[list[Complaint], Field(description="The oldest first.")]


class Ratings(BaseModel):
    """Ratings of one seeker."""

    ratings: Annotated[list[Satisfaction], Field(description="The oldest first.")]


@router.post(
    "/seekers/{seeker_id}/complaints",
    summary="Take a complaint or an appeal",
    response_model=Complaint,
    dependencies=OF_SEEKER,
    responses={
        201: {"model": Complaint, "description": "It is new."},
        **errors(400, 403, 404, 409, 413, 422, 503),
    },
)
def add_complaint(seeker_id: SeekerId, body: ComplaintBody, door: DoorDep) -> Response:
    """Keep it with the last day for its reply, in working days."""
    new = NewComplaint(seeker_id=seeker_id, **dict(body))
    deadlines = CaseworkFolder().deadlines()
    complaint, created = open_complaint(door.store, door.system.clock, deadlines, new)
    return send(complaint, 201 if created else 200)


@router.get(
    "/seekers/{seeker_id}/complaints",
    summary="List complaints and appeals",
    response_model=Complaints,
    dependencies=OF_SEEKER,
    responses=errors(403, 404, 422, 503),
)
def get_complaints(seeker_id: SeekerId, store: StoreDep) -> Response:
    """Return all complaints and appeals of a seeker, with their replies."""
    return send(Complaints(complaints=list_complaints(store, seeker_id=seeker_id)))


@router.put(
    "/complaints/{complaint_id}/reply",
    summary="Reply to a complaint or an appeal",
    response_model=Complaint,
    dependencies=[Allowed("counselor")],
    responses=errors(400, 403, 404, 409, 413, 422, 503),
)
def put_reply(
    complaint_id: ComplaintId, body: ReplyBody, door: DoorDep, who: CallerDep
) -> Response:
    """Keep the reply; the same again changes nothing, another one is a conflict."""
    clock, store = door.system.clock, door.store
    scope.hides(who, store, store.complaints.get(complaint_id).seeker_id, "complaint", complaint_id)
    answered, _ = reply_to(store, clock, complaint_id, body.text, who.signature(body.by))
    return send(answered)


@router.post(
    "/seekers/{seeker_id}/ratings",
    summary="Rate the service",
    response_model=Satisfaction,
    dependencies=OF_SEEKER,
    responses={
        201: {"model": Satisfaction, "description": "It is new."},
        **errors(400, 403, 404, 409, 413, 422, 503),
    },
)
def add_rating(seeker_id: SeekerId, body: RatingBody, door: DoorDep, who: CallerDep) -> Response:
    """Keep how satisfied somebody is, in five levels."""
    by = SEEKER if who.acts_for_self else who.signature(body.by)
    new = NewRating(seeker_id=seeker_id, **{**dict(body), "by": by})
    rating, created = rate_service(door.store, door.system.clock, new)
    return send(rating, 201 if created else 200)


@router.get(
    "/seekers/{seeker_id}/ratings",
    summary="List ratings",
    response_model=Ratings,
    dependencies=OF_SEEKER,
    responses=errors(403, 404, 422, 503),
)
def get_ratings(seeker_id: SeekerId, store: StoreDep) -> Response:
    """Return all ratings of a seeker."""
    store.seekers.get(seeker_id)
    return send(Ratings(ratings=store.ratings.of_seeker(seeker_id)))

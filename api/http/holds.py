"""``/v1/postings/{id}/hold-decisions``: what was held back, and what stewards decided."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http.bodies import Body
from api.http.caller import Allowed, CallerDep
from api.http.door import DoorDep, StoreDep
from api.http.replies import errors, send
from recommender.domain.control import Who, Why
from recommender.domain.hold import STEWARD, HoldAction, HoldEntry
from recommender.domain.posting import JobPosting
from recommender.services.decide_hold import (
    HoldDecision,
    NewHoldDecision,
    decide_hold,
    hold_history,
)

router = APIRouter(prefix="/v1/postings", tags=["postings"], dependencies=[Allowed("steward")])
PostingId = Annotated[str, Path(max_length=200, description="The posting's id.")]


class HoldDecisionBody(Body):
    """A steward's word on a posting."""

    decision: Annotated[
        HoldDecision,
        Field(
            description="`release`: shown again; `keep`: held on; `hold`: hold back an open one.",
            examples=["release"],
        ),
    ]
    reason: Annotated[Why, Field(description="Why; kept.", examples=["单位已改，核对过执照"])]
    by: Annotated[Who, Field(description="Who says so.", examples=["李老师"])] = STEWARD


class HoldLine(HoldEntry):
    """One line of the history of a posting that was held back."""

    action: Annotated[
        HoldAction,
        Field(description="What was done with it.", examples=["held"]),
    ]
    by: Annotated[Who, Field(description="Who did it; `screening` is the program.")] = STEWARD
    ad: Annotated[JobPosting, Field(description="The ad as it was then.")]


class HoldHistory(BaseModel):
    """All that happened to one posting."""

    history: Annotated[list[HoldLine], Field(description="The oldest first; never changed.")]


@router.get(
    "/{posting_id}/hold-decisions",
    summary="Why a posting was held back",
    response_model=HoldHistory,
    responses=errors(403, 404, 422, 503),
)
def get_history(posting_id: PostingId, store: StoreDep) -> Response:
    """Return who held, kept and released a posting, when and why, with the ad as it was.

    What waits for a steward is listed by `GET /v1/postings?status=held`.
    """
    entries = hold_history(store, posting_id)
    lines = [HoldLine.model_validate(entry.model_dump()) for entry in entries]
    return send(HoldHistory(history=lines))


@router.post(
    "/{posting_id}/hold-decisions",
    summary="Release, keep or hold a posting",
    response_model=HoldLine,
    status_code=201,
    responses=errors(400, 403, 404, 413, 422, 503),
)
def post_decision(
    posting_id: PostingId, body: HoldDecisionBody, door: DoorDep, who: CallerDep
) -> Response:
    """Decide about a posting; it shows, or is shown no more, within a second."""
    new = NewHoldDecision(posting_id, body.decision, body.reason, who.signature(body.by))
    return send(decide_hold(door.store, door.system.clock, new), 201)

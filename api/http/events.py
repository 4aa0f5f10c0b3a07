"""``/v1/events``: what happened between seekers and postings."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from api.http import scope
from api.http.bodies import Body, RecordId
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import DoorDep, StoreDep
from api.http.paging import (
    Cursor,
    IfNoneMatch,
    Limit,
    Page,
    decode_place,
    encode_place,
    send_tagged,
)
from api.http.replies import UNCHANGED, errors, send
from recommender.domain.event import DISMISSAL_REASONS, Event, EventKind
from recommender.domain.moment import Moment
from recommender.errors import Forbidden, InvalidInput
from recommender.ports import Store
from recommender.services.list_events import known
from recommender.services.record_event import NewEvent, record_event

router = APIRouter(prefix="/v1/events", tags=["events"])
OfSeeker = Annotated[
    str | None, Query(max_length=200, description="Only what happened to this seeker.")
]
OWN_KINDS = frozenset({"viewed", "saved", "dismissed", "applied"})
OfPosting = Annotated[
    str | None, Query(max_length=200, description="Only what happened with this posting.")
]


class EventBody(Body):
    """Something that happened."""

    kind: Annotated[
        EventKind,
        Field(
            description='What happened. `dismissed` is "not for me" and never a refused '
            "introduction; `left`: no longer there three months after being hired."
        ),
    ]
    seeker_id: RecordId
    posting_id: RecordId
    reason: Annotated[
        str | None,
        Field(
            max_length=500,
            description="Why. `dismissed` needs one: " + ", ".join(DISMISSAL_REASONS) + ", or "
            "words of one's own.",
            examples=["too_far"],
        ),
    ] = None
    id: Annotated[
        str,
        Field(
            max_length=200,
            description="With one of your own, sending the event again adds nothing.",
            examples=["window-3-000117"],
        ),
    ] = ""
    at: Annotated[
        Moment | None,
        Field(description="When, with the zone; without it, now."),
    ] = None


@router.post(
    "",
    summary="Record an event",
    response_model=Event,
    dependencies=[Allowed("counselor", "seeker")],
    responses={
        201: {"model": Event, "description": "The event is new."},
        **errors(400, 403, 404, 409, 413, 422, 503),
    },
)
def add_event(body: EventBody, door: DoorDep, who: CallerDep) -> Response:
    """Store an event. The same `id` with the same content again is a 200 and adds nothing.

    A seeker may say of themself that they viewed, saved, dismissed or applied, no more.
    """
    _check(who, door.store, body)
    event, created = record_event(door.store, door.system.clock, NewEvent(**dict(body)))
    return send(event, 201 if created else 200)


@router.get(
    "",
    summary="List events",
    response_model=Page[Event],
    dependencies=[Allowed("counselor", "seeker")],
    responses={**UNCHANGED, **errors(403, 404, 422, 503)},
)
def list_events(
    store: StoreDep,
    who: CallerDep,
    seeker: OfSeeker = None,
    posting: OfPosting = None,
    cursor: Cursor = "",
    limit: Limit = 50,
    if_none_match: IfNoneMatch = "",
) -> Response:
    """Return one page of events, the oldest first; who is signed in names a seeker of theirs."""
    if who.kind != "program":
        scope.seeker(who, store, _named(seeker))
    known(store, seeker, posting)
    found = store.events.page(
        seeker_id=seeker, posting_id=posting, after=decode_place(cursor), limit=limit + 1
    )
    items, more = found[:limit], len(found) > limit
    after = encode_place(items[-1].at, items[-1].id) if more else None
    page = Page(items=items, next_cursor=after)
    tag = hashlib.sha256(page.model_dump_json().encode()).hexdigest()[:16]
    return send_tagged(f'"{tag}"', if_none_match, lambda: page)


def _check(who: Caller, store: Store, body: EventBody) -> None:
    if who.kind == "program":
        return
    scope.seeker(who, store, body.seeker_id)
    if who.acts_for_self and body.kind not in OWN_KINDS:
        raise Forbidden(
            detail_zh="这件事由工作人员来记", detail_en="that is for the staff to write down"
        )


def _named(seeker: str | None) -> str:
    if seeker is None:
        raise InvalidInput(
            detail_zh="请用 seeker= 指明求职者", detail_en="name the seeker with seeker="
        )
    return seeker

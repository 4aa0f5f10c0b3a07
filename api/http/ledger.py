"""``/v1/seekers/{id}/ledger`` and ``/v1/ledger/reminders``: the service ledger, for staff."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.http import scope
from api.http.bodies import Body, RecordId
from api.http.caller import Allowed, CallerDep
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
from recommender.assistance.casework.reminders import Reminder
from recommender.domain.case_record import Paragraph, Sentence
from recommender.domain.control import COUNSELOR, Who
from recommender.domain.ledger import LedgerEntry, LedgerKind, Mark
from recommender.domain.moment import Moment
from recommender.services.casework_files import CaseworkFolder
from recommender.services.record_service import NewEntry, record_service
from recommender.services.show_case import list_reminders

router = APIRouter(prefix="/v1", tags=["casework"], dependencies=[Allowed("counselor")])
SeekerId = Annotated[str, Path(max_length=200, description="The seeker's id.")]
OwnId = Annotated[
    str,
    Field(
        max_length=200,
        description="With one of your own, sending it again adds nothing.",
        examples=["window-3-000117"],
    ),
]
When = Annotated[
    Moment | SkipJsonSchema[None], Field(description="When, with the zone; without it, now.")
]
MOST_REMINDERS = 1000


class EntryBody(Body):
    """What was done for a seeker, and what comes next."""

    kind: Annotated[
        LedgerKind,
        Field(
            description="What was done. An `introduction` or `employment` with a posting is "
            "recorded as an event too."
        ),
    ]
    by: Annotated[Who, Field(description="Who did it.", examples=["王老师"])] = COUNSELOR
    posting_id: RecordId | SkipJsonSchema[None] = None
    course_id: RecordId | SkipJsonSchema[None] = None
    service_id: RecordId | SkipJsonSchema[None] = None
    plan_id: RecordId | SkipJsonSchema[None] = None
    done: Annotated[tuple[Sentence, ...], Field(max_length=20)] = ()
    note: Paragraph = ""
    next_step: Sentence | SkipJsonSchema[None] = None
    due_on: Annotated[
        date | SkipJsonSchema[None],
        Field(description="By which day the next step is due; needs a `next_step`."),
    ] = None
    step_done: bool = False
    marks: Annotated[tuple[Mark, ...], Field(max_length=3)] = ()
    pattern: Annotated[
        RecordId | SkipJsonSchema[None],
        Field(description="Of an `intake`: the service counts promised from that day on."),
    ] = None
    id: OwnId = ""
    at: When = None


class Reminders(BaseModel):
    """What has to be seen to."""

    reminders: Annotated[list[Reminder], Field(description="The earliest due first.")]
    total: Annotated[int, Field(description="How many there are, shown or not.", examples=[3])]


@router.post(
    "/seekers/{seeker_id}/ledger",
    summary="Write a line into the ledger",
    response_model=LedgerEntry,
    dependencies=[scope.InScope],
    responses={
        201: {"model": LedgerEntry, "description": "The line is new."},
        **errors(400, 403, 404, 409, 413, 422, 503),
    },
)
def add_entry(seeker_id: SeekerId, body: EntryBody, door: DoorDep, who: CallerDep) -> Response:
    """Keep what was done. The same `id` with the same content again is a 200 and adds nothing."""
    given = {**dict(body), "by": who.signature(body.by)}
    new = NewEntry(seeker_id=seeker_id, **given)
    entry, created = record_service(door.store, door.system.clock, CaseworkFolder(), new)
    return send(entry, 201 if created else 200)


@router.get(
    "/seekers/{seeker_id}/ledger",
    summary="Read a seeker's ledger",
    response_model=Page[LedgerEntry],
    dependencies=[scope.InScope],
    responses={**UNCHANGED, **errors(403, 404, 422, 503)},
)
def get_ledger(
    seeker_id: SeekerId,
    store: StoreDep,
    cursor: Cursor = "",
    limit: Limit = 50,
    if_none_match: IfNoneMatch = "",
) -> Response:
    """Return one page of what was done for a seeker, the oldest first."""
    store.seekers.get(seeker_id)
    found = store.ledger.page(seeker_id=seeker_id, after=decode_place(cursor), limit=limit + 1)
    items, more = found[:limit], len(found) > limit
    after = encode_place(items[-1].at, items[-1].id) if more else None
    page = Page(items=items, next_cursor=after)
    tag = hashlib.sha256(page.model_dump_json().encode()).hexdigest()[:16]
    return send_tagged(f'"{tag}"', if_none_match, lambda: page)


@router.get(
    "/ledger/reminders",
    summary="List what has to be seen to",
    response_model=Reminders,
    responses=errors(403, 422, 503),
)
def get_reminders(
    door: DoorDep,
    who: CallerDep,
    counselor: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Only the caseload of this counselor. Who is signed in gets their own.",
        ),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_REMINDERS, description="At most.")] = 200,
) -> Response:
    """Return next steps, counts, replies and assessments that are due, the earliest first."""
    today, counselor = door.system.clock.today(), scope.caseload_name(who, counselor)
    found = list_reminders(door.store, CaseworkFolder(), today, counselor)
    return send(Reminders(reminders=found[:limit], total=len(found)))

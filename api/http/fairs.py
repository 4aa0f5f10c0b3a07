"""``/v1/fairs``: recruitment fairs and their two files."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path as FilePath
from typing import Annotated
from uuid import uuid4

import anyio.to_thread
from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.http.bodies import Body
from api.http.caller import Allowed, CallerDep
from api.http.door import Door, DoorDep, StoreDep
from api.http.replies import errors, send
from recommender.domain.fair import FairProblem
from recommender.domain.fair_report import FairDay
from recommender.domain.stored_fair import FairFile, FairFileKind, StoredFair
from recommender.errors import InvalidInput
from recommender.services.fair_print_times import fair_day
from recommender.services.keep_fair import FileFindings, NewFair, SentFile, add_fair, keep_file

router = APIRouter(prefix="/v1/fairs", tags=["fairs"], dependencies=[Allowed("organizer")])
FairId = Annotated[str, Path(max_length=200, description="The fair's id.")]
MOST_PROBLEMS = 200
MULTIPART = "multipart/form-data"


class FairBody(Body):
    """A fair to come."""

    name: Annotated[
        str, Field(min_length=1, max_length=200, description="Its name.", examples=["春风行动专场"])
    ]
    day: Annotated[
        date | SkipJsonSchema[None], Field(description="When it is.", examples=["2026-12-05"])
    ] = None
    starts: Annotated[
        Annotated[str, Field(max_length=5)] | SkipJsonSchema[None],
        Field(description="`HH:MM`, when the first slot begins.", examples=["09:00"]),
    ] = None
    slot_minutes: Annotated[int, Field(ge=1, le=240, description="How long a slot is.")] = 20
    walk_minutes: Annotated[int, Field(ge=0, le=120, description="Between two slots.")] = 5
    lunch: Annotated[
        Annotated[str, Field(max_length=20)] | SkipJsonSchema[None],
        Field(description="`HH:MM-HH:MM`, kept free.", examples=["12:00-13:30"]),
    ] = None
    near_region_code: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]{6}$")] | SkipJsonSchema[None],
        Field(description="GB/T 2260 code of where it is held."),
    ] = None
    by: Annotated[str, Field(min_length=1, max_length=100, description="Who says so.")] = "program"

    def hours(self) -> FairDay:
        """Return its hours."""
        return fair_day(self.day, self.starts, self.slot_minutes, self.walk_minutes, self.lunch)


class FairAnswer(BaseModel):
    """A fair as the service knows it."""

    id: Annotated[str, Field(description="Its id.")]
    name: Annotated[str, Field(description="Its name.")]
    day: Annotated[date | None, Field(description="When it is.")]
    starts: Annotated[str | None, Field(description="`HH:MM`, when the first slot begins.")]
    slot_minutes: Annotated[int, Field(description="How long a slot is.")]
    walk_minutes: Annotated[int, Field(description="Between two slots.")]
    lunch: Annotated[str | None, Field(description="`HH:MM-HH:MM`, kept free.")]
    near_region_code: Annotated[str | None, Field(description="Where it is held.")]
    attendees: Annotated[FairFile | None, Field(description="The list of attendees.")]
    booths: Annotated[FairFile | None, Field(description="The list of booths.")]
    plans: Annotated[list[str], Field(description="Jobs that make its plans, the first first.")]
    created_at: Annotated[datetime, Field(description="When it was added.")]
    by: Annotated[str, Field(description="Who added it.")]


def shown(fair: StoredFair) -> FairAnswer:
    """Return a fair as it is told, its hours in words."""
    hours, lunch = fair.hours, fair.hours.lunch
    return FairAnswer(
        id=fair.id,
        name=fair.name,
        day=hours.day,
        starts=f"{hours.starts:%H:%M}" if hours.starts else None,
        slot_minutes=hours.slot_minutes,
        walk_minutes=hours.walk_minutes,
        lunch=f"{lunch[0]:%H:%M}-{lunch[1]:%H:%M}" if lunch else None,
        near_region_code=fair.near,
        attendees=fair.attendees,
        booths=fair.booths,
        plans=list(fair.plans),
        created_at=fair.created_at,
        by=fair.by,
    )


class FairList(BaseModel):
    """Fairs."""

    items: Annotated[list[FairAnswer], Field(description="The newest first.")]


class FileAnswer(BaseModel):
    """What reading a file found."""

    fair: Annotated[FairAnswer, Field(description="The fair, with the file.")]
    rows: Annotated[int, Field(description="Rows below the header.")]
    usable: Annotated[int, Field(description="People, or postings, that they gave.")]
    problems: Annotated[
        list[FairProblem], Field(description="What somebody should look at; the first 200.")
    ]
    problems_in_all: Annotated[int, Field(description="How many there are.")]


@router.post(
    "",
    summary="Add a fair",
    response_model=FairAnswer,
    status_code=201,
    responses=errors(400, 403, 413, 422, 503),
)
def post_fair(body: FairBody, door: DoorDep, who: CallerDep) -> Response:
    """Add a fair; its two files are sent next."""
    new = NewFair(
        id=f"fair-{uuid4().hex[:12]}",
        name=body.name,
        hours=body.hours(),
        near=body.near_region_code,
        by=who.signature(body.by),
    )
    fair = add_fair(door.store, door.system.clock, new)
    return send(shown(fair), 201, {"Location": f"/v1/fairs/{fair.id}"})


@router.get("", summary="List fairs", response_model=FairList, responses=errors(403, 503))
def get_fairs(store: StoreDep) -> Response:
    """Return the hundred newest fairs."""
    return send(FairList(items=[shown(fair) for fair in store.fairs.page()]))


@router.get(
    "/{fair_id}",
    summary="Read a fair",
    response_model=FairAnswer,
    responses=errors(403, 404, 422, 503),
)
def get_fair(fair_id: FairId, store: StoreDep) -> Response:
    """Return a fair, its files and the jobs that make its plans."""
    return send(shown(store.fairs.get(fair_id)))


FileName = Annotated[
    str,
    Query(max_length=300, description="The file's name, for a body that is the file itself."),
]
RAW = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put(
    "/{fair_id}/attendees",
    summary="Send the list of attendees",
    response_model=FileAnswer,
    responses=errors(400, 403, 404, 413, 422, 503),
    openapi_extra=RAW,
)
async def put_attendees(
    fair_id: FairId, request: Request, door: DoorDep, who: CallerDep, name: FileName = ""
) -> Response:
    """Keep who comes, and tell what is wrong in it; a file that cannot be read is not kept.

    XLSX, CSV and the like, up to `ZHIQIAO_MAX_FILE_MB`; as it is with `?name=`, or as a
    form with the field `file`.
    """
    return await _kept(request, door, fair_id, "attendees", name, who.signature("program"))


@router.put(
    "/{fair_id}/booths",
    summary="Send the list of booths",
    response_model=FileAnswer,
    responses=errors(400, 403, 404, 413, 422, 503),
    openapi_extra=RAW,
)
async def put_booths(
    fair_id: FairId, request: Request, door: DoorDep, who: CallerDep, name: FileName = ""
) -> Response:
    """Keep who hires, one posting a row, and tell what is wrong in it; see the other file."""
    return await _kept(request, door, fair_id, "booths", name, who.signature("program"))


async def _kept(
    request: Request, door: Door, fair_id: str, kind: FairFileKind, name: str, by: str
) -> Response:
    await anyio.to_thread.run_sync(lambda: door.store.fairs.get(fair_id))
    folder = fair_folder(door, fair_id)
    await anyio.to_thread.run_sync(lambda: folder.mkdir(parents=True, exist_ok=True, mode=0o700))
    async with _received(request, folder, name) as (path, called):
        sent = SentFile(path, called, by)
        system = door.system
        found = await anyio.to_thread.run_sync(
            lambda: keep_file(door.store, system.clock, system.reader, folder, fair_id, kind, sent)
        )
    return send(_answer(found))


@asynccontextmanager
async def _received(
    request: Request, folder: FilePath, name: str
) -> AsyncIterator[tuple[FilePath, str]]:
    """Write a body to disk as it comes; yield where it is, and what it is called."""
    with tempfile.TemporaryDirectory(prefix=".receiving-", dir=folder) as aside:
        path = FilePath(aside) / ".body"
        if request.headers.get("content-type", "").startswith(MULTIPART):
            async with request.form(max_files=1, max_fields=4) as form:
                file = form.get("file")
                if not isinstance(file, UploadFile):
                    raise _nothing()
                name = name or file.filename or ""
                with path.open("wb") as out:
                    while chunk := await file.read(1 << 20):
                        out.write(chunk)
        else:
            with path.open("wb") as out:
                async for chunk in request.stream():
                    out.write(chunk)
        if not path.stat().st_size:
            raise _nothing()
        if not FilePath(name).suffix:
            raise InvalidInput(
                detail_zh="请用 ?name= 给出文件名，带扩展名，如 报名表.xlsx",
                detail_en="give the file's name with its ending by ?name=, such as attendees.xlsx",
            )
        yield path, name


def _nothing() -> InvalidInput:
    return InvalidInput(detail_zh="没有收到文件", detail_en="no file was received")


def _answer(found: FileFindings) -> FileAnswer:
    return FileAnswer(
        fair=shown(found.fair),
        rows=found.rows,
        usable=found.usable,
        problems=list(found.problems[:MOST_PROBLEMS]),
        problems_in_all=len(found.problems),
    )


def fair_folder(door: Door, fair_id: str) -> FilePath:
    """Return where the files of a fair that exists lie."""
    return door.system.settings.home.resolve() / "fairs" / fair_id

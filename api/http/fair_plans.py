"""``/v1/fairs/{id}/plans``: make the plan of a fair, watch it being made, fetch what it came to."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path as FilePath
from typing import Annotated, Any, Final, Literal

import anyio
import anyio.to_thread
import orjson
from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response, StreamingResponse

from api.http.bodies import Body
from api.http.caller import Allowed
from api.http.door import CallerLanguage, Door, DoorDep, ReadyDoor
from api.http.fairs import FairId, fair_folder
from api.http.replies import errors, send
from recommender.domain.fair import FairPlan, FairProblem
from recommender.errors import NotFound
from recommender.ports.jobs import ENDED, Job
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_sheets import PLAN_FILE, WORKBOOK
from recommender.services.run_fair_job import (
    cancel_fair_plan,
    fair_plan_status,
    plan_folder,
    resume_fair_plan,
    start_fair_plan,
)

router = APIRouter(
    prefix="/v1/fairs/{fair_id}/plans", tags=["fairs"], dependencies=[Allowed("organizer")]
)
JobId = Annotated[str, Path(max_length=200, description="The plan's job.")]
LOOK_S: Final = 0.5
ALIVE_S: Final = 15.0
LONGEST_S: Final = 900.0  # then the watcher asks again
ALL: Final = "all.zip"
FileName = Literal["plan.json", "plan.xlsx", "report.json", "report.html", "all.zip"]
_MEDIA: Final = {
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html; charset=utf-8",
    ".zip": "application/zip",
}


class FairPlanBody(Body):
    """How to plan."""

    slots: Annotated[int, Field(ge=1, le=200, description="How many slots.", examples=[6])] = 6
    floor: Annotated[int, Field(ge=0, le=50, description="Meetings for everybody.")] = 1
    limit: Annotated[
        Annotated[int, Field(ge=1, le=200)] | SkipJsonSchema[None],
        Field(description="Meetings of a person at most; else 4."),
    ] = None
    capacity: Annotated[
        Annotated[int, Field(ge=1, le=1000)] | SkipJsonSchema[None],
        Field(description="Of booths that do not say it; else they are left out."),
    ] = None
    with_held: Annotated[bool, Field(description="Plan ads that must be checked, too.")] = False
    keep_apart: Annotated[
        list[Annotated[str, Field(max_length=100)]],
        Field(max_length=1000, description="Registration numbers never merged into another."),
    ] = Field(default_factory=list)
    breaks: Annotated[
        list[Annotated[int, Field(ge=1, le=200)]],
        Field(max_length=200, description="Slots left free, from 1.", examples=[[4]]),
    ] = Field(default_factory=list)

    def options(self) -> FairOptions:
        """Return them as the planner takes them."""
        return FairOptions(
            slots=self.slots,
            floor=self.floor,
            limit=self.limit,
            capacity=self.capacity,
            with_held=self.with_held,
            keep_apart=frozenset(self.keep_apart),
            breaks=frozenset(slot - 1 for slot in self.breaks),
        )


class FairPlanJob(BaseModel):
    """A plan that is being made, or was."""

    id: Annotated[str, Field(description="Its id.")]
    state: Annotated[
        Literal["queued", "running", "stopped", "cancelled", "failed", "done"],
        Field(description="`stopped`: cut off; the service takes it up again by itself."),
    ]
    made_at: Annotated[str, Field(description="When it was asked for, UTC.")]
    stage: Annotated[str | None, Field(description="What is being done.")] = None
    done: Annotated[int | None, Field(description="Units of the stage that are done.")] = None
    total: Annotated[int | None, Field(description="Units of the stage.")] = None
    rate_per_s: Annotated[float | None, Field(description="Units a second.")] = None
    seconds_left: Annotated[float | None, Field(description="Of this stage.")] = None
    error: Annotated[str | None, Field(description="Stable code of why it failed.")] = None
    detail: Annotated[str | None, Field(description="What to do about that.")] = None
    figures: Annotated[dict[str, int], Field(description="Meetings, people with and without.")] = {}
    files: Annotated[list[str], Field(description="Addresses of what it came to.")] = []
    problems: Annotated[
        list[FairProblem], Field(description="Cells of the two files to look at; the first 200.")
    ] = []


@router.post(
    "",
    summary="Make a plan",
    response_model=FairPlanJob,
    status_code=202,
    responses=errors(400, 403, 404, 409, 413, 422, 503),
)
def post_plan(
    fair_id: FairId,
    body: FairPlanBody,
    door: ReadyDoor,
    request: Request,
    language: CallerLanguage,
) -> Response:
    """Begin to make a plan; `Location` says where to look how far it is.

    Asked for again in the same way while it is under way, it is the same plan.
    """
    system = door.system
    job = start_fair_plan(
        door.store,
        system.jobs,
        system.matching,
        fair_folder(door, fair_id),
        fair_id,
        body.options(),
    )
    request.app.state.runner.wake()
    return send(_shown(job, fair_id, language), 202, {"Location": _address(fair_id, job)})


@router.get(
    "/{job_id}",
    summary="How far a plan is",
    response_model=FairPlanJob,
    responses=errors(403, 404, 422, 503),
)
def get_plan(fair_id: FairId, job_id: JobId, door: DoorDep, language: CallerLanguage) -> Response:
    """Return how far a plan is, or what it came to."""
    job = fair_plan_status(door.store, door.system.jobs, fair_id, job_id)
    return send(_shown(job, fair_id, language))


@router.post(
    "/{job_id}/cancel",
    summary="Stop making a plan",
    response_model=FairPlanJob,
    responses=errors(403, 404, 422, 503),
)
def post_cancel(
    fair_id: FairId, job_id: JobId, door: DoorDep, language: CallerLanguage
) -> Response:
    """Stop before the next step; what is done is kept."""
    job = cancel_fair_plan(door.store, door.system.jobs, fair_id, job_id)
    return send(_shown(job, fair_id, language))


@router.post(
    "/{job_id}/resume",
    summary="Go on with a plan that was cancelled",
    response_model=FairPlanJob,
    responses=errors(403, 404, 409, 422, 503),
)
def post_resume(
    fair_id: FairId, job_id: JobId, door: DoorDep, request: Request, language: CallerLanguage
) -> Response:
    """Go on behind the last step that was done."""
    job = resume_fair_plan(door.store, door.system.jobs, fair_id, job_id)
    request.app.state.runner.wake()
    return send(_shown(job, fair_id, language))


@router.get(
    "/{job_id}/events",
    summary="Watch a plan being made",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "`progress` events, then one `end`.",
            "content": {"text/event-stream": {}},
        },
        **errors(403, 404, 422, 503),
    },
)
async def get_events(
    fair_id: FairId, job_id: JobId, door: DoorDep, language: CallerLanguage
) -> StreamingResponse:
    """Send how far the plan is whenever that changes, until it has ended.

    After a quarter of an hour the stream ends without an `end`: ask again.
    """
    first = await _look(door, fair_id, job_id)
    events = _events(door, fair_id, first, language)
    return StreamingResponse(events, media_type="text/event-stream")


@router.get(
    "/{job_id}/files/{name}",
    summary="Fetch what a plan came to",
    response_class=FileResponse,
    responses=errors(403, 404, 422, 503),
)
def get_file(fair_id: FairId, job_id: JobId, name: FileName, door: DoorDep) -> FileResponse:
    """Return the plan, its workbook, the report, or everything with the pages to print."""
    job = fair_plan_status(door.store, door.system.jobs, fair_id, job_id)
    folder = plan_folder(job)
    if job.state != "done" or (name != ALL and not (folder / name).is_file()):
        raise NotFound(kind_zh="文件", kind_en="file", id=name)
    media = _MEDIA[FilePath(name).suffix]
    if name != ALL:
        return FileResponse(folder / name, media_type=media, filename=name)
    packed = _packed(folder)
    gone = BackgroundTask(packed.unlink)
    return FileResponse(packed, media_type=media, filename=f"{job.id}.zip", background=gone)


async def _look(door: Door, fair_id: str, job_id: str) -> Job:
    return await anyio.to_thread.run_sync(
        lambda: fair_plan_status(door.store, door.system.jobs, fair_id, job_id)
    )


async def _events(door: Door, fair_id: str, job: Job, language: str) -> AsyncIterator[bytes]:
    before, quiet_s, total_s = None, 0.0, 0.0
    while True:
        shown = _shown(job, fair_id, language, rows=False).model_dump(mode="json")
        if job.state in ENDED:
            yield _event("end", shown)
            return
        if shown != before:
            before, quiet_s = shown, 0.0
            yield _event("progress", shown)
        elif quiet_s >= ALIVE_S:
            quiet_s = 0.0
            yield b": \n\n"
        if total_s >= LONGEST_S:
            return
        await anyio.sleep(LOOK_S)
        quiet_s, total_s = quiet_s + LOOK_S, total_s + LOOK_S
        job = await _look(door, fair_id, job.id)


def _event(name: str, data: dict[str, Any]) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(data) + b"\n\n"


def _address(fair_id: str, job: Job) -> str:
    return f"/v1/fairs/{fair_id}/plans/{job.id}"


def _shown(job: Job, fair_id: str, language: str, *, rows: bool = True) -> FairPlanJob:
    shown: dict[str, Any] = {"id": job.id, "state": job.state, "made_at": job.made_at.isoformat()}
    if job.progress is not None:
        shown |= vars(job.progress)
    if job.error is not None:
        detail = job.error.detail_zh if language == "zh" else job.error.detail_en
        shown |= {"error": job.error.code, "detail": detail}
    if job.state == "done":
        folder = plan_folder(job)
        there = [name for name in _names() if (folder / name).is_file()]
        shown["files"] = [f"{_address(fair_id, job)}/files/{name}" for name in (*there, ALL)]
        shown["figures"] = {k: v for k, v in job.result.items() if isinstance(v, int)}
        if rows and PLAN_FILE in there:
            shown["problems"] = FairPlan.from_json((folder / PLAN_FILE).read_bytes()).problems[:200]
    return FairPlanJob.model_validate(shown)


def _names() -> tuple[str, ...]:
    return (PLAN_FILE, WORKBOOK, "report.json", "report.html")


def _packed(folder: FilePath) -> FilePath:
    with (
        tempfile.NamedTemporaryFile(suffix=".zip", delete=False) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder))
    return FilePath(file.name)

"""Whether the process lives, whether it can answer, and what it has measured."""

from __future__ import annotations

import time
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse, Response

from api.http.door import CallerLanguage, Door, DoorDep
from api.http.replies import send
from api.http.switch import SwitchStatus
from recommender.services.build_state import Stage

router = APIRouter(tags=["health"])
STUCK_S = 60.0


class Alive(BaseModel):
    """The process answers."""

    status: Annotated[Literal["ok"], Field(description="Always `ok`.")] = "ok"


class Switching(BaseModel):
    """A move to another encoder that is not over yet; the old one answers meanwhile."""

    to: Annotated[str, Field(description="The encoder that is prepared.")]
    stage: Annotated[Stage, Field(description="What is embedded: names of occupations, records.")]
    done: Annotated[int, Field(description="How many are embedded.")]
    total: Annotated[int, Field(description="Of how many; 0 until they are counted.")]
    error: Annotated[str | None, Field(description="What went wrong; it is tried again.")]


class Readiness(BaseModel):
    """Whether this worker can match, and with what."""

    ready: Annotated[bool, Field(description="Everything is open; false comes with 503.")]
    degraded: Annotated[bool, Field(description="It answers, from an index that may be stale.")]
    error: Annotated[str | None, Field(description="Code of what is wrong.")]
    detail: Annotated[str | None, Field(description="What is wrong and what to do.")]
    model: Annotated[str, Field(description="The encoder.")]
    index_rows: Annotated[int, Field(description="Postings in the index.")]
    change_seq: Annotated[int, Field(description="Last change of the log in the index.")]
    changes_behind: Annotated[int, Field(description="Changes not yet in one of the indexes.")]
    switch: Annotated[Switching | None, Field(description="The move to another encoder.")]


@router.get("/healthz", summary="Is the process alive?", response_model=Alive)
async def healthz() -> Response:
    """Answer, whatever else is wrong."""
    return send(Alive())


@router.get(
    "/readyz",
    summary="Can it answer?",
    response_model=Readiness,
    responses={503: {"model": Readiness, "description": "Not yet, or no more."}},
)
async def readyz(door: DoorDep, caller: CallerLanguage) -> Response:
    """Return 200 once model and index are open, with what they are."""
    readiness = _readiness(door, caller)
    return send(readiness, 200 if readiness.ready else 503)


@router.get("/metrics", summary="Measures", response_class=PlainTextResponse)
async def metrics(door: DoorDep) -> Response:
    """Return counts and times of this worker, for Prometheus."""
    text = door.measures.exposition(door.keeper.status)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")


def _readiness(door: Door, language: str) -> Readiness:
    status = door.keeper.status
    stuck = status.warm and time.monotonic() - status.seen_at > STUCK_S
    return Readiness(
        ready=status.warm,
        degraded=status.degraded or stuck,
        error=status.error.code if status.error else "stuck" if stuck else None,
        detail=status.error.message(language) if status.error else None,
        model=status.model,
        index_rows=status.index_rows,
        change_seq=status.change_seq,
        changes_behind=status.changes_behind,
        switch=_switching(status.switch, language),
    )


def _switching(switch: SwitchStatus | None, language: str) -> Switching | None:
    if switch is None:
        return None
    error = switch.error.message(language) if switch.error else None
    return Switching(
        to=switch.to, stage=switch.stage, done=switch.done, total=switch.total, error=error
    )

"""``/v1/courses``: training courses, to read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.http.paging import AskedPageDep, Page
from api.http.replies import UNCHANGED, errors
from recommender.domain.course import Course

router = APIRouter(prefix="/v1/courses", tags=["courses"])
OfStatus = Annotated[
    str | None,
    Query(max_length=20, description="Only courses with this status.", examples=["open"]),
]


@router.get(
    "",
    summary="List courses",
    response_model=Page[Course],
    responses={**UNCHANGED, **errors(422, 503)},
)
def list_courses(asked: AskedPageDep, status: OfStatus = None) -> Response:
    """Return one page of courses in the order of their ids."""
    return asked.of(asked.store.courses, status)

"""``/v1/courses``: training courses, to read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.http.door import StoreDep
from api.http.paging import Cursor, IfNoneMatch, Limit, Page, page_of, send_tagged, store_tag
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
def list_courses(
    request: Request,
    store: StoreDep,
    cursor: Cursor = "",
    limit: Limit = 50,
    status: OfStatus = None,
    if_none_match: IfNoneMatch = "",
) -> Response:
    """Return one page of courses in the order of their ids."""
    return send_tagged(
        store_tag(store, request),
        if_none_match,
        lambda: page_of(store.courses, cursor=cursor, limit=limit, status=status),
    )

"""Cursor pages and entity tags."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from fastapi import Header, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http.replies import send
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput
from recommender.ports import Repository, Store

R = TypeVar("R", JobPosting, Course)
LARGEST_PAGE = 200

Cursor = Annotated[
    str, Query(max_length=200, description="`next_cursor` of the page before; empty for the first.")
]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Records a page.")]
IfNoneMatch = Annotated[
    str, Header(description="ETag held already; the answer is 304 when nothing has changed.")
]


class Page(BaseModel, Generic[R]):
    """Some records in the order of their ids, and where to go on."""

    items: Annotated[list[R], Field(description="The records of this page.")]
    next_cursor: Annotated[
        str | None, Field(description="Cursor of the next page; null after the last.")
    ] = None


def encode_cursor(record_id: str) -> str:
    """Return the cursor that goes on after a record."""
    return base64.urlsafe_b64encode(record_id.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> str:
    """Return the record id in a cursor.

    Raises
    ------
    InvalidInput
        It is not one of ours.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise InvalidInput(
            detail_zh="cursor 无效，请用上一页的 next_cursor",
            detail_en="cursor is not valid; take next_cursor of the page before",
        ) from None


def page_of(repository: Repository[R], *, cursor: str, limit: int, status: str | None) -> Page[R]:
    """Return one page of records."""
    found = repository.page(after_id=decode_cursor(cursor), limit=limit + 1, status=status)
    items = found[:limit]
    more = len(found) > limit
    return Page(items=items, next_cursor=encode_cursor(items[-1].id) if more else None)


def store_tag(store: Store, request: Request) -> str:
    """Return a tag of what an address gives, which every write to the store changes."""
    content = f"{store.changes.last_seq()} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.sha256(content.encode()).hexdigest()[:16]}"'


def send_tagged(tag: str, if_none_match: str, load: Callable[[], BaseModel]) -> Response:
    """Return what `load` gives with its tag, or 304 when the caller holds that already."""
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if _holds(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    return send(load(), 200, headers)


def _holds(if_none_match: str, tag: str) -> bool:
    """Whether a tag is among those of an ``If-None-Match`` header (weak comparison)."""
    held = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return held == ["*"] or tag.removeprefix("W/") in held

"""Cursor pages and entity tags."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Header, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http.door import StoreDep
from api.http.replies import send
from recommender.domain.course import Course
from recommender.domain.event import Event
from recommender.domain.ledger import LedgerEntry
from recommender.domain.notification import ShownNotification
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput
from recommender.ports import Repository, Store

R = TypeVar("R", JobPosting, Course, Event, ShownNotification, LedgerEntry)
LARGEST_PAGE = 200

Cursor = Annotated[
    str,
    Query(
        # That of an id of 200 characters of four bytes.
        max_length=1100,
        description="`next_cursor` of the page before; empty for the first.",
    ),
]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Records a page.")]
IfNoneMatch = Annotated[
    str, Header(description="ETag held already; the answer is 304 when nothing has changed.")
]


class Page(BaseModel, Generic[R]):
    """Some records in the order of the list they are of, and where to go on."""

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


def encode_place(at: datetime, record_id: str) -> str:
    """Return the cursor that goes on after a record in the order of time and id."""
    return encode_cursor(f"{at.isoformat()} {record_id}")


def decode_place(cursor: str) -> tuple[datetime, str] | None:
    """Return the moment and the id in a cursor, ``None`` when it is empty.

    Raises
    ------
    InvalidInput
        It is not one of ours.
    """
    if not cursor:
        return None
    moment, _, record_id = decode_cursor(cursor).partition(" ")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        at = datetime.min
    if at.tzinfo is None or not record_id:
        raise InvalidInput(
            detail_zh="cursor 无效，请用上一页的 next_cursor",
            detail_en="cursor is not valid; take next_cursor of the page before",
        )
    return at, record_id


@dataclass(frozen=True)
class AskedPage:
    """Which page of a list somebody wants, and what they hold of it."""

    store: Store
    address: str
    cursor: str
    limit: int
    if_none_match: str

    def of(
        self, repository: Repository[R], status: str | None, *, without: str | None = None
    ) -> Response:
        """Return the page, or 304 when nothing has been written since it was sent.

        Parameters
        ----------
        repository, status
            What is listed, and only what has this status.
        without
            What has this status is left out.
        """
        content = f"{self.store.changes.last_seq()} {self.address} {without or ''}"
        tag = f'W/"{hashlib.sha256(content.encode()).hexdigest()[:16]}"'
        return send_tagged(tag, self.if_none_match, lambda: self._page(repository, status, without))

    def _page(self, repository: Repository[R], status: str | None, without: str | None) -> Page[R]:
        after, found = decode_cursor(self.cursor), list[R]()
        while len(found) <= self.limit:
            more_of_them = repository.page(after_id=after, limit=self.limit + 1, status=status)
            found += [
                one
                for one in more_of_them
                if without is None or getattr(one, "status", None) != without
            ]
            if len(more_of_them) <= self.limit:
                break
            after = more_of_them[-1].id
        items = found[: self.limit]
        more = len(found) > self.limit
        return Page(items=items, next_cursor=encode_cursor(items[-1].id) if more else None)


async def asked_page(
    request: Request,
    store: StoreDep,
    cursor: Cursor = "",
    limit: Limit = 50,
    if_none_match: IfNoneMatch = "",
) -> AskedPage:
    """Return what the address and the headers of a list ask for."""
    address = f"{request.url.path}?{request.url.query}"
    return AskedPage(store, address, cursor, limit, if_none_match)


AskedPageDep = Annotated[AskedPage, Depends(asked_page)]


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

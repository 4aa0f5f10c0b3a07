"""``/v1/notifications``: new postings that fit a counselor's people."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.http import scope
from api.http.caller import Allowed, CallerDep
from api.http.door import CallerLanguage, DoorDep
from api.http.paging import (
    Cursor,
    IfNoneMatch,
    Limit,
    Page,
    decode_cursor,
    encode_cursor,
    send_tagged,
)
from api.http.replies import UNCHANGED, errors, send
from recommender.domain.notification import ShownNotification
from recommender.errors import InvalidInput, NotFound
from recommender.ports import NotificationPlace
from recommender.services.list_notifications import list_notifications, see_notifications

router = APIRouter(
    prefix="/v1/notifications", tags=["notifications"], dependencies=[Allowed("counselor")]
)
OfCounselor = Annotated[
    str | None,
    Query(
        max_length=200, description="Only those of this counselor. Who is signed in gets their own."
    ),
]
Seen = Annotated[
    bool | None, Query(description="Only those that were seen, or only those that were not.")
]
NotificationId = Annotated[str, Path(max_length=200, description="The notification's id.")]


@router.get(
    "",
    summary="List notifications",
    response_model=Page[ShownNotification],
    responses={**UNCHANGED, **errors(403, 422, 503)},
)
def get_notifications(
    door: DoorDep,
    caller: CallerLanguage,
    who: CallerDep,
    counselor: OfCounselor = None,
    seen: Seen = None,
    cursor: Cursor = "",
    limit: Limit = 50,
    if_none_match: IfNoneMatch = "",
) -> Response:
    """Return one page of notifications: the newest day first, within it the best score.

    What was closed since is gone from it at once.
    """
    found = list_notifications(
        door.store,
        door.system.clock.today(),
        counselor=scope.caseload_name(who, counselor),
        seen=seen,
        after=_after(cursor),
        limit=limit + 1,
        language=caller,
    )
    items, more = found[:limit], len(found) > limit
    page = Page(items=items, next_cursor=encode_cursor(_place(items[-1])) if more else None)
    tag = hashlib.sha256(page.model_dump_json().encode()).hexdigest()[:16]
    return send_tagged(f'"{tag}"', if_none_match, lambda: page)


@router.post(
    "/{notification_id}/seen",
    summary="Mark a notification as seen",
    response_model=ShownNotification,
    responses=errors(403, 404, 422, 503),
)
def mark_seen(
    notification_id: NotificationId, door: DoorDep, caller: CallerLanguage, who: CallerDep
) -> Response:
    """Take down that a counselor has seen to it; doing so again changes nothing."""
    today, own = door.system.clock.today(), scope.caseload_name(who)
    if own is not None:
        held = door.store.notifications.get_many([notification_id])
        if not held or held[0].counselor != own:
            raise NotFound(kind="notification", id=notification_id)
    (seen,) = see_notifications(door.store, today, [notification_id], language=caller)
    return send(seen)


def _place(one: ShownNotification) -> str:
    return f"{one.day.isoformat()} {one.score!r} {one.id}"


def _after(cursor: str) -> NotificationPlace | None:
    if not cursor:
        return None
    day, _, rest = decode_cursor(cursor).partition(" ")
    score, _, notification_id = rest.partition(" ")
    try:
        place = date.fromisoformat(day), float(score), notification_id
    except ValueError:
        place = date.min, 0.0, ""
    if not place[2] or not 0 <= place[1] <= 1:
        raise InvalidInput(
            detail_zh="cursor 无效，请用上一页的 next_cursor",
            detail_en="cursor is not valid; take next_cursor of the page before",
        )
    return place

"""``/v1/postings``: read, write and close postings."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.http.bodies import PostingBody
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import DoorDep, StoreDep
from api.http.paging import AskedPageDep, IfNoneMatch, Page, send_tagged
from api.http.replies import UNCHANGED, errors, send
from recommender.domain.posting import JobPosting, Status
from recommender.errors import Forbidden, NotFound
from recommender.services.save_posting import close_posting, save_posting

router = APIRouter(prefix="/v1/postings", tags=["postings"])
PostingId = Annotated[str, Path(max_length=200, description="The posting's id.")]
OfStatus = Annotated[Status | None, Query(description="Only postings with this status.")]


@router.get(
    "",
    summary="List postings",
    response_model=Page[JobPosting],
    responses={**UNCHANGED, **errors(403, 422, 503)},
)
def list_postings(asked: AskedPageDep, who: CallerDep, status: OfStatus = None) -> Response:
    """Return one page of postings in the order of their ids.

    What is held back is shown to stewards alone.
    """
    if sees_held(who):
        return asked.of(asked.store.postings, status)
    if status == "held":
        raise Forbidden(
            detail_zh="暂缓发布的岗位只给岗位管理员看", detail_en="held postings are for stewards"
        )
    return asked.of(asked.store.postings, status, without="held")


@router.get(
    "/{posting_id}",
    summary="One posting",
    response_model=JobPosting,
    responses={**UNCHANGED, **errors(404, 422, 503)},
)
def get_posting(
    posting_id: PostingId, store: StoreDep, who: CallerDep, if_none_match: IfNoneMatch = ""
) -> Response:
    """Return one posting, open or not; one that is held back for stewards alone."""
    posting = store.postings.get(posting_id)
    if posting.status == "held" and not sees_held(who):
        raise NotFound(kind="posting", id=posting_id)
    return send_tagged(_tag(posting), if_none_match, lambda: posting)


@router.post(
    "",
    summary="Create or replace a posting",
    response_model=JobPosting,
    dependencies=[Allowed("steward")],
    responses={
        201: {"model": JobPosting, "description": "The posting is new."},
        **errors(400, 403, 413, 422, 503),
    },
)
def put_posting(body: PostingBody, door: DoorDep) -> Response:
    """Store a posting; it can be found within a second.

    A posting with the same id, or the same `source` and `source_id`, is replaced whole. One
    whose ad is unlawful or asks for money is stored as `held` until a steward has seen it.
    """
    posting, created = save_posting(door.store, body.posting(), door.system.clock.now())
    # A header takes no Chinese, an id may well be.
    headers = {"Location": f"/v1/postings/{quote(posting.id, safe='')}", "ETag": _tag(posting)}
    return send(posting, 201 if created else 200, headers)


@router.post(
    "/{posting_id}/close",
    summary="Close a posting",
    response_model=JobPosting,
    dependencies=[Allowed("steward")],
    responses=errors(403, 404, 422, 503),
)
def close(posting_id: PostingId, store: StoreDep) -> Response:
    """Close a posting; nobody is shown it from now on."""
    posting = close_posting(store, posting_id)
    return send(posting, 200, {"ETag": _tag(posting)})


def sees_held(who: Caller) -> bool:
    """Return whether somebody may see what is held back."""
    return who.may(("steward",))


def _tag(posting: JobPosting) -> str:
    return f'"{posting.content_hash()}"'

"""Postings that are probably one, and what a steward says about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep
from api.http.door import DoorDep, StoreDep
from api.http.language import Language
from api.http.paging import decode_cursor, encode_cursor
from api.web.catalogue import translator
from api.web.posting_words import pay_words
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import STATUS, done_words, employer_words, place_name
from api.web.tables import with_query
from recommender.domain.hold import STEWARD
from recommender.domain.posting import JobPosting
from recommender.services.settle_duplicates import set_apart, take_back

router = APIRouter(
    prefix="/steward/duplicates", include_in_schema=False, dependencies=[Allowed("steward")]
)
SHOWN: Final = 20


@dataclass(frozen=True)
class Member:
    """One posting of a cluster."""

    id: str
    title: str
    about: str
    status: str


@dataclass(frozen=True)
class Cluster:
    """Postings that are probably one."""

    id: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class DuplicatesPage:
    """Clusters, and postings that were said to be by themselves."""

    clusters: tuple[Cluster, ...]
    apart: tuple[Member, ...]
    done: str
    first: str
    later: str


@router.get("")
def show(
    request: Request,
    store: StoreDep,
    cursor: Annotated[str, Query(max_length=1100)] = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show one page of clusters."""
    language, site = page_language(request), site_of(request)
    found = store.duplicates.page(after_id=decode_cursor(cursor), limit=SHOWN + 1)
    ids, path = list(found)[:SHOWN], f"{site.base}/steward/duplicates"
    apart = store.duplicates.apart()
    wanted = [i for cluster in ids for i in found[cluster]] + apart
    postings = {one.id: one for one in store.postings.get_many(wanted)}

    def members(chosen: Sequence[str]) -> tuple[Member, ...]:
        return tuple(_member(postings[i], language) for i in chosen if i in postings)

    later = with_query(path, {}, cursor=encode_cursor(ids[-1])) if len(found) > SHOWN else ""
    page = DuplicatesPage(
        clusters=tuple(Cluster(one, members(found[one])) for one in ids),
        apart=members(apart),
        done=done_words(done, language),
        first=path if cursor else "",
        later=later,
    )
    return render("steward/duplicates.html", site, page)


@router.post("")
def settle(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    posting: Annotated[str, Form(max_length=200)],
    decision: Annotated[Literal["apart", "together"], Form()],
) -> Response:
    """Take a posting out of its cluster, or let it be compared again."""
    act = set_apart if decision == "apart" else take_back
    act(door.store, door.system.clock, posting, who.signature(STEWARD))
    return RedirectResponse(f"{site_of(request).base}/steward/duplicates?done={decision}", 303)


def _member(posting: JobPosting, language: Language) -> Member:
    parts = (
        employer_words(posting, language),
        place_name(posting.region_code, language),
        pay_words(posting, language),
        posting.source,
    )
    said = translator(language)(STATUS[posting.status])
    return Member(posting.id, posting.title, " · ".join(p for p in parts if p), said)

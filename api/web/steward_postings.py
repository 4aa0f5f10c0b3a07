"""All postings as a list that a steward searches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import DoorDep
from api.http.language import Language
from api.http.paging import decode_cursor, encode_cursor
from api.web.catalogue import N_, long_date, translator
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import STATUS, STATUS_KIND, employer_words, place_name
from api.web.tables import Column, with_query
from features.region.areas import all_regions, city_of
from recommender.domain.posting import JobPosting
from recommender.ports import PostingSearch

router = APIRouter(
    prefix="/steward/postings", include_in_schema=False, dependencies=[Allowed("steward")]
)
SHOWN: Final = 50
COLUMNS: Final = (
    ("title", N_("Title")),
    ("employer", N_("Employer")),
    ("place", N_("Place")),
    ("status", N_("State")),
    ("ends", N_("Open until")),
    ("source", N_("Feed")),
)
Words = Annotated[str, Query(max_length=100)]
Cursor = Annotated[str, Query(max_length=1100)]
AnyStatus = Literal["", "open", "held", "closed"]


@dataclass(frozen=True)
class PostingsPage:
    """One page of the postings that were searched for."""

    wanted: PostingSearch
    statuses: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]
    reset: str
    first: str
    later: str


@router.get("")
def show(
    request: Request,
    door: DoorDep,
    title: Words = "",
    employer: Words = "",
    status: AnyStatus = "",
    source: Words = "",
    region: Annotated[str, Query(pattern=r"^\d{0,6}$")] = "",
    cursor: Cursor = "",
) -> Response:
    """Show the postings whose title, employer, state, feed and region are as wanted."""
    language, site = page_language(request), site_of(request)
    wanted = PostingSearch(title.strip(), employer.strip(), status, source, region)
    found = door.store.register.search(wanted, after_id=decode_cursor(cursor), limit=SHOWN + 1)
    path, query = f"{site.base}/steward/postings", _query(wanted)
    more = encode_cursor(found[SHOWN - 1].id) if len(found) > SHOWN else ""
    _ = translator(language)
    page = PostingsPage(
        wanted=wanted,
        statuses=(("", _("Any")), *((code, _(said)) for code, said in STATUS.items())),
        regions=(("", _("Any")), *_regions(door.system.settings.near_region, language)),
        columns=tuple(Column(key, _(label)) for key, label in COLUMNS),
        rows=tuple(_row(one, language) for one in found[:SHOWN]),
        reset=path if query else "",
        first=with_query(path, query) if cursor else "",
        later=with_query(path, query, cursor=more) if more else "",
    )
    return render("steward/postings.html", site, page)


def _query(wanted: PostingSearch) -> dict[str, str]:
    return {name: value for name, value in vars(wanted).items() if value}


def _regions(near: str | None, language: Language) -> Iterator[tuple[str, str]]:
    """Yield first digits with names: of our own city and its districts, then of provinces."""
    city = city_of(near)[:4] if near else None
    codes = sorted(all_regions())
    if city:
        yield from ((_digits(c), place_name(c, language)) for c in codes if c.startswith(city))
    yield from ((_digits(c), place_name(c, language)) for c in codes if c.endswith("0000"))


def _digits(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _row(posting: JobPosting, language: Language) -> Mapping[str, str]:
    _ = translator(language)
    return {
        "id": posting.id,
        "title": posting.title,
        "employer": employer_words(posting, language),
        "place": place_name(posting.region_code, language),
        "status": _(STATUS[posting.status]),
        "kind": STATUS_KIND[posting.status],
        "ends": long_date(posting.valid_through, language) or _("Not said"),
        "source": posting.source,
    }

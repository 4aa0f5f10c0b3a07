"""What a signed-in seeker decided about postings: saved, asked for, not wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.http.caller import Allowed, CallerDep
from api.http.door import DoorDep
from api.http.language import Language
from api.web.catalogue import long_date, translator
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import PRIVATE, done_words, own_profile, reason_words
from api.web.seeker_plan import STANDING
from recommender.domain.event import Event
from recommender.domain.moment import day_of
from recommender.domain.posting import JobPosting
from recommender.services.own_choices import standings

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])


@dataclass(frozen=True)
class SavedLine:
    """One posting, and what was decided."""

    id: str
    title: str
    employer: str
    status: str
    why: str
    day: str
    is_open: bool
    own: bool


@dataclass(frozen=True)
class SavedPage:
    """All that was decided, the newest first."""

    saved: tuple[SavedLine, ...]
    under_way: tuple[SavedLine, ...]
    dismissed: tuple[SavedLine, ...]
    done: str


@router.get("/saved")
def show(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show what one saved, asked for and did not want."""
    language = page_language(request)
    events = list(reversed(standings(door.store, own_profile(who, door).id).values()))
    named = {p.id: p for p in door.store.postings.get_many([e.posting_id for e in events])}
    page = SavedPage(
        saved=_lines([e for e in events if e.kind == "saved"], named, language),
        under_way=_lines(
            [e for e in events if e.kind not in ("saved", "dismissed")], named, language
        ),
        dismissed=_lines([e for e in events if e.kind == "dismissed"], named, language),
        done=done_words(done, language),
    )
    return render("me/saved.html", site_of(request), page, headers=PRIVATE)


def _lines(
    events: list[Event], named: Mapping[str, JobPosting], language: Language
) -> tuple[SavedLine, ...]:
    _ = translator(language)
    return tuple(
        SavedLine(
            id=event.posting_id,
            title=named[event.posting_id].title,
            employer=named[event.posting_id].employer_name or "",
            status=_(STANDING[event.kind]),
            why=reason_words(event.reason, language) if event.kind == "dismissed" else "",
            day=long_date(day_of(event.at), language) or "",
            is_open=named[event.posting_id].status == "open",
            own=event.kind in ("saved", "dismissed", "applied"),
        )
        for event in events
        if event.posting_id in named
    )

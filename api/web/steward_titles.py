"""Titles that no occupation is known for, and what the steward says they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed
from api.http.door import Door, DoorDep, ReadyDoor
from api.http.language import Language
from api.web.catalogue import translator
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import done_words
from api.web.tables import with_query
from recommender.errors import InvalidInput
from recommender.services.decide_titles import Wanted, decide_titles
from recommender.services.find_unmapped import TitleQueue, UnmappedTitle, find_unmapped

router = APIRouter(
    prefix="/steward/unmapped", include_in_schema=False, dependencies=[Allowed("steward")]
)
SHOWN: Final = 10
MOST: Final = 500
NO_WORK, OTHER = "none", "other"


@dataclass(frozen=True)
class TitleCard:
    """One title, how often it stands where, and what it may be."""

    number: int
    title: str
    postings: int
    seekers: int
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TitlesPage:
    """Some of the titles, most frequent first."""

    total: int
    cards: tuple[TitleCard, ...]
    done: str
    error: str
    first: str
    later: str


def known_queue(request: Request) -> TitleQueue | None:
    """Return the queue as it was when somebody last looked at it here."""
    held = getattr(request.app.state, "title_queue", None)
    return held[1] if held else None


@router.get("")
def show(
    request: Request,
    door: ReadyDoor,
    start: Annotated[int, Query(alias="from", ge=0, le=MOST)] = 0,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show titles to decide on."""
    page = _page(request, door, start, done_words(done, page_language(request)))
    return render("steward/unmapped.html", site_of(request), page)


@router.post("")
def decide(
    request: Request,
    door: DoorDep,
    title: Annotated[str, Form(max_length=400)],
    choice: Annotated[str, Form(max_length=40)] = "",
    code: Annotated[str, Form(max_length=40)] = "",
    note: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Keep what the title is; it acts at once."""
    language = page_language(request)
    wanted = None if choice == NO_WORK else code.strip() if choice == OTHER else choice
    try:
        if wanted == "":
            raise _nothing_chosen()
        decide_titles(door.system.title_desk, [Wanted(title, wanted, note)])
    except InvalidInput as error:
        page = _page(request, door, 0, "", error.message(language))
        return render("steward/unmapped.html", site_of(request), page, 422)
    done = "dismissed" if wanted is None else "assigned"
    return RedirectResponse(f"{site_of(request).base}/steward/unmapped?done={done}", 303)


def _page(request: Request, door: Door, start: int, done: str, error: str = "") -> TitlesPage:
    language, queue = page_language(request), _queue(request, door)
    path = f"{site_of(request).base}/steward/unmapped"
    cut, end = queue.titles[start : start + SHOWN], start + SHOWN
    return TitlesPage(
        total=queue.titles_unmapped,
        cards=tuple(_card(n, one, language) for n, one in enumerate(cut, start + 1)),
        done=done,
        error=error,
        first=path if start else "",
        later=with_query(path, {"from": str(end)}) if end < len(queue.titles) else "",
    )


def _queue(request: Request, door: Door) -> TitleQueue:
    """Return the queue; it is found anew only when something was written since."""
    key = (door.store.changes.last_seq(), door.system.model_name)
    held = getattr(request.app.state, "title_queue", None)
    if held is None or held[0] != key:
        held = (key, find_unmapped(door.system.title_desk, MOST))
        request.app.state.title_queue = held
    found: TitleQueue = held[1]
    return found


def _card(number: int, one: UnmappedTitle, language: Language) -> TitleCard:
    _ = translator(language)
    candidates = tuple(
        (c.code, _("%(name)s (%(code)s)") % {"name": c.name, "code": c.code})
        for c in one.candidates
    )
    others = ((OTHER, _("Another class, by its code")), (NO_WORK, _("No kind of work: ignore it")))
    return TitleCard(number, one.title, one.postings, one.seekers, candidates + others)


def _nothing_chosen() -> InvalidInput:
    return InvalidInput(
        detail_zh="请先选择一个职业，或选“不是职业”",
        detail_en="choose an occupation first, or that it is no work",
    )

"""Asking for an introduction: whom it goes to, what would be sent, and a consent of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, DoorDep
from api.web.catalogue import translator
from api.web.posting_words import Fact, pay_words, place_words
from api.web.profile_words import understood
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import PRIVATE, back_to, own_profile
from recommender.services.own_choices import ask_for_introduction, employer_to_ask, for_employers

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])


@dataclass(frozen=True)
class IntroductionPage:
    """What would happen: whom it goes to, and what is sent."""

    id: str
    title: str
    employer: str
    pay: str
    place: str
    sent: tuple[Fact, ...]
    error: str = ""


@router.get("/introductions/{posting_id}")
def ask(request: Request, door: DoorDep, who: CallerDep, posting_id: str) -> Response:
    """Show whom an introduction goes to and what would be sent."""
    return _shown(request, door, who, posting_id)


@router.post("/introductions/{posting_id}")
def send(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    posting_id: str,
    consent: Annotated[bool, Form()] = False,
) -> Response:
    """Record the wish for an introduction, if the person consents for this employer."""
    me = own_profile(who, door)
    if not consent:
        _ = translator(page_language(request))
        told = _("Tick the box, or go back: nothing is sent.")
        return _shown(request, door, who, posting_id, told)
    ask_for_introduction(door.store, door.system.clock, me, posting_id)
    return back_to(request, "/me/saved", "asked")


def _shown(request: Request, door: Door, who: Caller, posting_id: str, error: str = "") -> Response:
    language, me = page_language(request), own_profile(who, door)
    posting = door.store.postings.get(posting_id)
    page = IntroductionPage(
        id=posting.id,
        title=posting.title,
        employer=employer_to_ask(posting, me),
        pay=pay_words(posting, language) or "",
        place=place_words(posting, language) or "",
        sent=understood(for_employers(me), language),
        error=error,
    )
    status = 422 if error else 200
    return render("me/introduction.html", site_of(request), page, status, PRIVATE)

"""Correcting one's profile: a sentence or four questions, what was understood, then yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.http.bodies import LONGEST_TEXT
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, DoorDep
from api.web.asking import text_error
from api.web.posting_words import Fact
from api.web.profile_words import understood
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import PRIVATE, back_to, own_profile
from recommender.errors import InvalidInput
from recommender.services.own_data import correct_profile
from recommender.services.read_seeker import read_text

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])
Words = Annotated[str, Form()]
Answer = Annotated[str, Form(max_length=500)]
Mode = Annotated[Literal["add", "replace"], Form()]


@dataclass(frozen=True)
class CorrectPage:
    """The sentence, and after it was said what was understood.

    Parameters
    ----------
    kept
        What is known now.
    text, replace, error
        What was said, whether it stands in place of what is kept, and what is wrong with it.
    heard
        What was understood of it.
    not_understood
        What was not.
    """

    kept: tuple[Fact, ...]
    text: str = ""
    replace: bool = False
    error: str = ""
    heard: tuple[Fact, ...] = ()
    not_understood: tuple[str, ...] = ()
    longest: int = LONGEST_TEXT


@router.get("/correct")
def ask(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Show what is known, and the boxes to say it anew."""
    return _shown(request, door, who)


@router.post("/correct")
def hear(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    text: Words = "",
    done: Answer = "",
    wanted: Answer = "",
    where: Answer = "",
    never: Answer = "",
    mode: Mode = "add",
) -> Response:
    """Show what was understood; nothing is kept yet."""
    said = _sentence((text, done, wanted, where, never))
    return _shown(request, door, who, said, mode, heard=True)


@router.post("/correct/keep")
def keep(
    request: Request, door: DoorDep, who: CallerDep, text: Words = "", mode: Mode = "add"
) -> Response:
    """Keep what was understood."""
    me, language = own_profile(who, door), page_language(request)
    if error := text_error(text, language):
        return _shown(request, door, who, text[:LONGEST_TEXT], mode, error)
    system = door.system
    said = read_text(text, system.clock.today(), system.matching.near_region).profile
    try:
        correct_profile(door.store, me.id, said, replace=mode == "replace")
    except InvalidInput as refused:
        return _shown(request, door, who, text, mode, refused.message(language))
    return back_to(request, "/me/data", "corrected")


def _sentence(parts: Sequence[str]) -> str:
    """Return what was said as one text; each answer ends as a sentence does."""
    said = (part.replace("\r\n", "\n").strip() for part in parts)
    return "\n".join(p if p[-1] in "。.!！?？" else f"{p}。" for p in said if p)


def _shown(
    request: Request,
    door: Door,
    who: Caller,
    text: str = "",
    mode: str = "add",
    error: str = "",
    *,
    heard: bool = False,
) -> Response:
    language, me, system = page_language(request), own_profile(who, door), door.system
    error = error or (text_error(text, language) if heard else "")
    kept, replace, text = understood(me, language), mode == "replace", text[:LONGEST_TEXT]
    if not heard or error:
        page = CorrectPage(kept, text, replace, error)
        status = 422 if error else 200
        return render("me/correct.html", site_of(request), page, status, PRIVATE)
    intake = read_text(text, system.clock.today(), system.matching.near_region)
    page = CorrectPage(
        kept=kept,
        text=text,
        replace=replace,
        heard=understood(intake.profile, language),
        not_understood=tuple(intake.not_understood),
    )
    carried = (("text", text), ("mode", mode))
    return render("me/heard.html", site_of(request, carried), page, headers=PRIVATE)

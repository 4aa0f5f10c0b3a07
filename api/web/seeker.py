"""Pages of the seeker: say a sentence, get postings with reasons."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.http.bodies import LONGEST_TEXT, MOST_MATCHES
from api.http.door import Door, ReadyDoor
from api.http.language import Language
from api.web.asking import FIRST, AskForm, HomePage, answer_page, twin_ids
from api.web.catalogue import translator
from api.web.rendering import page_language, render, site_of
from recommender.domain.match import MatchAnswer
from recommender.services.match_text import match_text

router = APIRouter(include_in_schema=False)
# The browser may show an answer again when one comes back to it, but nobody else may.
PRIVATE = {"Cache-Control": "private, no-cache", "Vary": "HX-Request"}
Words = Annotated[str, Form()]
HowMany = Annotated[int, Form(ge=1, le=MOST_MATCHES)]
Plain = Annotated[bool, Form()]


@router.get("/")
async def home(request: Request) -> Response:
    """Show the sentence box."""
    return render("seeker/home.html", site_of(request), HomePage(AskForm()))


@router.get("/answers")
async def answers_again(request: Request) -> Response:
    """Lead back to the box: words are never part of an address, so there is no answer here."""
    return RedirectResponse(f"{site_of(request).base}/", 303)


@router.post("/answers")
def answers(
    request: Request,
    door: ReadyDoor,
    text: Words = "",
    k: HowMany = FIRST,
    plain: Plain = False,
) -> Response:
    """Answer a sentence; to htmx with the results alone, else with the whole page."""
    language, words = page_language(request), text.replace("\r\n", "\n").strip()
    error = text_error(words, language)
    if error:
        form = AskForm(words[:LONGEST_TEXT], plain, error)
        return render("seeker/home.html", site_of(request), HomePage(form), 422)
    answer = _matched(door, words, k, plain, language)
    twins = {p.id: p for p in door.store.postings.get_many(twin_ids(answer))}
    page = answer_page(AskForm(words, plain), answer, twins, k=k, language=language)
    carried = (("text", words), ("k", str(k)), *((("plain", "true"),) if plain else ()))
    part = request.headers.get("hx-request") == "true"
    template = "seeker/results.html" if part else "seeker/answer.html"
    return render(template, site_of(request, carried), page, headers=PRIVATE)


def text_error(text: str, language: Language) -> str:
    """Return what is wrong with a text, empty when nothing is."""
    _ = translator(language)
    if not text:
        return _("Please say in a sentence what you can do or want to do.")
    if len(text) > LONGEST_TEXT:
        return _("That is too long: at most %(most)s characters.") % {"most": LONGEST_TEXT}
    return ""


def _matched(door: Door, text: str, k: int, plain: bool, language: Language) -> MatchAnswer:
    answer = match_text(door.system.matching, text, k=k, language=language, non_personalized=plain)
    return door.mark(answer, language)

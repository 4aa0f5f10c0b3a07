"""Pages of the seeker: say a sentence, get a plan with reasons, and print it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.http.bodies import MOST_MATCHES
from api.http.door import ReadyDoor
from api.web.asking import AskForm, HomePage, form_of, plan_for
from api.web.plan_page import FIRST, named_in, plan_page
from api.web.rendering import page_language, render, site_of
from api.web.sheet import links_of, sheet_page

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
@router.get("/plan/sheet")
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
    """Answer a sentence with a plan; htmx gets the postings alone, else it is the whole page."""
    language = page_language(request)
    form = form_of(text, plain, language)
    if form.error:
        return render("seeker/home.html", site_of(request), HomePage(form), 422)
    plan = plan_for(door, form, k, language)
    page = plan_page(form, plan, named_in(door.store, plan), k=k, language=language)
    part = request.headers.get("hx-request") == "true"
    template = "seeker/results.html" if part else "seeker/answer.html"
    site = site_of(request, (*form.carried(), ("k", str(k))))
    return render(template, site, page, headers=PRIVATE)


@router.post("/plan/sheet")
def sheet(request: Request, door: ReadyDoor, text: Words = "", plain: Plain = False) -> Response:
    """Show the plan as a sheet to print and take along."""
    language = page_language(request)
    form = form_of(text, plain, language)
    if form.error:
        return render("seeker/home.html", site_of(request), HomePage(form), 422)
    plan = plan_for(door, form, FIRST, language)
    links = links_of(request, door.system.settings.public_url)
    page = sheet_page(form, plan, links, language)
    site = site_of(request, form.carried())
    return render("seeker/sheet.html", site, page, headers=PRIVATE)

"""The page of an error: what happened, and what one can do now."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from api.web.catalogue import N_, translator
from api.web.rendering import page_language, render, site_of
from recommender.errors import ZhiqiaoError

FOR_PROGRAMS = ("/v1", "/healthz", "/readyz", "/metrics", "/openapi.json", "/static")
HEADINGS = {
    404: N_("This page is not here"),
    405: N_("This page is not here"),
    403: N_("This is not open to you"),
    413: N_("That was too long"),
    422: N_("That did not work"),
    503: N_("Please wait a moment"),
}
HEADING = N_("Something went wrong on our side")
ADVICE = {
    404: N_("The posting may be closed, or the address may have a slip in it."),
    405: N_("The posting may be closed, or the address may have a slip in it."),
    413: N_("Say the most important things in a few sentences."),
    422: N_("Go back and try once more."),
    503: N_("Wait a quarter of a minute, then load this page again."),
}
OUR_FAULT = N_("It is not your fault. Try again; if it happens again, tell the staff.")


@dataclass(frozen=True)
class ProblemPage:
    """What happened and what to do."""

    heading: str
    advice: str
    detail: str


def is_page(request: Request) -> bool:
    """Whether whoever asks is a person with a browser, by the address."""
    path = request.url.path
    if any(path == p or path.startswith(f"{p}/") for p in FOR_PROGRAMS):
        return False
    accepts = request.headers.get("accept", "")
    return "application/json" not in accepts or "text/html" in accepts


def problem_page(request: Request, error: ZhiqiaoError) -> Response:
    """Return the page of an error; details of our own faults stay in the log."""
    language, status = page_language(request), error.http_status
    _ = translator(language)
    page = ProblemPage(
        heading=_(HEADINGS.get(status, HEADING)),
        advice=_(ADVICE.get(status, OUR_FAULT)),
        detail=error.message(language) if status in (403, 413, 422) else "",
    )
    # A fragment cannot hold a whole page: let it take the place of the page.
    headers = {"HX-Retarget": "body", "HX-Reswap": "innerHTML"}
    return render("public/problem.html", site_of(request), page, status, headers)

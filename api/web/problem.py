"""The page of an error: what happened, and what one can do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.web.catalogue import N_, translator
from api.web.rendering import page_language, render, site_of
from recommender.errors import ZhiqiaoError

HEADINGS: Final[Mapping[int, str]] = {
    400: N_("We could not read that"),
    403: N_("This is not open to you"),
    404: N_("This page is not here"),
    405: N_("This page is not here"),
    409: N_("Somebody was faster"),
    413: N_("That was too long"),
    422: N_("That did not work"),
    429: N_("That was too often"),
    503: N_("Please wait a moment"),
}
HEADING: Final = N_("Something went wrong on our side")
_MISSING: Final = (
    N_("The posting may be closed, or the address may have a slip in it."),
    N_("Begin again at the first page, or go back."),
)
ADVICE: Final[Mapping[int, tuple[str, ...]]] = {
    400: (N_("Go back and try once more."),),
    403: (N_("Go back, or sign in as somebody who may see it."),),
    404: _MISSING,
    405: _MISSING,
    409: (N_("Go back, load the page again, and see what has changed."),),
    413: (
        N_("Say the most important things in a few sentences."),
        N_("Is it a file? Send it in parts."),
    ),
    422: (N_("Go back and try once more."),),
    429: (N_("Wait a minute, then try again. Nothing is lost."),),
    503: (N_("Wait a quarter of a minute, then load this page again."),),
}
OUR_FAULT: Final = (N_("It is not your fault. Try again; if it happens again, tell the staff."),)
# What these say is for whoever asked; what others say is for the log.
SPEAKING: Final = frozenset({400, 403, 409, 413, 422, 429})


@dataclass(frozen=True)
class ProblemPage:
    """What happened and what to do; `sign_in`: signing in may be the way."""

    heading: str
    detail: str
    advice: tuple[str, ...]
    sign_in: bool


def problem_page(request: Request, error: ZhiqiaoError) -> Response:
    """Return the page of an error; details of our own faults stay in the log."""
    language, status = page_language(request), error.http_status
    _ = translator(language)
    site = site_of(request)
    page = ProblemPage(
        heading=_(HEADINGS.get(status, HEADING)),
        detail=error.message(language) if status in SPEAKING else "",
        advice=tuple(_(line) for line in ADVICE.get(status, OUR_FAULT)),
        sign_in=status == 403,
    )
    # A fragment cannot hold a whole page: let it take the place of the page.
    headers = {"HX-Retarget": "body", "HX-Reswap": "innerHTML"}
    return render("public/problem.html", site, page, status, headers)

"""Pages for everybody: one posting, and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.door import Door, DoorDep, ReadyDoor
from api.http.language import Language
from api.web.posting_words import Fact, facts, kind_words, not_said
from api.web.rendering import page_language, render, site_of
from api.web.rules_words import rules_page
from recommender.assistance.legality import ad_notices
from recommender.domain.posting import JobPosting
from recommender.retrieval.fair_wording import as_shown

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class PostingPage:
    """Everything that is known of a posting, and what is not."""

    number: str
    source: str
    title: str
    kind: str
    facts: tuple[Fact, ...]
    description: str
    leaves_out: bool
    ad_notes: tuple[str, ...]
    not_said: tuple[str, ...]
    over: bool
    checking: bool


@router.get("/postings/{posting_id}")
def posting(request: Request, posting_id: str, door: DoorDep) -> Response:
    """Show one posting."""
    found = door.store.postings.get(posting_id)
    page = posting_page(found, page_language(request), over=_is_over(found, door))
    return render("public/posting.html", site_of(request), page)


@router.get("/rules")
def rules(request: Request, door: ReadyDoor) -> Response:
    """Show how postings are chosen and put in order."""
    page = rules_page(door.system, page_language(request))
    return render("public/rules.html", site_of(request), page)


def posting_page(posting: JobPosting, language: Language, *, over: bool) -> PostingPage:
    """Return the page of a posting; `over` when one can no longer apply.

    What the ad asks of sex, age or origin is left out, and the page says so.
    """
    written, posting = posting, as_shown(posting)
    return PostingPage(
        number=posting.source_id or posting.id,
        source=posting.source,
        title=posting.title,
        kind=kind_words(posting, language),
        facts=facts(posting, language),
        description=posting.description.strip(),
        leaves_out=posting is not written,
        ad_notes=tuple(notice.text for notice in ad_notices(written, language)),
        not_said=not_said(posting, language),
        over=over,
        checking=posting.status == "held",
    )


def _is_over(posting: JobPosting, door: Door) -> bool:
    last = posting.valid_through
    return posting.status != "open" or (last is not None and last < door.system.clock.today())

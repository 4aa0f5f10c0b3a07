"""What a counselor asks of a plan: why not this posting, and what if."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.http.caller import Allowed, CallerDep
from api.http.door import Door, ReadyDoor
from api.http.language import Language
from api.web.cards import Card, card_of
from api.web.catalogue import N_, in_list, translator
from api.web.counselor_parts import chips_of
from api.web.counselor_plan import Understood, explained, plan_of, understand
from api.web.counselor_state import SessionState, StateDep
from api.web.counselor_talk import PRIVATE
from api.web.posting_words import pay_words, place_words
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column
from recommender.domain.match import Match
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput
from recommender.retrieval.fair_wording import as_shown
from recommender.services.change_profile import part_of
from recommender.services.compare_plans import PlanChange, compare_plans
from recommender.services.find_postings import find_postings

router = APIRouter(
    prefix="/counselor/session", include_in_schema=False, dependencies=[Allowed("counselor")]
)
Typed = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class FoundPosting:
    """A posting that a search found."""

    id: str
    title: str
    about: str


@dataclass(frozen=True)
class WhyPage:
    """Why a posting stands where it does, or the postings that were found to choose one."""

    state: SessionState
    wanted: str
    error: str
    found: tuple[FoundPosting, ...]
    card: Card | None
    summary: str
    causes: tuple[str, ...]
    lower_than: int
    lower_in: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True)
class ChangedLine:
    """One posting of the list as it would be, and what became of it."""

    id: str
    title: str
    pay: str
    place: str
    change: str
    kind: str


@dataclass(frozen=True)
class WhatIfPage:
    """What would change, in words, in figures and in the list.

    Parameters
    ----------
    parts
        What was tried, to be kept by a press.
    """

    state: SessionState
    tried: str
    error: str
    parts: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    figures: tuple[dict[str, str], ...]
    lines: tuple[ChangedLine, ...]
    gone: tuple[ChangedLine, ...]


@router.post("/why")
def why(
    request: Request, door: ReadyDoor, who: CallerDep, state: StateDep, wanted: Typed = ""
) -> Response:
    """Say why a posting stands where it does; words find postings to choose from."""
    language, about = page_language(request), understand(door, who, state)
    found = find_postings(door.system.matching, wanted)
    if len(found) == 1 and found[0].id == wanted.strip():
        page = _why(door, about, state, found[0].id, language)
    else:
        shown = tuple(
            FoundPosting(p.id, p.title, _about(p, language)) for p in map(as_shown, found)
        )
        error = "" if shown else translator(language)(N_("No posting has that number or title."))
        page = _why_page(state, wanted, error=error, found=shown)
    site = site_of(request, (*state.carried, ("wanted", wanted)))
    return render("counselor/why.html", site, page, 422 if page.error else 200, PRIVATE)


@router.post("/what-if")
def what_if(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    state: StateDep,
    certificate: Typed = "",
    commute: Typed = "",
    pay: Typed = "",
) -> Response:
    """Show what a certificate, another commute or other pay would change."""
    language, near = page_language(request), door.system.settings.near_region
    asked = (("certificate", certificate), ("commute", commute), ("pay", pay))
    page = _tried(state, language)
    try:
        parts = [part_of(field, word, near) for field, word in asked if word.strip()]
        if parts:
            before = plan_of(door, understand(door, who, state), language)
            tried = _having(state, parts)
            after = plan_of(door, understand(door, who, tried), language)
            page = _tried(state, language, parts, compare_plans(before, after))
    except InvalidInput as error:
        page = _tried(state, language, error=error.message(language))
    site = site_of(request, (*state.carried, *asked))
    return render("counselor/what_if.html", site, page, 422 if page.error else 200, PRIVATE)


def _why_page(
    state: SessionState, wanted: str, *, error: str, found: tuple[FoundPosting, ...]
) -> WhyPage:
    return WhyPage(
        state=state,
        wanted=wanted,
        error=error,
        found=found,
        card=None,
        summary="",
        causes=(),
        lower_than=0,
        lower_in=(),
        changes=(),
    )


def _why(
    door: Door, about: Understood, state: SessionState, posting_id: str, language: Language
) -> WhyPage:
    match = explained(door, about, posting_id, language)
    standing = match.standing
    if standing is None:
        raise InvalidInput(detail_zh="没有位次说明", detail_en="no standing is known")
    return WhyPage(
        state=state,
        wanted=posting_id,
        error="",
        found=(),
        card=card_of(match, {}, language),
        summary=standing.summary,
        causes=tuple(cause.text for cause in standing.causes),
        lower_than=standing.lower_than or 0,
        lower_in=tuple(reason.text for reason in standing.lower_in),
        changes=tuple(change.text for change in standing.changes),
    )


def _about(posting: JobPosting, language: Language) -> str:
    said = (posting.employer_name, pay_words(posting, language), place_words(posting, language))
    return " · ".join(one for one in said if one)


def _having(state: SessionState, parts: Sequence[str]) -> SessionState:
    for part in parts:
        state = state.having(part)
    return state


def _tried(
    state: SessionState,
    language: Language,
    parts: Sequence[str] = (),
    change: PlanChange | None = None,
    error: str = "",
) -> WhatIfPage:
    _ = translator(language)
    nothing = _("Say what would be otherwise: a certificate, a distance or a pay.")
    return WhatIfPage(
        state=state,
        tried=in_list([chip.said for chip in chips_of(parts, language)], language),
        error=error or ("" if change else nothing),
        parts=tuple(("into", part) for part in parts),
        columns=(
            Column("what", _("Point")),
            Column("before", _("Now"), number=True),
            Column("after", _("Then"), number=True),
        ),
        figures=tuple(_figures(change, language)) if change else (),
        lines=tuple(_lines(change, language)) if change else (),
        gone=tuple(_line(m, _("no longer shown"), "warning", language) for m in change.gone)
        if change
        else (),
    )


def _figures(change: PlanChange, language: Language) -> Iterator[dict[str, str]]:
    _ = translator(language)
    yield {
        "what": _("Postings they can apply for"),
        "before": str(change.open_before),
        "after": str(change.open_now),
    }
    yield {
        "what": _("Postings near what they want"),
        "before": str(change.near_before),
        "after": str(change.near_now),
    }


def _lines(change: PlanChange, language: Language) -> Iterator[ChangedLine]:
    _ = translator(language)
    for line in change.lines:
        now, was = line.match.rank, line.was
        if was is None:
            yield _line(line.match, _("new"), "good", language)
        elif was == now:
            yield _line(line.match, "", "plain", language)
        else:
            said = _("was number %(rank)s") % {"rank": was}
            yield _line(line.match, said, "plain", language)


def _line(match: Match, change: str, kind: str, language: Language) -> ChangedLine:
    posting = match.posting
    return ChangedLine(
        id=posting.id,
        title=posting.title,
        pay=pay_words(posting, language) or "",
        place=place_words(posting, language) or "",
        change=change,
        kind=kind,
    )

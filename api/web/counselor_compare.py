"""Two postings side by side, for the person of a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.http.caller import Allowed, CallerDep
from api.http.door import Door, ReadyDoor
from api.http.language import Language
from api.web.cards import card_of
from api.web.catalogue import N_, translator
from api.web.counselor_plan import LINES, Understood, explained, understand
from api.web.counselor_state import SessionState, StateDep
from api.web.counselor_talk import PRIVATE
from api.web.posting_words import facts
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column
from recommender.domain.match import Match

router = APIRouter(
    prefix="/counselor/session", include_in_schema=False, dependencies=[Allowed("counselor")]
)
COMPARED: Final = 2


@dataclass(frozen=True)
class ComparePage:
    """Two postings side by side, or what is missing for that."""

    state: SessionState
    error: str
    columns: tuple[Column, ...]
    rows: tuple[dict[str, str], ...]
    links: tuple[tuple[str, str], ...]


@router.post("/compare")
def compare(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    state: StateDep,
    posting: Annotated[list[str], Form(max_length=LINES)] = [],  # noqa: B006 (read only)
) -> Response:
    """Show two postings side by side."""
    language, about = page_language(request), understand(door, who, state)
    page = _compared(door, about, state, posting, language)
    site = site_of(request, (*state.carried, *(("posting", one) for one in posting)))
    return render("counselor/compare.html", site, page, 422 if page.error else 200, PRIVATE)


def _compared(
    door: Door,
    about: Understood,
    state: SessionState,
    ids: Sequence[str],
    language: Language,
) -> ComparePage:
    _ = translator(language)
    if len(set(ids)) != COMPARED:
        error = _("Tick two postings to compare them.")
        return ComparePage(state, error, (), (), ())
    first, second = (explained(door, about, one, language) for one in ids)
    columns = (
        Column("what", _("Point")),
        Column("first", first.posting.title),
        Column("second", second.posting.title),
    )
    links = tuple((one.posting.id, one.posting.title) for one in (first, second))
    return ComparePage(state, "", columns, tuple(_rows(first, second, language)), links)


def _rows(first: Match, second: Match, language: Language) -> Iterator[dict[str, str]]:
    said = [_said(match, language) for match in (first, second)]
    for label in dict.fromkeys((*said[0], *said[1])):
        missing = translator(language)(N_("not said"))
        yield {
            "what": label,
            "first": said[0].get(label, missing),
            "second": said[1].get(label, missing),
        }


def _said(match: Match, language: Language) -> dict[str, str]:
    """Return what one compares by, in the order of its weight."""
    _ = translator(language)
    card = card_of(match, {}, language)
    gap = "" if language == "zh" else " "
    fit = f"{card.fit} {card.percent}%" if card.percent is not None else card.fit
    own = {
        _("How well it fits"): fit,
        _("Why it fits"): gap.join(card.reasons),
        _("What they may still lack"): gap.join((*card.conflicts, *card.gaps))
        or _("nothing known"),
        _("Distance"): _("about %(km)s km") % {"km": card.distance_km}
        if card.distance_km is not None
        else _("not known"),
    }
    return own | {fact.label: fact.text for fact in facts(match.posting, language)}

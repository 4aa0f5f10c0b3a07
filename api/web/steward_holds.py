"""Ads that are held back: what was found in them, and what the steward decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep
from api.http.door import Door, DoorDep, StoreDep
from api.http.language import Language
from api.http.paging import decode_cursor, encode_cursor
from api.web.account_words import moment_words
from api.web.ad_findings import (
    SEVERITY_KIND,
    SEVERITY_WORDS,
    FieldText,
    FindingLine,
    field_texts,
    finding_lines,
)
from api.web.catalogue import N_, translator
from api.web.posting_words import Fact, facts
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import STATUS, STATUS_KIND, done_words, employer_words
from api.web.tables import Column, with_query
from recommender.assistance.legality import screen
from recommender.domain.hold import STEWARD, HoldAction, HoldEntry
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput
from recommender.services.decide_hold import (
    HoldDecision,
    NewHoldDecision,
    decide_hold,
    held_postings,
    hold_history,
)

router = APIRouter(
    prefix="/steward/holds", include_in_schema=False, dependencies=[Allowed("steward")]
)
SHOWN: Final = 50
COLUMNS: Final = (
    ("title", N_("Title")),
    ("employer", N_("Employer")),
    ("verdict", N_("Gravest finding")),
    ("since", N_("Held since")),
    ("source", N_("Feed")),
)
ACTIONS: Final[Mapping[HoldAction, str]] = {
    "held": N_("Held back"),
    "kept": N_("Kept back"),
    "released": N_("Released"),
}
CHOICES: Final[Mapping[HoldDecision, str]] = {
    "release": N_("Release it: people are shown it again"),
    "keep": N_("Keep it back"),
    "hold": N_("Hold it back: nobody is shown it"),
}
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class HeldPage:
    """One page of what waits."""

    total: int
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]
    done: str
    first: str
    later: str


@dataclass(frozen=True)
class HistoryLine:
    """One thing that was done with a posting."""

    at: str
    action: str
    by: str
    reason: str


@dataclass(frozen=True)
class AdPage:
    """One ad with what was found in it, its history, and the form to decide."""

    id: str
    title: str
    status: str
    status_kind: str
    texts: tuple[FieldText, ...]
    findings: tuple[FindingLine, ...]
    facts: tuple[Fact, ...]
    history: tuple[HistoryLine, ...]
    choices: tuple[tuple[str, str], ...]
    chosen: str
    reason: str
    errors: Mapping[str, str]
    longest: int = LONGEST_REASON


@router.get("")
def show(
    request: Request,
    store: StoreDep,
    cursor: Annotated[str, Query(max_length=1100)] = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show what waits for a steward."""
    language, site = page_language(request), site_of(request)
    held = held_postings(store, after_id=decode_cursor(cursor), limit=SHOWN + 1)
    path = f"{site.base}/steward/holds"
    more = encode_cursor(held[SHOWN - 1].posting_id) if len(held) > SHOWN else ""
    _ = translator(language)
    rows = tuple(
        {
            "id": one.posting_id,
            "title": one.title,
            "employer": one.employer_name or _("Not known"),
            "verdict": _(SEVERITY_WORDS[one.verdict]),
            "kind": SEVERITY_KIND[one.verdict],
            "since": moment_words(one.at, language) if one.at else _("Not known"),
            "source": one.source,
        }
        for one in held[:SHOWN]
    )
    page = HeldPage(
        total=store.postings.count(status="held"),
        columns=tuple(Column(key, _(label)) for key, label in COLUMNS),
        rows=rows,
        done=done_words(done, language),
        first=path if cursor else "",
        later=with_query(path, {}, cursor=more) if more else "",
    )
    return render("steward/holds.html", site, page)


@router.get("/{posting_id}")
def show_ad(request: Request, store: StoreDep, posting_id: str) -> Response:
    """Show one ad, held back or not, and what can be decided about it."""
    page = _ad_page(request, store.postings.get(posting_id), hold_history(store, posting_id))
    return render("steward/ad.html", site_of(request), page)


@router.post("/{posting_id}")
def decide(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    posting_id: str,
    decision: Annotated[str, Form(max_length=20)] = "",
    reason: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Keep what the steward decided."""
    language, _ = page_language(request), translator(page_language(request))
    chosen = next((one for one in CHOICES if one == decision), None)
    errors = {}
    if chosen is None:
        errors["decision"] = _("Choose what is to happen.")
    if not reason.strip():
        errors["reason"] = _("Write why; it is kept.")
    if chosen is not None and not errors:
        new = NewHoldDecision(posting_id, chosen, reason.strip(), who.signature(STEWARD))
        try:
            decide_hold(door.store, door.system.clock, new)
        except InvalidInput as error:
            errors["decision"] = error.message(language)
        else:
            return RedirectResponse(f"{site_of(request).base}/steward/holds?done={chosen}", 303)
    return _refused(request, door, posting_id, (decision, reason), errors)


def _refused(
    request: Request,
    door: Door,
    posting_id: str,
    typed: tuple[str, str],
    errors: Mapping[str, str],
) -> Response:
    posting, history = door.store.postings.get(posting_id), hold_history(door.store, posting_id)
    page = _ad_page(request, posting, history, typed, errors)
    return render("steward/ad.html", site_of(request), page, 422)


def _ad_page(
    request: Request,
    posting: JobPosting,
    history: Sequence[HoldEntry],
    typed: tuple[str, str] = ("", ""),
    errors: Mapping[str, str] | None = None,
) -> AdPage:
    language = page_language(request)
    _ = translator(language)
    findings = screen(posting, None)
    able: dict[str, tuple[HoldDecision, ...]] = {"held": ("release", "keep"), "open": ("hold",)}
    return AdPage(
        id=posting.id,
        title=posting.title,
        status=_(STATUS[posting.status]),
        status_kind=STATUS_KIND[posting.status],
        texts=field_texts(posting, findings, language),
        findings=finding_lines(findings, language),
        facts=(
            Fact(_("Employer"), employer_words(posting, language)),
            Fact(_("Feed"), posting.source),
            *(one for one in facts(posting, language) if one.label != _("Employer")),
        ),
        history=tuple(_line(one, language) for one in history),
        choices=tuple((one, _(CHOICES[one])) for one in able.get(posting.status, ())),
        chosen=typed[0],
        reason=typed[1][:LONGEST_REASON],
        errors=errors or {},
    )


def _line(entry: HoldEntry, language: Language) -> HistoryLine:
    _ = translator(language)
    by_program = entry.by == "screening"
    return HistoryLine(
        at=moment_words(entry.at, language),
        action=_(ACTIONS[entry.action]),
        by=_("the check of ads") if by_program else entry.by,
        reason=_("for what was found in it") if by_program else entry.reason,
    )

"""Writing in the ledger: what was done, what comes next, and the plan as it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.http import scope
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, ReadyDoor
from api.http.language import Language
from api.web.case_words import LEDGER_KINDS, MARKS
from api.web.catalogue import N_, translator
from api.web.counselor_plan import plan_of, understand
from api.web.counselor_state import SessionState, StateDep
from api.web.counselor_talk import PRIVATE
from api.web.rendering import page_language, render, site_of
from recommender.domain.control import COUNSELOR
from recommender.domain.ledger import LedgerKind, Mark
from recommender.errors import InvalidInput
from recommender.services.casework_files import CaseworkFolder
from recommender.services.keep_plan import keep_plan
from recommender.services.record_service import NewEntry, record_service

router = APIRouter(
    prefix="/counselor", include_in_schema=False, dependencies=[Allowed("counselor")]
)
Ledger = Annotated[LedgerKind, Form()]
Sentence = Annotated[str, Form(max_length=500)]


@dataclass(frozen=True)
class Written:
    """What is written into the form of a ledger line."""

    kind: LedgerKind = "guidance"
    posting_id: str = ""
    note: str = ""
    next_step: str = ""
    due_on: str = ""
    step_done: bool = False
    marks: tuple[str, ...] = ()
    keep: bool = True


@dataclass(frozen=True)
class LedgerPage:
    """The form of a ledger line.

    Parameters
    ----------
    state
        The conversation it comes from.
    postings
        Of the plan, to be named where somebody is introduced to one.
    """

    state: SessionState
    written: Written
    errors: dict[str, str]
    kinds: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    postings: tuple[tuple[str, str], ...]
    today: date


@router.get("/people/{seeker_id}/ledger")
def begin(request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str) -> Response:
    """Show the form of a ledger line for a registered person."""
    return _form(request, door, who, SessionState(seeker_id=seeker_id), Written(keep=False))


@router.post("/session/record")
def ask(request: Request, door: ReadyDoor, who: CallerDep, state: StateDep) -> Response:
    """Show the form of a ledger line for a conversation."""
    return _form(request, door, who, state, Written())


@router.post("/session/recorded")
def write(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    state: StateDep,
    ledger_kind: Ledger = "guidance",
    posting_id: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
    next_step: Sentence = "",
    due_on: Annotated[str, Form(max_length=40)] = "",
    step_done: Annotated[bool, Form()] = False,
    marks: Annotated[list[Mark], Form(max_length=3)] = [],  # noqa: B006 (read only)
    keep: Annotated[bool, Form()] = False,
) -> Response:
    """Write a line, keep the plan with it where that is wanted, and show the person."""
    scope.seeker(who, door.store, state.seeker_id)
    written = Written(
        kind=ledger_kind,
        posting_id=posting_id,
        note=note.strip(),
        next_step=next_step.strip(),
        due_on=due_on.strip(),
        step_done=step_done,
        marks=tuple(marks),
        keep=keep,
    )
    errors = _errors(written, page_language(request))
    if errors:
        return _form(request, door, who, state, written, errors)
    try:
        _write(door, who, state, written, page_language(request))
    except InvalidInput as error:
        told = {"note": error.message(page_language(request))}
        return _form(request, door, who, state, written, told)
    base = site_of(request).base
    return RedirectResponse(f"{base}/counselor/people/{state.seeker_id}?done=recorded", 303)


def _write(
    door: Door, who: Caller, state: SessionState, written: Written, language: Language
) -> None:
    system, by = door.system, who.signature(COUNSELOR)
    plan_id = None
    if written.keep:
        plan = plan_of(door, understand(door, who, state), language)
        plan_id = keep_plan(door.store, system.clock, plan, by)[0].id
    entry = NewEntry(
        kind=written.kind,
        seeker_id=state.seeker_id,
        by=by,
        posting_id=written.posting_id or None,
        plan_id=plan_id,
        note=written.note,
        next_step=written.next_step or None,
        due_on=_day(written.due_on),
        step_done=written.step_done,
        marks=[mark for mark in MARKS if mark in written.marks],
    )
    record_service(door.store, system.clock, CaseworkFolder(), entry)


def _errors(written: Written, language: Language) -> dict[str, str]:
    _ = translator(language)
    errors: dict[str, str] = {}
    if written.due_on and _day(written.due_on) is None:
        errors["due_on"] = _(N_("Write the day as year-month-day, such as 2026-12-05."))
    elif written.due_on and not written.next_step:
        errors["next_step"] = _(N_("Say what is to be done by that day."))
    if written.kind == "introduction" and not written.posting_id:
        errors["posting_id"] = _(N_("Say to which posting."))
    if not (written.note or written.next_step or written.keep or written.posting_id):
        errors["note"] = _(N_("Write in a few words what was done."))
    return errors


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _form(
    request: Request,
    door: Door,
    who: Caller,
    state: SessionState,
    written: Written,
    errors: dict[str, str] | None = None,
) -> Response:
    scope.seeker(who, door.store, state.seeker_id)
    language = page_language(request)
    _ = translator(language)
    plan = plan_of(door, understand(door, who, state), language)
    page = LedgerPage(
        state=state,
        written=written,
        errors=errors or {},
        kinds=tuple((kind, _(said)) for kind, said in LEDGER_KINDS.items()),
        marks=tuple((mark, _(said)) for mark, said in MARKS.items()),
        postings=(("", _("None")), *((m.posting.id, m.posting.title) for m in plan.postings)),
        today=door.system.clock.today(),
    )
    is_get = request.method == "GET"
    site = site_of(request, () if is_get else state.carried)
    return render("counselor/ledger.html", site, page, 422 if errors else 200, PRIVATE)

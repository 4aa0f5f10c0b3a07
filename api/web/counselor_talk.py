"""The page of a conversation: a sentence, what was understood of it, and the plan beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.http.bodies import LONGEST_TEXT
from api.http.caller import Caller
from api.http.door import Door
from api.http.language import Language
from api.web.asking import AskForm
from api.web.catalogue import translator
from api.web.counselor_answers import AskedQuestion, questions_of
from api.web.counselor_decided import Decided, decided_about
from api.web.counselor_parts import (
    LABELS,
    TYPED,
    Chip,
    ChipGroup,
    Piece,
    chip_groups,
    chips_of,
    part_words,
    pieces_of,
)
from api.web.counselor_plan import LINES, plan_of, understand
from api.web.counselor_state import SessionState
from api.web.plan_page import PlanPage, named_in, plan_page
from api.web.rendering import page_language, render, site_of
from api.web.wording import CONSTRAINTS, EDUCATION, EMPLOYMENT_TYPES
from recommender.domain.plan import Plan

PRIVATE: Final = {"Cache-Control": "no-store"}
ANY: Final = ""


@dataclass(frozen=True)
class SessionPage:
    """A conversation.

    Parameters
    ----------
    state
        Where it stands.
    person
        Number of a registered person, else empty.
    pieces, not_understood
        The sentence, and what of it was not used.
    groups, taken_out
        What was understood, and what was taken away by hand.
    questions
        What would help most, with answers to press.
    typed, chosen
        What can be added: fields to type, and parts to choose.
    certificates
        Those that the postings ask for and the person lacks, to try what one would change.
    plan
        What fits, ``None`` before anything was said.
    decided
        What was decided about postings for a registered person.
    """

    state: SessionState
    person: str
    longest: int
    pieces: tuple[Piece, ...]
    not_understood: tuple[str, ...]
    groups: tuple[ChipGroup, ...]
    taken_out: tuple[Chip, ...]
    questions: tuple[AskedQuestion, ...]
    typed: tuple[tuple[str, str], ...]
    chosen: tuple[tuple[str, str], ...]
    certificates: tuple[tuple[str, str], ...]
    plan: PlanPage | None
    decided: tuple[Decided, ...]


def shown(request: Request, door: Door, who: Caller, state: SessionState) -> Response:
    """Return the page of a conversation as it stands."""
    language = page_language(request)
    site = site_of(request, state.carried if state.is_open and request.method == "POST" else ())
    if not state.is_open or (state.error_field == "text" and state.error):
        page, status = empty_page(state), 422 if state.error else 200
        return render("counselor/session.html", site, page, status, PRIVATE)
    page = _page(door, who, state, language)
    status = 422 if state.error else 200
    return render("counselor/session.html", site, page, status, PRIVATE)


def empty_page(state: SessionState) -> SessionPage:
    """Return the page before anything was said."""
    return SessionPage(
        state=state,
        person=state.seeker_id,
        longest=LONGEST_TEXT,
        pieces=(),
        not_understood=(),
        groups=(),
        taken_out=(),
        questions=(),
        typed=(),
        chosen=(),
        certificates=(),
        plan=None,
        decided=(),
    )


def _page(door: Door, who: Caller, state: SessionState, language: Language) -> SessionPage:
    about = understand(door, who, state)
    plan = plan_of(door, about, language)
    form, named = AskForm(state.text), named_in(door.store, plan)
    return SessionPage(
        state=state,
        person=state.seeker_id,
        longest=LONGEST_TEXT,
        pieces=pieces_of(state.text, about.intake, language),
        not_understood=plan.not_understood,
        groups=chip_groups(about.profile, state.put_in, language),
        taken_out=chips_of(state.taken_out, language),
        questions=questions_of(plan, _places(door, who), language),
        typed=_typed(language),
        chosen=_chosen(language),
        certificates=_certificates(plan, language),
        plan=replace(plan_page(form, plan, named, k=LINES, language=language), next_k=0),
        decided=decided_about(door.store, state.seeker_id, language) if about.registered else (),
    )


def _places(door: Door, who: Caller) -> tuple[str, ...]:
    """Return the places nearby: the district that is served, and that of the office."""
    served = who.account.region_code if who.account is not None else None
    near = (served, door.system.settings.near_region)
    return tuple(dict.fromkeys(code for code in near if code))


def _typed(language: Language) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    return tuple((field, _(LABELS[field])) for field in TYPED)


def _chosen(language: Language) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    parts = (
        *(f"constraint:{name}" for name in CONSTRAINTS),
        *(f"education:{level}" for level in EDUCATION),
        *(f"employment:{form}" for form in EMPLOYMENT_TYPES),
    )
    return ((ANY, _("Choose")), *((part, part_words(part, language)) for part in parts))


def _certificates(plan: Plan, language: Language) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    asked = [gap.name for gap in plan.gaps if gap.kind == "certificate"]
    given = [name for offer in plan.courses for name in offer.gives]
    names = tuple(dict.fromkeys((*asked, *given)))
    if not names:
        return ()
    said = [(name, part_words(f"certificate:{name}", language)) for name in names]
    return ((ANY, _("None")), *said)

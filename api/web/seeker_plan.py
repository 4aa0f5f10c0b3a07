"""The plan of a signed-in seeker, and what they decide about its postings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api.http.bodies import MOST_MATCHES
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, ReadyDoor
from api.http.language import Language
from api.web.asking import AskForm
from api.web.catalogue import N_, translator
from api.web.plan_page import FIRST, PlanPage, named_in, plan_page
from api.web.plan_parts import without_guesses
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import (
    PRIVATE,
    back_to,
    done_words,
    is_plain,
    own_profile,
    reason_options,
)
from recommender.domain.event import Event, EventKind
from recommender.domain.feedback import SEEKER
from recommender.domain.plan import Plan
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.services.keep_plan import keep_plan
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.own_choices import choose, standings, take_back

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])
Done = Annotated[str, Query(max_length=20)]
PostingId = Annotated[str, Form(max_length=200)]
STANDING: Final[Mapping[EventKind, str]] = {
    "saved": N_("Saved"),
    "dismissed": N_("Not for me"),
    "applied": N_("Introduction asked for"),
    "introduced": N_("Introduced"),
    "interviewed": N_("Interviewed"),
    "hired": N_("Hired"),
    "left": N_("No longer there"),
}


@dataclass(frozen=True)
class OwnPlanPage:
    """The plan of the person who looks at it.

    Parameters
    ----------
    plan
        ``None`` where nothing personal is to be used.
    form
        The sentence box that is there instead.
    standing
        What a posting is marked as, in words, by its id.
    own
        Postings whose mark the person may take back.
    reasons
        Why a posting may be not wanted.
    error, error_at
        What is wrong with a reason, and of which posting.
    """

    plan: PlanPage | None
    form: AskForm
    standing: Mapping[str, str]
    own: frozenset[str]
    reasons: tuple[tuple[str, str], ...]
    done: str = ""
    error: str = ""
    error_at: str = ""


@router.get("/plan")
def show(request: Request, door: ReadyDoor, who: CallerDep, done: Done = "") -> Response:
    """Show one's own plan."""
    return _shown(request, door, who, done=done_words(done, page_language(request)))


@router.post("/plan/keep")
def keep(request: Request, door: ReadyDoor, who: CallerDep) -> Response:
    """Keep the plan as it is now."""
    me = own_profile(who, door)
    if is_plain(request):
        return back_to(request, "/me/plan")
    made = own_plan(door, me, standings(door.store, me.id), page_language(request))
    keep_plan(door.store, door.system.clock, made, SEEKER)
    return back_to(request, "/me/plan", "kept")


@router.post("/plan/choice")
def decide(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    posting_id: PostingId = "",
    act: Annotated[Literal["saved", "dismissed", "undone"], Form()] = "saved",
    reason: Annotated[str, Form(max_length=40)] = "",
    words: Annotated[str, Form(max_length=400)] = "",
    back: Annotated[Literal["plan", "saved"], Form()] = "plan",
) -> Response:
    """Record what somebody decides about a posting, or takes back."""
    me, clock = own_profile(who, door), door.system.clock
    if act == "undone":
        done = "undone" if take_back(door.store, clock, me.id, posting_id) else ""
        return back_to(request, f"/me/{back}", done)
    why = (words.strip() or reason) if act == "dismissed" else ""
    if act == "dismissed" and not why:
        _ = translator(page_language(request))
        told = _("Say why, please: it makes your plan better.")
        return _shown(request, door, who, error=told, error_at=posting_id)
    try:
        choose(door.store, clock, me.id, posting_id, act, why)
    except InvalidInput as error:
        told = error.message(page_language(request))
        return _shown(request, door, who, error=told, error_at=posting_id)
    return back_to(request, f"/me/{back}", act)


def own_plan(
    door: Door, me: SeekerProfile, standing: Mapping[str, Event], language: Language
) -> Plan:
    """Return the plan of a registered person, without the postings they do not want."""
    system = door.system
    gone = {i for i, event in standing.items() if event.kind == "dismissed"}
    wish = PlanWish(
        seeker=me,
        seeker_id=me.id,
        words=me.summary,
        k=min(FIRST + len(gone), MOST_MATCHES),
        language=language,
    )
    made = make_plan(system.matching, system.planning, system.rule_packs, wish)
    return _without(without_guesses(door.mark(made, language)), gone)


def _without(plan: Plan, gone: set[str]) -> Plan:
    left = [match for match in plan.postings if match.posting.id not in gone][:FIRST]
    ranked = tuple(m.model_copy(update={"rank": n}) for n, m in enumerate(left, 1))
    places = tuple(p for p in plan.apprenticeships if p.match.posting.id not in gone)
    return plan.model_copy(update={"postings": ranked, "apprenticeships": places})


def _shown(
    request: Request,
    door: Door,
    who: Caller,
    done: str = "",
    error: str = "",
    error_at: str = "",
) -> Response:
    language, me = page_language(request), own_profile(who, door)
    _ = translator(language)
    standing, form, shown = standings(door.store, me.id), AskForm(plain=True), None
    if not is_plain(request):
        made = own_plan(door, me, standing, language)
        shown = plan_page(form, made, named_in(door.store, made), k=FIRST, language=language)
    page = OwnPlanPage(
        plan=shown,
        form=form,
        standing={i: _(STANDING[event.kind]) for i, event in standing.items()},
        own=frozenset(i for i, e in standing.items() if e.kind in ("saved", "applied")),
        reasons=reason_options(language),
        done=done,
        error=error,
        error_at=error_at,
    )
    status = 422 if error else 200
    return render("me/plan.html", site_of(request), page, status, PRIVATE)

"""Complaints and appeals of a signed-in seeker, with the last day for the reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.web.catalogue import N_, long_date, translator
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import PRIVATE, back_to, done_words, own_profile
from recommender.domain.feedback import Complaint, ComplaintKind
from recommender.domain.moment import day_of
from recommender.services.casework_files import CaseworkFolder
from recommender.services.handle_complaints import NewComplaint, list_complaints, open_complaint
from recommender.services.own_data import assessed_rules

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])
LONGEST: Final = 2000
KINDS: Final[Mapping[ComplaintKind, str]] = {
    "complaint": N_("A complaint about the service"),
    "appeal": N_("An appeal against a plan or an assessment"),
}


@dataclass(frozen=True)
class CaseLine:
    """One complaint or appeal."""

    kind: str
    text: str
    about: str
    opened: str
    due: str
    reply: str
    replied: str


@dataclass(frozen=True)
class AppealPage:
    """The form, how long a reply takes, and what was sent before."""

    kinds: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    due: str
    lines: tuple[CaseLine, ...]
    kind: str = ""
    chosen: str = ""
    text: str = ""
    done: str = ""
    error: str = ""
    longest: int = LONGEST


@router.get("/appeal")
def show(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show the form, and what was sent before with its reply."""
    return _shown(request, door, who, done=done_words(done, page_language(request)))


@router.post("/appeal")
def send(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    kind: Annotated[ComplaintKind, Form()] = "appeal",
    about: Annotated[str, Form(max_length=200)] = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    """Keep a complaint or an appeal with the last day for its reply."""
    me, said = own_profile(who, door), text.replace("\r\n", "\n").strip()
    chosen = about if about in dict(_about(door, me.id, page_language(request))) else ""
    if not said or len(said) > LONGEST:
        _ = translator(page_language(request))
        told = _("That is too long: at most %(most)s characters.") % {"most": LONGEST}
        error = told if said else _("Say what is wrong, please.")
        return _shown(request, door, who, kind, chosen, said[:LONGEST], error)
    new = NewComplaint(seeker_id=me.id, kind=kind, text=said, about=chosen or None)
    open_complaint(door.store, door.system.clock, CaseworkFolder().deadlines(), new)
    return back_to(request, "/me/appeal", "sent")


def _shown(
    request: Request,
    door: Door,
    who: Caller,
    kind: ComplaintKind = "appeal",
    chosen: str = "",
    text: str = "",
    error: str = "",
    done: str = "",
) -> Response:
    language, me = page_language(request), own_profile(who, door)
    _ = translator(language)
    about = _about(door, me.id, language)
    due = CaseworkFolder().deadlines().reply_by("appeal", door.system.clock.today())
    page = AppealPage(
        kinds=tuple((code, _(words)) for code, words in KINDS.items()),
        about=(("", _("The service in general")), *about),
        due=long_date(due, language) or "",
        lines=_lines(list_complaints(door.store, seeker_id=me.id), dict(about), language),
        kind=kind,
        chosen=chosen,
        text=text,
        done=done,
        error=error,
    )
    status = 422 if error else 200
    return render("me/appeal.html", site_of(request), page, status, PRIVATE)


def _about(door: Door, seeker_id: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what one may appeal against: kept plans and assessments, the newest first."""
    _ = translator(language)
    plans = (
        (plan.id, _("The plan of %(day)s") % {"day": long_date(day_of(plan.at), language)})
        for plan in reversed(door.store.plans.of_seeker(seeker_id))
    )
    assessed = (
        (
            one.id,
            _("The assessment “%(title)s” of %(day)s")
            % {
                "title": one.title_zh if language == "zh" else one.title_en,
                "day": long_date(one.assessed_on, language),
            },
        )
        for one in reversed(assessed_rules(door.store, seeker_id))
    )
    return (*plans, *assessed)


def _lines(
    found: list[Complaint], about: Mapping[str, str], language: Language
) -> tuple[CaseLine, ...]:
    _ = translator(language)
    return tuple(
        CaseLine(
            kind=_(KINDS[one.kind]),
            text=one.text,
            about=about.get(one.about or "", ""),
            opened=long_date(one.opened_on, language) or "",
            due=long_date(one.due, language) or "",
            reply=one.reply or "",
            replied=long_date(one.replied_on, language) or "",
        )
        for one in reversed(found)
    )

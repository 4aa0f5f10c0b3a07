"""What is kept of a signed-in seeker: see it, delete tags, take it along, switch it off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import orjson
from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api.http.caller import Allowed, CallerDep, account_of
from api.http.door import Door, DoorDep, ReadyDoor
from api.http.language import Language
from api.web.catalogue import N_, long_date, translator
from api.web.large_print import A_YEAR_S
from api.web.posting_words import Fact
from api.web.profile_words import understood
from api.web.rendering import page_language, render, site_of
from api.web.seeker_own import (
    PLAIN_COOKIE,
    PRIVATE,
    back_to,
    done_words,
    is_plain,
    own_profile,
    reason_words,
)
from api.web.seeker_plan import STANDING
from recommender.domain.event import Event
from recommender.domain.moment import day_of
from recommender.domain.tag import Tag, TagKind
from recommender.services.own_choices import TOOK_BACK, all_events
from recommender.services.own_data import assessed_rules, own_data
from recommender.services.seeker_tags import delete_tag, seeker_tags

router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])
Back = Annotated[Literal["plan", "data"], Form()]
EVENTS_SHOWN: Final = 50
TAG_KINDS: Final[Mapping[TagKind, str]] = {
    "occupation": N_("Occupations"),
    "skill": N_("What you can do"),
    "certificate": N_("Certificates you hold"),
    "constraint": N_("Your conditions"),
    "refused_work": N_("Work you refuse"),
    "lacks_skill": N_("What you cannot do"),
    "lacks_certificate": N_("Certificates you do not have"),
}


@dataclass(frozen=True)
class TagGroup:
    """The tags of one kind, as pairs of id and name."""

    label: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EventLine:
    """Something that happened with a posting."""

    day: str
    what: str
    id: str
    title: str
    why: str


@dataclass(frozen=True)
class DataPage:
    """All that is kept, in words."""

    facts: tuple[Fact, ...]
    counselor: str
    tags: tuple[TagGroup, ...]
    n_deleted: int
    events: tuple[EventLine, ...]
    plans: tuple[str, ...]
    counts: tuple[Fact, ...]
    plain: bool
    done: str


@router.get("/data")
def show(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show what is kept of oneself."""
    language, me, store = page_language(request), own_profile(who, door), door.store
    found = seeker_tags(store, door.system.linker, me.id, language=language)
    entry = store.caseloads.get_many([me.id]).get(me.id)
    page = DataPage(
        facts=understood(me, language),
        counselor=entry.counselor if entry else "",
        tags=_groups(found.tags, language),
        n_deleted=len(found.deleted),
        events=_events(door, me.id, language),
        plans=tuple(
            f"{long_date(day_of(plan.at), language)}"
            for plan in reversed(store.plans.of_seeker(me.id))
        ),
        counts=_counts(door, me.id, language),
        plain=is_plain(request),
        done=done_words(done, language),
    )
    return render("me/data.html", site_of(request), page, headers=PRIVATE)


@router.post("/data/tags")
def drop_tag(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    tag: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Delete a tag for good."""
    system, me = door.system, own_profile(who, door)
    delete_tag(door.store, system.linker, system.clock, me.id, tag)
    return back_to(request, "/me/data", "tag")


@router.post("/data/plain")
async def switch_off(request: Request, back: Back = "data") -> Response:
    """Use nothing of the profile from now on, in this browser."""
    response = back_to(request, f"/me/{back}", "plain")
    secure = request.url.scheme == "https"
    response.set_cookie(PLAIN_COOKIE, "1", A_YEAR_S, httponly=True, samesite="lax", secure=secure)
    return response


@router.post("/data/personal")
async def switch_on(request: Request, back: Back = "data") -> Response:
    """Use the profile again."""
    response = back_to(request, f"/me/{back}", "personal")
    response.delete_cookie(PLAIN_COOKIE)
    return response


@router.get("/data/export")
def export(door: DoorDep, who: CallerDep) -> Response:
    """Send all that is kept as a file."""
    me = own_profile(who, door)
    content = orjson.dumps(own_data(door.store, account_of(who), me.id), option=orjson.OPT_INDENT_2)
    name = {"Content-Disposition": 'attachment; filename="zhiqiao-my-data.json"'}
    return Response(content, media_type="application/json", headers={**PRIVATE, **name})


def _groups(tags: Iterable[Tag], language: Language) -> tuple[TagGroup, ...]:
    _ = translator(language)
    groups: dict[TagKind, list[tuple[str, str]]] = {}
    for tag in tags:
        name = (
            tag.name if tag.value is not False else _("need not be: %(what)s") % {"what": tag.name}
        )
        groups.setdefault(tag.kind, []).append((tag.id, name))
    return tuple(TagGroup(_(TAG_KINDS[kind]), tuple(found)) for kind, found in groups.items())


def _events(door: Door, seeker_id: str, language: Language) -> tuple[EventLine, ...]:
    newest = list(all_events(door.store, seeker_id))[: -EVENTS_SHOWN - 1 : -1]
    named = {p.id: p for p in door.store.postings.get_many([e.posting_id for e in newest])}
    return tuple(
        EventLine(
            day=long_date(day_of(event.at), language) or "",
            what=_what(event, language),
            id=event.posting_id,
            title=named[event.posting_id].title if event.posting_id in named else "",
            why=reason_words(event.reason, language) if event.reason != TOOK_BACK else "",
        )
        for event in newest
    )


def _what(event: Event, language: Language) -> str:
    _ = translator(language)
    if event.reason == TOOK_BACK:
        return _("Taken back")
    return _("Looked at") if event.kind == "viewed" else _(STANDING[event.kind])


def _counts(door: Door, seeker_id: str, language: Language) -> tuple[Fact, ...]:
    """Return how much else is kept; the file holds all of it."""
    _, store = translator(language), door.store
    counted = (
        (N_("Talks and visits written down"), len(store.ledger.of_seeker(seeker_id))),
        (
            N_("Assessments of what you have a right to"),
            len(assessed_rules(store, seeker_id)),
        ),
        (N_("Complaints and appeals"), len(store.complaints.of_seeker(seeker_id))),
        (N_("Ratings"), len(store.ratings.of_seeker(seeker_id))),
        (N_("Decisions of your counselor"), len(store.controls.of_seeker(seeker_id))),
    )
    return tuple(Fact(_(label), str(n)) for label, n in counted if n)

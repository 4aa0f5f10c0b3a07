"""Erasing all that is kept of a signed-in seeker, after a page that asks."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.background import BackgroundTask
from starlette.responses import Response

from api.http.caller import Allowed, Caller, CallerDep
from api.http.cookies import drop_cookie
from api.http.door import Door, DoorDep
from api.http.tracing import where
from api.web.catalogue import translator
from api.web.rendering import Site, page_language, render, site_of
from api.web.seeker_own import PLAIN_COOKIE, PRIVATE, own_profile
from recommender.bootstrap import System
from recommender.domain.feedback import SEEKER
from recommender.errors import ZhiqiaoError
from recommender.services.erase_seeker import erase_seeker

LOG = logging.getLogger("zhiqiao.erase")
router = APIRouter(prefix="/me", include_in_schema=False, dependencies=[Allowed("seeker")])


@dataclass(frozen=True)
class ErasePage:
    """The question before everything goes."""

    counselor: str
    error: str = ""


@dataclass(frozen=True)
class ErasedPage:
    """That everything is gone."""


@router.get("/erase")
def ask(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Ask whether everything is to go."""
    return _asked(request, door, who)


@router.post("/erase")
def erase(
    request: Request, door: DoorDep, who: CallerDep, sure: Annotated[bool, Form()] = False
) -> Response:
    """Erase the person who asks; they are signed out everywhere."""
    me = own_profile(who, door)
    if not sure:
        _ = translator(page_language(request))
        told = _("Tick the box if everything is to go.")
        return _asked(request, door, who, told)
    erase_seeker(door.store, door.system.clock, me.id, SEEKER)
    response = render("me/erased.html", _signed_out(request), ErasedPage(), headers=PRIVATE)
    drop_cookie(response, door.system.settings, "session")
    response.delete_cookie(PLAIN_COOKIE)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.background = BackgroundTask(_forget, door.system)
    return response


def _asked(request: Request, door: Door, who: Caller, error: str = "") -> Response:
    me = own_profile(who, door)
    entry = door.store.caseloads.get_many([me.id]).get(me.id)
    page = ErasePage(entry.counselor if entry else "", error)
    status = 422 if error else 200
    return render("me/erase.html", site_of(request), page, status, PRIVATE)


def _signed_out(request: Request) -> Site:
    """Return the frame for somebody who has no account any more."""
    site = site_of(request)
    return replace(site, viewer=None, other_url="/" if site.base else "/en")


def _forget(system: System) -> None:
    """Take the person's vectors out of the snapshots; the index has let go of them already."""
    try:
        system.forget_erased()
    except ZhiqiaoError as error:
        LOG.error("somebody is erased, snapshots still hold their vectors: %s", where(error))

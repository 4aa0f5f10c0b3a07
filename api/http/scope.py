"""Which records a caller may see: what lies outside does not exist for them."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from api.http.caller import Caller, CallerDep, Party, admit, require_csrf_header
from api.http.door import StoreDep
from recommender.domain.seeker import SeekerProfile
from recommender.errors import NotFound
from recommender.ports import Store
from recommender.services.people_in_scope import people_in_scope


def seeker(who: Caller, store: Store, seeker_id: str) -> SeekerProfile:
    """Return a seeker; raise `NotFound` outside the scope, as where there is none."""
    person = store.seekers.get(seeker_id)
    if not _visible(who, store, [person]):
        raise NotFound(kind="seeker", id=seeker_id)
    return person


async def _path_in_scope(request: Request, who: CallerDep, store: StoreDep) -> None:
    if who.kind != "program":
        await run_in_threadpool(seeker, who, store, request.path_params["seeker_id"])


InScope = Depends(_path_in_scope)
"""Opens a route with a ``seeker_id`` in its path for those seekers alone whom one may see."""


def admit_to(request: Request, who: Caller, store: Store, seeker_id: str, *parties: Party) -> None:
    """Let in who is one of these and may see a seeker whom the body of a request names.

    Raises
    ------
    Forbidden
        Anybody else.
    NotFound
        The seeker lies outside the scope.
    """
    admit_sending(request, who, *parties)
    if who.kind != "program":
        seeker(who, store, seeker_id)


def admit_sending(request: Request, who: Caller, *parties: Party) -> None:
    """Let in who is one of these and sends JSON, raise `Forbidden` for anybody else."""
    admit(request, who, parties)
    require_csrf_header(request, who)


def hides(who: Caller, store: Store, seeker_id: str, kind: str, record_id: str) -> None:
    """Raise `NotFound` for a record of a seeker who lies outside the scope."""
    if who.kind != "program" and not sees(who, store, [seeker_id]):
        raise NotFound(kind=kind, id=record_id)


def sees(who: Caller, store: Store, seeker_ids: Sequence[str]) -> set[str]:
    """Return those of these seekers whom somebody may see."""
    return _visible(who, store, store.seekers.get_many(seeker_ids))


def caseload_name(who: Caller, wanted: str | None = None) -> str | None:
    """Return whose caseload is meant: one's own, or for a program the one it names."""
    return who.account.looks_after if who.account is not None else wanted


def _visible(who: Caller, store: Store, people: Sequence[SeekerProfile]) -> set[str]:
    if who.kind == "program":
        return {person.id for person in people}
    if who.account is not None:
        return people_in_scope(store, who.account, people)
    kept = who.walk_up.seeker_id if who.walk_up is not None else None
    return {person.id for person in people if person.id == kept}

"""Health of the service: the doctor's checks, the index, this worker, its times and its use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.http.measures import RouteTimes
from api.web.catalogue import N_, translator
from api.web.posting_words import Fact
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import count_words
from api.web.tables import Column
from recommender.services.examine import examine

router = APIRouter(prefix="/operator", include_in_schema=False, dependencies=[Allowed("operator")])
BUSIEST: Final = 15
COLUMNS: Final = (
    ("route", N_("Address")),
    ("count", N_("Requests")),
    ("mean", N_("On average")),
    ("half", N_("Half within")),
    ("most", N_("95 of 100 within")),
    ("failed", N_("Failed")),
)
CHECKS: Final[Mapping[str, str]] = {
    "status": N_("State"),
    "python": N_("Python"),
    "cpus": N_("Processors"),
    "omp_wait_policy": N_("Idle threads"),
    "home": N_("Folder of what is stored"),
    "cache": N_("Folder of what is built"),
    "disk_free_gb": N_("Free on the disk, GB"),
    "store_engine": N_("Database"),
    "store_version": N_("Its version"),
    "store_schema": N_("Schema"),
    "store_schema_expected": N_("Schema of this release"),
    "store_journal_mode": N_("Journal"),
    "store_synchronous": N_("Writes are certain"),
    "store_foreign_keys": N_("Foreign keys"),
    "postings_open": N_("Open postings"),
    "seekers": N_("People"),
    "courses": N_("Courses"),
    "services": N_("Service items"),
    "encoder": N_("Encoder"),
    "index": N_("Index"),
}


@dataclass(frozen=True)
class HealthPage:
    """Everything one looks at first."""

    good: bool
    state: str
    tiles: tuple[Fact, ...]
    switching: str
    columns: tuple[Column, ...]
    routes: tuple[Mapping[str, str], ...]
    checks: tuple[Fact, ...]


async def measured(door: DoorDep) -> tuple[RouteTimes, ...]:
    """Return what this worker has measured; it is read where it is written."""
    return door.measures.times()


@router.get("")
def show(
    request: Request,
    door: DoorDep,
    times: Annotated[tuple[RouteTimes, ...], Depends(measured)],
) -> Response:
    """Show the health of the service."""
    language, status = page_language(request), door.keeper.status
    _ = translator(language)
    checks = _checks(door)
    page = HealthPage(
        good=status.warm and not status.degraded,
        state=_state(door, language),
        tiles=_tiles(door, times, language),
        switching=_switching(door, language),
        columns=tuple(Column(key, _(label), key != "route") for key, label in COLUMNS),
        routes=tuple(_route(one, language) for one in times[:BUSIEST]),
        checks=tuple(Fact(_(CHECKS.get(name, name)), text) for name, text in checks.items()),
    )
    return render("operator/health.html", site_of(request), page)


def _state(door: Door, language: Language) -> str:
    _, status = translator(language), door.keeper.status
    if status.error is not None:
        return status.error.message(language)
    return _("Ready to answer.") if status.warm else _("Starting.")


def _tiles(door: Door, times: tuple[RouteTimes, ...], language: Language) -> tuple[Fact, ...]:
    _, status = translator(language), door.keeper.status
    settings = door.system.settings
    return (
        Fact(_("Postings in the index"), count_words(status.index_rows, language)),
        Fact(_("Changes not yet in the index"), count_words(status.changes_behind, language)),
        Fact(_("Requests to this worker"), count_words(sum(t.count for t in times), language)),
        Fact(_("Failed"), count_words(sum(t.failed for t in times), language)),
        Fact(_("Workers set"), count_words(settings.workers, language)),
        Fact(_("Process of this worker"), str(os.getpid())),
    )


def _switching(door: Door, language: Language) -> str:
    switch = door.keeper.status.switch
    if switch is None:
        return ""
    told = translator(language)(N_("Moving to %(name)s: %(done)s of %(total)s are embedded."))
    return told % {"name": switch.to, "done": switch.done, "total": switch.total}


def _route(one: RouteTimes, language: Language) -> Mapping[str, str]:
    return {
        "route": f"{one.method} {one.route}",
        "count": count_words(one.count, language),
        "mean": f"{one.mean_s * 1000:.0f} ms",
        "half": _within(one.half_s, language),
        "most": _within(one.most_s, language),
        "failed": count_words(one.failed, language),
    }


def _within(seconds: float | None, language: Language) -> str:
    if seconds is None:
        return translator(language)(N_("more than 5 s"))
    return f"{seconds * 1000:g} ms"


def _checks(door: Door) -> dict[str, str]:
    system = door.system
    model = door.keeper.status.model
    built = system.postings if model else None
    found = examine(door.store, system.settings.home, system.settings.cache, model or None, built)
    return {name: str(value) for name, value in found.items()}

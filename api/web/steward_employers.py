"""Which employers answer introductions, and which do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import DoorDep
from api.web.catalogue import N_, translator
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import count_words, share_words
from api.web.tables import Column
from recommender.services.rerank_lines import window_of

router = APIRouter(
    prefix="/steward/employers", include_in_schema=False, dependencies=[Allowed("steward")]
)
SHOWN: Final = 200
COLUMNS: Final = (
    ("employer", N_("Employer")),
    ("asked", N_("Introductions")),
    ("answered", N_("Answered in time")),
    ("silent", N_("Not answered")),
    ("share", N_("Share answered")),
)


@dataclass(frozen=True)
class EmployersPage:
    """Employers by the introductions they left unanswered, the most first."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]
    seen_days: int
    within_days: int
    left_out: int


@router.get("")
def show(request: Request, door: DoorDep) -> Response:
    """Show the employers that had an introduction."""
    language, system = page_language(request), door.system
    counts = door.store.events.by_employer(window_of(system.clock, system.reranking))
    ordered = sorted(counts.items(), key=lambda one: (one[1][1] - one[1][0], one[0]))
    _ = translator(language)
    rows = tuple(
        {
            "employer": name,
            "asked": count_words(asked, language),
            "answered": count_words(answered, language),
            "silent": count_words(asked - answered, language),
            "share": share_words(answered, asked),
        }
        for name, (asked, answered) in ordered[:SHOWN]
    )
    page = EmployersPage(
        columns=tuple(Column(key, _(label), key != "employer") for key, label in COLUMNS),
        rows=rows,
        seen_days=system.reranking.answers.seen_days,
        within_days=system.reranking.answers.within_days,
        left_out=len(ordered) - len(rows),
    )
    return render("steward/employers.html", site_of(request), page)

"""The steward's board: what waits, and how fresh the postings are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import DoorDep
from api.http.language import Language
from api.web.account_words import moment_words
from api.web.catalogue import N_, translator
from api.web.charts.bars import BarRow, bar_figure
from api.web.charts.figure import Figure
from api.web.rendering import page_language, render, site_of
from api.web.steward_titles import known_queue
from api.web.steward_words import count_words
from api.web.tables import Column
from recommender.ports import SourceCounts
from recommender.services.import_records import IMPORTED

router = APIRouter(prefix="/steward", include_in_schema=False, dependencies=[Allowed("steward")])
AGES: Final = (
    N_("Up to 7 days"),
    N_("8 to 30 days"),
    N_("31 to 90 days"),
    N_("More than 90 days"),
    N_("Day not known"),
)
COLUMNS: Final = (
    ("source", N_("Feed")),
    ("last", N_("Last import")),
    ("n_open", N_("Open")),
    ("n_held", N_("Held back")),
    ("n_soon", N_("End within 7 days")),
    ("n_over", N_("Last day is over")),
)


@dataclass(frozen=True)
class Queue:
    """Something that waits for a steward; `count` in words, empty where it was not counted."""

    label: str
    path: str
    count: str


@dataclass(frozen=True)
class BoardPage:
    """Queues, feeds, and the ages of open postings."""

    queues: tuple[Queue, ...]
    columns: tuple[Column, ...]
    feeds: tuple[Mapping[str, str], ...]
    ages: Figure


@router.get("")
def show(request: Request, door: DoorDep) -> Response:
    """Show the board."""
    language, store = page_language(request), door.store
    feeds = store.register.sources(door.system.clock.today())
    last = store.audit.last(IMPORTED, "postings")
    _ = translator(language)
    page = BoardPage(
        queues=_queues(request, feeds, language),
        columns=tuple(Column(key, _(label), key.startswith("n_")) for key, label in COLUMNS),
        feeds=tuple(_feed(one, last.get(one.source), language) for one in feeds),
        ages=_ages(feeds, language),
    )
    return render("steward/board.html", site_of(request), page)


def _queues(
    request: Request, feeds: Sequence[SourceCounts], language: Language
) -> tuple[Queue, ...]:
    _ = translator(language)
    titles = known_queue(request)

    def said(n: int) -> str:
        return count_words(n, language)

    return (
        Queue(_("Ads held back"), "/steward/holds", said(sum(f.n_held for f in feeds))),
        Queue(
            _("Titles without an occupation"),
            "/steward/unmapped",
            said(titles.titles_unmapped) if titles else "",
        ),
        Queue(_("Near-duplicates"), "/steward/duplicates", ""),
        Queue(
            _("Open, but the last day is over"),
            "/steward/postings?status=open",
            said(sum(f.n_over for f in feeds)),
        ),
    )


def _feed(one: SourceCounts, last: datetime | None, language: Language) -> Mapping[str, str]:
    counts = {key: count_words(getattr(one, key), language) for key, _ in COLUMNS[2:]}
    told = moment_words(last, language) if last else translator(language)(N_("Not known"))
    return {"source": one.source, "last": told, **counts}


def _ages(feeds: Sequence[SourceCounts], language: Language) -> Figure:
    _ = translator(language)
    totals = [sum(one.by_age[place] for one in feeds) for place in range(len(AGES))]
    bars = [
        BarRow(_(label), (total,), (count_words(total, language),))
        for label, total in zip(AGES, totals, strict=True)
    ]
    columns = (_("Days since it was posted"), _("Open postings"))
    return bar_figure(_("Age of the open postings"), columns, bars)

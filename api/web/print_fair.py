"""Write what comes out of a fair beside its workbook: pages to print, a report, calendars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from api.web.fair_calendar import calendar_of
from api.web.fair_pages import (
    attendees_page,
    booths_page,
    changed_page,
    checklist_page,
    report_page,
)
from api.web.rendering import Site, environment
from recommender.domain.fair_report import FairReport
from recommender.errors import FileUnreadable
from recommender.services.fair_print import AttendeeSheet, FairPaper
from recommender.services.fair_print_checklist import FairChecklist

PRINT, CALENDAR, REPORT_PAGE = "print", "calendar", "report.html"
BOOTHS, ATTENDEES, CHECKLIST, CHANGED, ALL_MEETINGS = (
    "booths.html",
    "attendees.html",
    "checklist.html",
    "changed.html",
    "all.ics",
)
_SITE: Final = Site("zh", "", "")
# Neither a folder nor what Windows keeps for itself.
_UNSAFE: Final = re.compile(r"[^\w.-]|^\.+|\.+$")
_DEVICES: Final = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d|all)$")


def print_fair(folder: Path, paper: FairPaper, checklist: FairChecklist) -> None:
    """Write the pages to print into ``print/``.

    Raises
    ------
    FileUnreadable
        The folder cannot be written to.
    """
    _write(folder / PRINT / BOOTHS, _page("fair/booths.html", booths_page(paper)))
    _write(folder / PRINT / ATTENDEES, _page("fair/attendees.html", attendees_page(paper)))
    page = checklist_page(paper, checklist)
    _write(folder / PRINT / CHECKLIST, _page("fair/checklist.html", page))


def print_changes(folder: Path, changed: FairPaper) -> int:
    """Write the pages to print again into one file; return how many there are.

    Without any there is no file.

    Raises
    ------
    FileUnreadable
        The folder cannot be written to.
    """
    n_pages = len(changed.booths) + len(changed.attendees)
    if n_pages:
        _write(folder / PRINT / CHANGED, _page("fair/changed.html", changed_page(changed)))
    return n_pages


def print_report(folder: Path, report: FairReport) -> None:
    """Write the report as a page.

    Raises
    ------
    FileUnreadable
        The folder cannot be written to.
    """
    _write(folder / REPORT_PAGE, _page("fair/report.html", report_page(report)))


def write_calendars(folder: Path, paper: FairPaper, made_at: datetime) -> int:
    """Write a calendar a person and one of all; return for how many people.

    Without the day or the first slot's time there is none, and those of another plan go: a
    person must not be sent to a meeting that is no longer planned.

    Raises
    ------
    FileUnreadable
        The folder cannot be written to.
    """
    place, day = folder / CALENDAR, paper.day.day
    for old in place.glob("*.ics"):
        old.unlink()
    if day is None or not paper.spans:
        return 0
    met = [sheet for sheet in paper.attendees if sheet.visits]
    for name, sheet in zip(file_names(met), met, strict=True):
        _write(place / f"{name}.ics", calendar_of([sheet], paper.spans, day, made_at))
    _write(place / ALL_MEETINGS, calendar_of(met, paper.spans, day, made_at, of_many=True))
    return len(met)


def file_names(sheets: Sequence[AttendeeSheet]) -> list[str]:
    """Return a file name a person, different on every system however numbers are written."""
    taken: set[str] = set()
    names = []
    for sheet in sheets:
        name = _UNSAFE.sub("_", sheet.attendee_id) or "_"
        name = f"{name}_" if _DEVICES.match(name) else name
        free = name
        number = 2
        while free.casefold() in taken:
            free, number = f"{name}-{number}", number + 1
        taken.add(free.casefold())
        names.append(free)
    return names


def _page(template: str, page: object) -> bytes:
    html = environment("zh").get_template(template).render(site=_SITE, page=page)
    return html.encode()


def _write(path: Path, body: bytes) -> None:
    """Write a file whole or not at all."""
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(body)
        aside.replace(path)
    except OSError as error:
        raise FileUnreadable(
            file=path.name,
            detail_zh="无法写入，请核对文件夹是否存在、是否有写权限和剩余空间",
            detail_en="it cannot be written; check that the folder exists, may be written to and "
            "has room",
        ) from error

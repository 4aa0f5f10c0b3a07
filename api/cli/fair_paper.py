"""What ``zhiqiao fair`` writes beside a plan: pages to print, calendars, the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import say

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.fair_report import FairDay
    from recommender.services.fair_print import Visit
    from recommender.services.plan_fair import PlannedFair

Day = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        envvar="ZHIQIAO_DAY",
        help="哪天举办，日历文件要用。 The day of the fair, for calendars.",
    ),
]
Starts = Annotated[
    str | None,
    typer.Option(
        envvar="ZHIQIAO_STARTS",
        metavar="HH:MM",
        help="第一场几点开始，不给就只印场次。 When the first slot begins.",
    ),
]
SlotMinutes = Annotated[
    int,
    typer.Option(
        min=1, max=240, envvar="ZHIQIAO_SLOT_MINUTES", help="一场几分钟。 How long a slot is."
    ),
]
WalkMinutes = Annotated[
    int,
    typer.Option(
        min=0, max=120, envvar="ZHIQIAO_WALK_MINUTES", help="两场之间走几分钟。 Between slots."
    ),
]
Lunch = Annotated[
    str | None,
    typer.Option(
        envvar="ZHIQIAO_LUNCH",
        metavar="HH:MM-HH:MM",
        help="午休，碰到的场次移到午休后。 No slot reaches into it.",
    ),
]


def hours_of(
    day: datetime | None,
    starts: str | None,
    slot_minutes: int,
    walk_minutes: int,
    lunch: str | None,
    slots: int,
) -> FairDay:
    """Return the hours that were typed; slots that run past midnight are refused at once."""
    from recommender.services.fair_print_times import fair_day, spans_of

    hours = fair_day(day.date() if day else None, starts, slot_minutes, walk_minutes, lunch)
    spans_of(hours, slots)
    return hours


def write_out(
    system: System,
    folder: Path,
    made: PlannedFair,
    hours: FairDay,
    remote: Mapping[str, tuple[Visit, ...]] | None = None,
) -> dict[str, Any]:
    """Write workbook, pages, calendars and report of a plan; return where they are.

    `remote` are interviews across the cities of a joint fair, by attendee.
    """
    from api.web.print_fair import (
        CALENDAR,
        PRINT,
        print_changes,
        print_fair,
        print_report,
        write_calendars,
    )
    from recommender.services.fair_print import fair_paper, with_remote
    from recommender.services.fair_print_changes import only_changed, with_changes
    from recommender.services.fair_print_checklist import fair_checklist
    from recommender.services.fair_print_meetings import told_meetings
    from recommender.services.fair_report import REPORT_FILE, fair_report
    from recommender.services.plan_fair_sheets import write_fair

    told = told_meetings(made, system.matching)
    paper = with_remote(with_changes(fair_paper(made, told, hours), made.plan), remote or {})
    report = fair_report(made, told, hours)
    write_fair(system.writer, folder, made, system.matching, hours, told)
    print_fair(folder, paper, fair_checklist(made))
    changed = print_changes(folder, only_changed(paper, made.plan))
    system.writer.write_document(folder / REPORT_FILE, report)
    print_report(folder, report)
    written = write_calendars(folder, paper, system.clock.now())
    if not written and made.plan.meetings:
        say("没有给 --day 和 --starts，不写日历。 No calendars without --day and --starts.")
    return {
        "print": str(folder / PRINT),
        "report": str(folder / REPORT_FILE),
        "calendars": written,
        **({"changed_pages": changed} if changed else {}),
        **({"calendar": str(folder / CALENDAR)} if written else {}),
    }

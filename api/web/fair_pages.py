"""What the printed pages of a fair show: one frozen context a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from api.web.catalogue import N_, long_date, translator
from api.web.charts.bars import BarChart, BarRow, bar_chart
from api.web.qr import qr_svg
from recommender.domain.fair import UnplacedCode
from recommender.domain.fair_day import OutcomeResult
from recommender.domain.fair_report import FairReport
from recommender.services.fair_print import AttendeeSheet, BoothSheet, FairPaper
from recommender.services.fair_print_checklist import CheckPhase, FairChecklist, FairFact
from recommender.services.fair_print_meetings import Basis

SPARE_LINES: Final = 4  # on the page of a booth, for people who walk in
MOST_TRADES: Final = 15  # in the picture; the table has all

LEFT_OVER: Final[Mapping[UnplacedCode, str]] = {
    "unreadable": N_("The registration could not be read"),
    "under_16": N_("Under 16"),
    "no_consent": N_("No consent to be introduced"),
    "too_little_known": N_("Too little is known"),
    "no_such_work": N_("No such work at this fair"),
    "conditions": N_("The conditions do not fit"),
    "held": N_("The ads are being checked"),
    "capacity_unknown": N_("The booth does not say how many it can meet"),
    "full": N_("All booths that fit are full"),
    "few_suitable": N_("Too few booths fit"),
    "other_city": N_("Planned in another city"),
}
BASES: Final[Mapping[Basis, str]] = {
    "wanted": N_("Wants this work"),
    "near": N_("Wants work like it"),
    "done": N_("Has done this work"),
    "near_done": N_("Has done work like it"),
    "able": N_("Has skills or papers for it"),
    "other": N_("Asked for other work; the conditions fit"),
    "conditions": N_("The conditions fit; talk about the work"),
}
RESULTS: Final[Mapping[OutcomeResult, str]] = {
    "no_show": N_("Did not come"),
    "talked": N_("Talked"),
    "interested": N_("Interested"),
    "hired": N_("Hired"),
    "unsuitable": N_("Not suitable"),
}
FACTS: Final[Mapping[FairFact, str]] = {
    "attendees": N_("This time: %(n)s people signed up"),
    "postings": N_("This time: %(n)s postings"),
    "held": N_("This time: %(n)s ads to be checked"),
    "unknown_capacity": N_("This time: %(n)s booths do not say"),
}


@dataclass(frozen=True)
class BoothsPage:
    """The pages of booths, each with its code; `bases` are words for what meetings rest on."""

    day: str
    sheets: tuple[tuple[BoothSheet, Markup], ...]
    bases: Mapping[Basis, str]
    spare: int


@dataclass(frozen=True)
class AttendeesPage:
    """The pages of people, each with its code."""

    day: str
    sheets: tuple[tuple[AttendeeSheet, Markup], ...]


@dataclass(frozen=True)
class ChangedPage:
    """The pages that a plan bent on the day prints again."""

    day: str
    booths: BoothsPage
    attendees: AttendeesPage


@dataclass(frozen=True)
class ChecklistPage:
    """What is to be seen to, with the sentences for the numbers of this fair."""

    day: str
    phases: tuple[CheckPhase, ...]
    facts: Mapping[str, str]


@dataclass(frozen=True)
class ReportPage:
    """The report with its pictures; words for codes are in the language of the page."""

    day: str
    report: FairReport
    trades: BarChart
    fill: BarChart
    scores: BarChart
    left_over: tuple[tuple[str, int], ...]
    left: BarChart | None
    results: tuple[tuple[str, int], ...]
    outcomes: BarChart | None


def booths_page(paper: FairPaper) -> BoothsPage:
    """Return the pages of booths; a code holds the number of its booth and nothing else."""
    return BoothsPage(
        day=long_date(paper.day.day, "zh") or "",
        sheets=tuple((sheet, qr_svg(sheet.booth_id)) for sheet in paper.booths),
        bases=BASES,
        spare=SPARE_LINES,
    )


def attendees_page(paper: FairPaper) -> AttendeesPage:
    """Return the pages of people; a code holds the number of its person and nothing else."""
    return AttendeesPage(
        day=long_date(paper.day.day, "zh") or "",
        sheets=tuple((sheet, qr_svg(sheet.attendee_id)) for sheet in paper.attendees),
    )


def changed_page(paper: FairPaper) -> ChangedPage:
    """Return the pages of `only_changed` in one file, booths first."""
    booths = booths_page(paper)
    return ChangedPage(booths.day, booths, attendees_page(paper))


def checklist_page(paper: FairPaper, checklist: FairChecklist) -> ChecklistPage:
    """Return the checklist of a fair."""
    _ = translator("zh")
    return ChecklistPage(
        day=long_date(paper.day.day, "zh") or "",
        phases=checklist.phases,
        facts={name: _(FACTS[name]) % {"n": n} for name, n in checklist.facts.items()},
    )


def report_page(report: FairReport) -> ReportPage:
    """Return the report of a fair with its pictures."""
    _ = translator("zh")
    left = tuple((_(LEFT_OVER[code]), n) for code, n in report.left_over.items())
    results = report.outcomes.results.items() if report.outcomes else ()
    noted = tuple((_(RESULTS[result]), n) for result, n in results)
    return ReportPage(
        day=long_date(report.hours.day, "zh") or "",
        report=report,
        trades=_trades(report),
        fill=_fill(report),
        scores=_scores(report),
        left_over=left,
        left=_counted(_("Who has too few meetings, and why"), left),
        results=noted,
        outcomes=_counted(_("What came of the meetings"), noted),
    )


def _trades(report: FairReport) -> BarChart:
    _ = translator("zh")
    known = [one for one in report.trades if one.code][:MOST_TRADES]
    rows = [
        BarRow(one.name, (one.openings, one.attendees), (str(one.openings), str(one.attendees)))
        for one in known
    ]
    series = (_("People wanted"), _("People who want it"))
    return bar_chart(_("Demand and supply"), rows, series)


def _fill(report: FairReport) -> BarChart:
    _ = translator("zh")
    rows = [
        BarRow(
            booth.booth_id,
            (booth.fill or 0.0,),
            (f"{booth.fill:.0%}" if booth.fill is not None else _("Not known"),),
        )
        for booth in report.fill
    ]
    longest = max((len(booth.booth_id) for booth in report.fill), default=0)
    return bar_chart(_("Places filled"), rows, most=1.0, label_width=min(20 + 9 * longest, 150))


def _scores(report: FairReport) -> BarChart:
    _ = translator("zh")
    rows = [
        BarRow(f"{band.low:.1f}–{band.high:.1f}", (band.meetings,), (str(band.meetings),))
        for band in report.scores
    ]
    return bar_chart(_("Scores of the meetings"), rows, label_width=64)


def _counted(title: str, counts: tuple[tuple[str, int], ...]) -> BarChart | None:
    rows = [BarRow(name, (n,), (str(n),)) for name, n in counts]
    return bar_chart(title, rows) if rows else None

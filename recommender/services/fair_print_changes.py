"""Mark on the pages of a fair what changed on the day, and leave out those that did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recommender.domain.fair import FairPlan
from recommender.domain.fair_day import BentPlan, MeetingAt
from recommender.services.fair_print import AttendeeSheet, BoothSheet, FairPaper, Gone
from recommender.services.fair_print_times import Span

Place = tuple[str, str, int]
"""Attendee, booth and slot."""


def with_changes(paper: FairPaper, plan: FairPlan) -> FairPaper:
    """Return pages with what is new marked, and what fell away told to whom it concerns.

    Parameters
    ----------
    paper
        The pages of a plan.
    plan
        It; one that was not bent changes nothing.
    """
    if not isinstance(plan, BentPlan) or not plan.number:
        return paper
    new = {_place(one.attendee_id, one.after): one.reason for one in plan.changes if one.after}
    at_booth: defaultdict[str, list[Gone]] = defaultdict(list)
    of_person: defaultdict[str, list[Gone]] = defaultdict(list)
    for one in plan.changes:
        if one.before is not None:
            slot, times = one.before.slot, _times(paper.spans, one.before.slot)
            at_booth[one.before.booth_id].append(Gone(slot, times, one.attendee_id))
            reason = "" if one.after else one.reason  # else it stands beside the new one
            of_person[one.attendee_id].append(Gone(slot, times, one.before.booth_id, reason))
    return replace(
        paper,
        booths=tuple(_booth(sheet, new, at_booth[sheet.booth_id]) for sheet in paper.booths),
        attendees=tuple(
            _person(sheet, new, of_person[sheet.attendee_id]) for sheet in paper.attendees
        ),
    )


def only_changed(paper: FairPaper, plan: FairPlan) -> FairPaper:
    """Return the pages that must be printed again: of booths and of those who are here.

    Whoever walked in and has no meeting gets a page too: it says why.

    Parameters
    ----------
    paper
        With changes marked.
    plan
        The plan.
    """
    away = set(plan.no_shows) if isinstance(plan, BentPlan) else set()
    came = set(plan.came) if isinstance(plan, BentPlan) else set()
    return replace(
        paper,
        booths=tuple(
            sheet for sheet in paper.booths if sheet.gone or any(x.changed for x in sheet.lines)
        ),
        attendees=tuple(
            sheet
            for sheet in paper.attendees
            if sheet.attendee_id not in away
            and (
                sheet.gone
                or any(visit.changed for visit in sheet.visits)
                or (sheet.attendee_id in came and not sheet.visits)
            )
        ),
    )


def _place(attendee_id: str, at: MeetingAt | None) -> Place:
    return ("", "", -1) if at is None else (attendee_id, at.booth_id, at.slot)


def _times(spans: Sequence[Span], slot: int) -> str:
    return spans[slot].words() if spans else ""


def _booth(sheet: BoothSheet, new: Mapping[Place, str], gone: Sequence[Gone]) -> BoothSheet:
    lines = tuple(
        replace(line, changed=(line.attendee_id, sheet.booth_id, line.slot) in new)
        for line in sheet.lines
    )
    return replace(sheet, lines=lines, gone=tuple(sorted(gone, key=lambda one: one.slot)))


def _person(sheet: AttendeeSheet, new: Mapping[Place, str], gone: Sequence[Gone]) -> AttendeeSheet:
    visits = tuple(
        replace(visit, changed=new.get((sheet.attendee_id, visit.booth_id, visit.slot), ""))
        for visit in sheet.visits
    )
    return replace(sheet, visits=visits, gone=tuple(sorted(gone, key=lambda one: one.slot)))

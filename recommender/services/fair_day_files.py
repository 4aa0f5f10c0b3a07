"""Read the files of the day and the log of who signed in into what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from recommender.domain.fair import FairFile, FairProblem
from recommender.domain.fair_day import BentPlan, FairEvent
from recommender.importing.fair_lists import COLUMN, ListKind, ReadList, read_list
from recommender.importing.fair_problems import fair_problem
from recommender.importing.row_problems import RowError
from recommender.ports import TableReader
from recommender.services.plan_fair_reading import as_problems


@dataclass(frozen=True)
class DayFiles:
    """What a person says of the day.

    Parameters
    ----------
    no_shows
        Who did not come.
    walk_ins
        Who came without being in the plan; the columns of the registrations.
    closed_booths
        Which booths are closed, with the slot from which on, by default the next one.
    late_booths
        Which booths are late, with the first slot in which they are there.
    from_slot
        The first slot that can still be changed, from 0.
    absent_after
        Who has not signed in counts as absent: the log is read at this moment or later.
    """

    no_shows: Path | None = None
    walk_ins: Path | None = None
    closed_booths: Path | None = None
    late_booths: Path | None = None
    from_slot: int = 0
    absent_after: datetime | None = None


@dataclass(frozen=True)
class Happened:
    """What happened, as far as a plan depends on it.

    Parameters
    ----------
    absent
        Who did not come.
    here
        Who signed in, or was met by an employer.
    held
        Meetings, by attendee and booth, of which an outcome is known.
    missed
        Meetings that somebody did not come to.
    closed_from, late_until
        Slots by booth, from 0.
    problems
        What to look at.
    """

    absent: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    held: frozenset[tuple[str, str]] = frozenset()
    missed: frozenset[tuple[str, str]] = frozenset()
    closed_from: Mapping[str, int] = field(default_factory=dict)
    late_until: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[FairProblem, ...] = ()


def attendee_ids(plan: BentPlan) -> tuple[frozenset[str], dict[str, str]]:
    """Return everybody in a plan, and by the numbers that were merged, whom they stand for.

    Parameters
    ----------
    plan
        Any.
    """
    known = frozenset(
        [
            *(meeting.attendee_id for meeting in plan.meetings),
            *(one.attendee_id for one in plan.unplaced),
            *plan.no_shows,
        ]
    )
    return known, {one.attendee_id: one.same_as for one in plan.merged}


def what_happened(
    reader: TableReader, plan: BentPlan, files: DayFiles, events: Sequence[FairEvent]
) -> Happened:
    """Return what the files and the log say, on top of what the plan knows already.

    A list of people is the word of whoever runs the day: it goes before the log. Whoever was
    absent and has signed in since is here again.

    Parameters
    ----------
    reader
        Opens files.
    plan
        The newest.
    files
        Of the day.
    events
        The log.
    """
    known, aliases = attendee_ids(plan)
    gone = _list(reader, files.no_shows, "attendees", known, aliases)
    closed = _list(reader, files.closed_booths, "booths", plan.capacities, {})
    late = _list(reader, files.late_booths, "booths", plan.capacities, {})
    here = _here(events)
    absent = {*plan.no_shows} - here | {*gone.slots}
    if files.absent_after is not None:
        absent |= known - here - {*plan.walk_ins}
    late_until, wrong_late = _slots(late, plan.slots, None)
    closed_from, wrong_closed = _slots(closed, plan.slots, files.from_slot + 1)
    both = [
        fair_problem(gone.rows[one], "signed_in_yet_absent", COLUMN["attendees"])
        for one in gone.slots
        if one in here
    ]
    told: list[tuple[FairFile, list[RowError]]] = [
        ("no_shows", [*gone.problems, *both]),
        ("closed_booths", [*closed.problems, *wrong_closed]),
        ("late_booths", [*late.problems, *wrong_late]),
    ]
    last = _outcomes(events)
    return Happened(
        absent=frozenset(absent),
        here=frozenset(here),
        held=frozenset(pair for pair, missed in last.items() if not missed),
        missed=frozenset(pair for pair, missed in last.items() if missed),
        closed_from={**plan.closed_from, **closed_from},
        late_until={**plan.late_until, **late_until},
        problems=tuple(one for file, of in told for one in as_problems(of, file)),
    )


def _list(
    reader: TableReader,
    path: Path | None,
    kind: ListKind,
    known: Iterable[str],
    aliases: Mapping[str, str],
) -> ReadList:
    if path is None:
        return ReadList()
    return read_list(reader.read(path), kind, frozenset(known), aliases)


def _here(events: Sequence[FairEvent]) -> set[str]:
    return {one.attendee_id for one in events if one.kind == "sign_in" or one.result != "no_show"}


def _outcomes(events: Sequence[FairEvent]) -> dict[tuple[str, str], bool]:
    """Return by meeting whether it was missed; what was written last counts."""
    return {
        (one.attendee_id, one.booth_id): one.result == "no_show"
        for one in events
        if one.kind == "outcome" and one.booth_id is not None
    }


def _slots(
    read: ReadList, n_slots: int, default: int | None
) -> tuple[dict[str, int], list[RowError]]:
    """Return the slot of each booth, from 0, and the rows that name none there is."""
    found: dict[str, int] = {}
    problems: list[RowError] = []
    for booth, written in read.slots.items():
        slot = default if written is None else written
        if slot is None:
            problems.append(fair_problem(read.rows[booth], "slot_missing", COLUMN["booths"]))
        elif not 1 <= slot <= n_slots:
            problems.append(fair_problem(read.rows[booth], "slot_unknown", COLUMN["booths"]))
        else:
            found[booth] = slot - 1
    return found, problems

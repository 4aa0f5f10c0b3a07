"""Show where a person's case stands, and what an office has to see to; for staff alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from recommender.assistance.casework.patterns import PatternCount, count_services
from recommender.assistance.casework.reminders import (
    ENDED_SHOWN_DAYS,
    Reminder,
    Reminding,
    last_of_rules,
    open_period,
    open_step,
)
from recommender.domain.assessment import AssessmentState
from recommender.domain.base import Record
from recommender.domain.feedback import Complaint, Satisfaction
from recommender.domain.ledger import LedgerEntry
from recommender.domain.moment import day_of
from recommender.ports import Store
from recommender.services.casework_files import CaseworkFolder

CHUNK: Final = 1000


class CaseStatus(Record):
    """Where a person's case stands.

    Parameters
    ----------
    seeker_id, counselor
        Whose it is, and who looks after them.
    entries, last_entry
        How many lines the ledger has, and the last.
    next_step
        The line that says what comes next.
    period
        The service counts promised and done; ``None`` when no period is open, or the pattern
        it was opened with is there no more.
    plan_id
        The last plan.
    complaints
        Those without a reply.
    rating
        The last one.
    assessments
        The last of each rule, with whether it is in force.
    """

    seeker_id: str
    counselor: str | None
    entries: int
    last_entry: LedgerEntry | None
    next_step: LedgerEntry | None
    period: PatternCount | None
    plan_id: str | None
    complaints: tuple[Complaint, ...]
    rating: Satisfaction | None
    assessments: tuple[AssessmentState, ...]


def show_case(
    store: Store, folder: CaseworkFolder, seeker_id: str, today: date, pattern: str | None = None
) -> CaseStatus:
    """Return where a case stands.

    Parameters
    ----------
    store, folder
        What is kept, and the patterns there are.
    seeker_id
        Whose case.
    today
        The day.
    pattern
        Count by this pattern, from the first line on; by default by that of the open period.

    Raises
    ------
    NotFound
        There is no such seeker or pattern.
    """
    store.seekers.get(seeker_id)
    entries = store.ledger.of_seeker(seeker_id)
    ratings, plans = store.ratings.of_seeker(seeker_id), store.plans.of_seeker(seeker_id)
    counselor = store.caseloads.get_many([seeker_id]).get(seeker_id)
    return CaseStatus(
        seeker_id=seeker_id,
        counselor=counselor.counselor if counselor else None,
        entries=len(entries),
        last_entry=entries[-1] if entries else None,
        next_step=open_step(entries),
        period=_period(folder, entries, pattern),
        plan_id=plans[-1].id if plans else None,
        complaints=tuple(c for c in store.complaints.of_seeker(seeker_id) if c.state == "open"),
        rating=ratings[-1] if ratings else None,
        assessments=tuple(assessments_of(store, seeker_id, today)),
    )


def assessments_of(store: Store, seeker_id: str, today: date) -> list[AssessmentState]:
    """Return the last assessment of each rule, and whether it is in force.

    Parameters
    ----------
    store
        What is kept.
    seeker_id
        Whose.
    today
        The day.
    """
    return [
        AssessmentState(
            assessment=one,
            in_force=one.holds(today),
            days_left=(one.valid_until - today).days,
        )
        for one in last_of_rules(store.assessments.of_seeker(seeker_id))
    ]


def _period(
    folder: CaseworkFolder, entries: Sequence[LedgerEntry], name: str | None
) -> PatternCount | None:
    if name is not None:
        pattern = folder.pattern(name)
        if not entries:
            return None
        since = day_of(entries[0].at)
        return count_services(pattern, entries, since, pattern.last_day(since))
    opened = open_period(entries)
    promised = folder.patterns().get(opened.pattern or "") if opened else None
    if opened is None or opened.until is None or promised is None:
        return None
    return count_services(promised, entries, day_of(opened.at), opened.until)


@dataclass(frozen=True)
class _Due:
    """Whose records may have to be shown, log by log."""

    ledger: set[str]
    complaints: set[str]
    assessments: set[str]

    def everybody(self) -> list[str]:
        return sorted(self.ledger | self.complaints | self.assessments)


def list_reminders(
    store: Store, folder: CaseworkFolder, today: date, counselor: str | None = None
) -> list[Reminder]:
    """Return what has to be seen to, the earliest due first.

    Only the records of people with something due are read and decrypted.

    Parameters
    ----------
    store, folder
        What is kept, and what is promised by when.
    today
        The day.
    counselor
        Only what concerns the caseload of this counselor.

    Raises
    ------
    RulePackInvalid
        A file of the folder is wrong.
    """
    reminding = Reminding(folder.patterns(), folder.deadlines(), today)
    due = _due(store, reminding)
    keepers = {i: e.counselor for i, e in store.caseloads.get_many(due.everybody()).items()}
    found: list[Reminder] = []

    def of(seekers: set[str]) -> list[str]:
        return sorted(i for i in seekers if counselor is None or keepers.get(i) == counselor)

    for entries in store.ledger.of_seekers(of(due.ledger)).values():
        found += reminding.of_ledger(entries)
    for complaints in store.complaints.of_seekers(of(due.complaints)).values():
        found += reminding.of_complaints(complaints)
    for assessments in store.assessments.of_seekers(of(due.assessments)).values():
        found += reminding.of_assessments(assessments)
    told = [one.model_copy(update={"counselor": keepers.get(one.seeker_id)}) for one in found]
    return sorted(told, key=lambda one: (one.due_on, one.seeker_id, one.kind, one.record_id))


def _due(store: Store, reminding: Reminding) -> _Due:
    ended = reminding.today - timedelta(ENDED_SHOWN_DAYS)
    ledger = store.ledger.due(reminding.shown_until("next_step", "counts"))
    complaints = store.complaints.due(reminding.shown_until("complaint"))
    assessments = store.assessments.due(reminding.shown_until("assessment"), since=ended)
    return _Due(*({one.seeker_id for one in lines} for lines in (ledger, complaints, assessments)))


def list_ledger(
    store: Store, seeker_id: str | None = None, limit: int | None = None
) -> list[LedgerEntry]:
    """Return lines of the ledger, the oldest first, all of them unless there is a limit.

    Raises
    ------
    NotFound
        There is no such seeker.
    """
    if seeker_id is not None:
        store.seekers.get(seeker_id)
    found: list[LedgerEntry] = []
    while limit is None or len(found) < limit:
        wanted = CHUNK if limit is None else min(CHUNK, limit - len(found))
        after = (found[-1].at, found[-1].id) if found else None
        page = store.ledger.page(seeker_id=seeker_id, after=after, limit=wanted)
        if not page:
            break
        found += page
    return found

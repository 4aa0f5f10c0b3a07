"""Ports for the records of a person's case, and for the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol, TypeVar

from recommender.domain.audit import AuditEntry
from recommender.domain.case_record import CaseRecord
from recommender.ports.counts import PutCounts
from recommender.ports.registers import AuditSearch

L = TypeVar("L", bound=CaseRecord)
Place = tuple[datetime, str]
"""Where a record stands in the order of time: its moment and id."""


class DueRecord(NamedTuple):
    """That a record is due, and whose it is; what it says stays encrypted."""

    due_on: date
    id: str
    seeker_id: str


class SeekerLog(Protocol[L]):
    """Records about seekers in the order of time, encrypted at rest.

    They go with their seeker. They stay out of the change log: no index depends on one.
    """

    def add(self, record: L) -> bool:
        """Add a record; return whether it is new.

        Raises
        ------
        Conflict
            Its id is taken by another record.
        """
        ...

    def add_many(self, records: Sequence[L]) -> PutCounts:
        """Add records; one that is there already is unchanged.

        Raises
        ------
        Conflict
            The id of one is taken by another record; none is added.
        """
        ...

    def put(self, record: L) -> None:
        """Add a record, or put it in place of the one with its id."""
        ...

    def get(self, record_id: str) -> L:
        """Return one record; raise `NotFound` when there is none."""
        ...

    def get_many(self, ids: Sequence[str]) -> list[L]:
        """Return the records that exist, in the order of `ids`."""
        ...

    def of_seeker(self, seeker_id: str) -> list[L]:
        """Return all of one seeker, the oldest first."""
        ...

    def of_seekers(self, seeker_ids: Sequence[str]) -> dict[str, list[L]]:
        """Return all of those seekers who have any, the oldest first."""
        ...

    def page(
        self, *, seeker_id: str | None = None, after: Place | None = None, limit: int = 1000
    ) -> list[L]:
        """Return up to `limit` records later than `after`, in the order of time and id."""
        ...

    def due(self, until: date, *, since: date = date.min) -> list[DueRecord]:
        """Return what is due from one day to another, the earliest first, then by id."""
        ...

    def drop_before(self, moment: datetime) -> int:
        """Delete what is older than a moment; return how many."""
        ...


class AuditTrail(Protocol):
    """Who did what, for good: no record takes its lines with it."""

    def add(self, entry: AuditEntry) -> None:
        """Add a line."""
        ...

    def page(self, *, after: Place | None = None, limit: int = 1000) -> list[AuditEntry]:
        """Return up to `limit` lines later than `after`, in the order of time and id."""
        ...

    def search(
        self, wanted: AuditSearch, *, before: Place | None = None, limit: int = 50
    ) -> list[AuditEntry]:
        """Return up to `limit` lines earlier than `before`, the newest first, at one look."""
        ...

    def last(self, action: str, record_kind: str) -> dict[str, datetime]:
        """Return when an action was done last, by the id of what it was done to."""
        ...

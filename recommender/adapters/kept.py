"""What every store knows of a record, and what a write is called in the change log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Self, TypeVar

from recommender.domain.assessment import StoredAssessment
from recommender.domain.case_record import CaseRecord
from recommender.domain.change import Operation, RecordKind
from recommender.domain.course import Course
from recommender.domain.event import Event
from recommender.domain.feedback import Complaint, Satisfaction
from recommender.domain.ledger import LedgerEntry
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service
from recommender.domain.stored_plan import StoredPlan
from recommender.domain.title import TitleDecision
from recommender.errors import Conflict

CLOSED = "closed"


class Kept(Protocol):
    """A record with an identity, an origin and a status."""

    @property
    def id(self) -> str:
        """The stable id."""
        ...

    @property
    def source(self) -> str:
        """The feed it came from."""
        ...

    @property
    def status(self) -> str:
        """``open``, ``closed`` or a word of its own."""
        ...

    def to_json(self) -> bytes:
        """Return what is kept of the record as JSON bytes."""
        ...

    def lasting(self) -> Self:
        """Return the record without its fields of the moment."""
        ...

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Return the record of JSON written by `to_json`."""
        ...

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a copy with some fields replaced."""
        ...


KINDS: dict[RecordKind, type[Kept]] = {
    "posting": JobPosting,
    "seeker": SeekerProfile,
    "course": Course,
    "service": Service,
    "title": TitleDecision,
}
CaseKind = Literal["ledger", "rating", "complaint", "plan", "assessment"]
CASE_RECORDS: dict[CaseKind, type[CaseRecord]] = {
    "ledger": LedgerEntry,
    "rating": Satisfaction,
    "complaint": Complaint,
    "plan": StoredPlan,
    "assessment": StoredAssessment,
}
WrittenOnce = TypeVar("WrittenOnce", bound=Event | CaseRecord)


@dataclass(frozen=True)
class Line:
    """A change that has no number yet."""

    kind: RecordKind
    record_id: str
    op: Operation


def operation(before: str | None, after: str) -> Operation:
    """Name the write that takes a record from one status to another.

    Parameters
    ----------
    before
        Status before the write, ``None`` when the record did not exist.
    after
        Status after it.
    """
    if before is None:
        return "created"
    return "closed" if after == CLOSED != before else "updated"


def relinked(posting_ids: Iterable[str], lines: Iterable[Line]) -> list[Line]:
    """Return the change lines of postings whose cluster changed."""
    return touched("posting", posting_ids, lines)


def touched(kind: RecordKind, ids: Iterable[str], lines: Iterable[Line]) -> list[Line]:
    """Return the change lines of records that an index must load anew.

    Parameters
    ----------
    kind, ids
        The records.
    lines
        What the transaction logs already: one line is enough, and an ``updated`` after a
        ``closed`` would keep a posting in an index until its turn to be loaded comes.
    """
    logged = {line.record_id for line in lines if line.kind == kind}
    return [Line(kind, i, "updated") for i in ids if i not in logged]


def new_records(
    records: Iterable[WrittenOnce], known: Mapping[str, WrittenOnce]
) -> tuple[list[WrittenOnce], list[str]]:
    """Return the records that are new, and the ids of those that are known already.

    Raises
    ------
    Conflict
        An id stands for two different records.
    """
    new: dict[str, WrittenOnce] = {}
    unchanged: list[str] = []
    for record in records:
        held = known.get(record.id) or new.get(record.id)
        if held is None:
            new[record.id] = record
        elif held != record:
            raise Conflict(id=record.id)
        else:
            unchanged.append(record.id)
    return list(new.values()), unchanged


def distinct(ids: Iterable[str]) -> list[str]:
    """Return ids once each, in the order of their first appearance."""
    return list(dict.fromkeys(ids))

"""The content of a memory store, and how its parts reach it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from recommender.adapters.kept import CASE_RECORDS, KINDS, CaseKind, Kept, Line
from recommender.domain.account import Account, Session, SignInEntry, WalkUpCode
from recommender.domain.audit import AuditEntry
from recommender.domain.case_record import CaseRecord
from recommender.domain.change import RecordKind
from recommender.domain.control import Control
from recommender.domain.event import Event
from recommender.domain.hold import HoldEntry
from recommender.domain.notification import CaseloadEntry, LookMark, Notification
from recommender.domain.sensitive import SensitiveFacts
from recommender.domain.stored_fair import StoredFair
from recommender.domain.tag import DeletedTag
from recommender.ports import Halves


@dataclass(frozen=True)
class CachedVector:
    """A vector and the person whose text it came from, if any."""

    vector: Halves
    owner: str | None


def _no_records() -> dict[RecordKind, dict[str, Kept]]:
    return {kind: {} for kind in KINDS}


def _no_cases() -> dict[CaseKind, dict[str, CaseRecord]]:
    return {kind: {} for kind in CASE_RECORDS}


@dataclass
class State:
    """Everything a store holds. Once committed it is never written again."""

    records: dict[RecordKind, dict[str, Kept]] = field(default_factory=_no_records)
    clusters: dict[str, str] = field(default_factory=dict)
    facts: dict[str, SensitiveFacts] = field(default_factory=dict)
    vectors: dict[tuple[str, str], CachedVector] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    controls: dict[tuple[str, str], Control] = field(default_factory=dict)
    deleted_tags: dict[tuple[str, str], DeletedTag] = field(default_factory=dict)
    caseloads: dict[str, CaseloadEntry] = field(default_factory=dict)
    notifications: dict[str, Notification] = field(default_factory=dict)
    waiting: dict[str, date] = field(default_factory=dict)
    look_mark: LookMark = field(default_factory=LookMark)
    cases: dict[CaseKind, dict[str, CaseRecord]] = field(default_factory=_no_cases)
    audit: dict[str, AuditEntry] = field(default_factory=dict)
    holds: dict[str, tuple[HoldEntry, ...]] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    sign_ins: dict[str, SignInEntry] = field(default_factory=dict)
    walk_ups: dict[str, WalkUpCode] = field(default_factory=dict)
    apart: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    fairs: dict[str, StoredFair] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def draft(self) -> State:
        """Return a copy to write into, without change lines."""
        return State(
            {kind: dict(table) for kind, table in self.records.items()},
            dict(self.clusters),
            dict(self.facts),
            dict(self.vectors),
            dict(self.events),
            dict(self.controls),
            dict(self.deleted_tags),
            dict(self.caseloads),
            dict(self.notifications),
            dict(self.waiting),
            self.look_mark,
            {kind: dict(log) for kind, log in self.cases.items()},
            dict(self.audit),
            dict(self.holds),
            dict(self.accounts),
            dict(self.passwords),
            dict(self.sessions),
            dict(self.sign_ins),
            dict(self.walk_ups),
            dict(self.apart),
            dict(self.fairs),
        )


class Access(Protocol):
    """Where a part reads and writes: the committed state, or one transaction's draft."""

    def read(self) -> State:
        """Return the state to read."""
        ...

    def write(self) -> AbstractContextManager[State]:
        """Return the draft to write into."""
        ...

"""What happened: events of seekers and postings, the service ledger, the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from recommender.domain.base import Record

EventKind = Literal[
    "viewed", "saved", "dismissed", "introduced", "applied", "interviewed", "hired", "left"
]


class Event(Record):
    """Something that happened between a seeker and a posting; a dismissal carries its reason."""

    id: str
    at: datetime
    kind: EventKind
    seeker_id: str
    posting_id: str
    reason: str | None = None


class LedgerEntry(Record):
    """One line of the service ledger (服务台账)."""

    id: str
    at: datetime
    seeker_id: str
    service: str
    note: str = ""


class AuditEntry(Record):
    """Who did what to which record, without its content."""

    id: str
    at: datetime
    actor: str
    action: str
    record_kind: str
    record_id: str

"""The change log: every write, in the order of commit."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from recommender.domain.base import Record

RecordKind = Literal["posting", "seeker", "course", "service", "title"]
Operation = Literal["created", "updated", "closed", "deleted"]


class Change(Record):
    """One write. `seq` only grows, and a reader that has seen `seq` has seen all before it."""

    seq: int
    at: datetime
    kind: RecordKind
    record_id: str
    op: Operation

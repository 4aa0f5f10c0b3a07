"""The audit trail: who did what, without its content."""

from __future__ import annotations

from recommender.domain.base import Key, Record
from recommender.domain.control import Who
from recommender.domain.moment import Moment


class AuditEntry(Record):
    """Who did what to which record, without its content.

    Parameters
    ----------
    id, at
        Its own, and when.
    actor, action
        Who, and what was done.
    record_kind, record_id
        To what; the id is empty where it would name an erased person.
    """

    id: Key
    at: Moment
    actor: Who
    action: Key
    record_kind: Key
    record_id: Key = ""

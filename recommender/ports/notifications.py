"""Ports for caseloads, and for what counselors are told about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from recommender.domain.notification import CaseloadEntry, LookMark, Notification

NotificationPlace = tuple[date, float, str]
"""Where a notification stands in a list: its day, score and id."""


class Caseloads(Protocol):
    """Which counselor looks after whom, one a seeker.

    Entries go with their seeker. They stay out of the change log: no index depends on one.
    """

    def put_many(self, entries: Sequence[CaseloadEntry]) -> list[str]:
        """Assign seekers; return those who had no counselor or another one.

        Who has that counselor already keeps the moment of it.
        """
        ...

    def get_many(self, seeker_ids: Sequence[str]) -> dict[str, CaseloadEntry]:
        """Return the entries of those seekers who have one."""
        ...

    def page(
        self, *, counselor: str | None = None, after: str = "", limit: int = 1000
    ) -> list[CaseloadEntry]:
        """Return up to `limit` entries of seekers above `after`, in the order of their ids."""
        ...

    def delete(self, seeker_id: str) -> bool:
        """Take an assignment back, and tell whether there was one."""
        ...


class Notifications(Protocol):
    """What counselors are told, one a pair, for good; ``seen`` is all that changes.

    They go with their seeker and with their posting, and stay out of the change log.
    """

    def add_many(self, notifications: Sequence[Notification]) -> list[str]:
        """Add notifications and return the ids of those that are new; others stay as they are."""
        ...

    def get_many(self, ids: Sequence[str]) -> list[Notification]:
        """Return the notifications that exist, in the order of `ids`."""
        ...

    def page(
        self,
        *,
        counselor: str | None = None,
        seen: bool | None = None,
        after: NotificationPlace | None = None,
        limit: int = 1000,
    ) -> list[Notification]:
        """Return up to `limit` notifications of postings that are open, past `after`.

        The newest day comes first; within a day the best score, then the id.
        """
        ...

    def mark_seen(self, ids: Sequence[str]) -> list[str]:
        """Mark notifications as seen, and return those that exist."""
        ...

    def of_seekers(self, seeker_ids: Sequence[str]) -> list[Notification]:
        """Return all that was ever notified about these seekers, open or not."""
        ...

    def count_of_day(self, day: date) -> dict[str, int]:
        """Return how many were made on a day, by counselor."""
        ...

    def count_of_postings(self, posting_ids: Sequence[str]) -> dict[str, int]:
        """Return how many were ever made of each of these postings that has any."""
        ...


class NotificationQueue(Protocol):
    """How far new postings were looked at, and which are to be looked at again.

    A posting that is deleted leaves it.
    """

    def mark(self) -> LookMark:
        """Return how far new postings were looked at."""
        ...

    def advance(self, mark: LookMark, seq: int) -> bool:
        """Set the mark to `seq` if it is still `mark`; return whether it was."""
        ...

    def waiting(self) -> dict[str, date]:
        """Return the postings to look at again, each with the day it came in."""
        ...

    def set_waiting(self, since: Mapping[str, date]) -> None:
        """Replace the postings to look at again."""
        ...

"""Caseloads and notifications, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from recommender.adapters.kept import distinct
from recommender.adapters.memory.state import Access
from recommender.domain.notification import CaseloadEntry, LookMark, Notification
from recommender.ports import NotificationPlace


class MemoryCaseloads:
    """A `Caseloads` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put_many(self, entries: Sequence[CaseloadEntry]) -> list[str]:
        """Assign seekers; return those who had no counselor or another one."""
        new = {entry.seeker_id: entry for entry in entries}
        with self._access.write() as draft:
            held = draft.caseloads
            changed = {
                i: e for i, e in new.items() if i not in held or held[i].counselor != e.counselor
            }
            held.update(changed)
        return list(changed)

    def get_many(self, seeker_ids: Sequence[str]) -> dict[str, CaseloadEntry]:
        """Return the entries of those seekers who have one."""
        held = self._access.read().caseloads
        return {i: held[i] for i in seeker_ids if i in held}

    def page(
        self, *, counselor: str | None = None, after: str = "", limit: int = 1000
    ) -> list[CaseloadEntry]:
        """Return up to `limit` entries of seekers above `after`, in the order of their ids."""
        held = self._access.read().caseloads
        found = [held[i] for i in sorted(held) if i > after]
        return [e for e in found if counselor is None or e.counselor == counselor][:limit]

    def delete(self, seeker_id: str) -> bool:
        """Take an assignment back, and tell whether there was one."""
        with self._access.write() as draft:
            return draft.caseloads.pop(seeker_id, None) is not None


class MemoryNotifications:
    """A `Notifications` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, notifications: Sequence[Notification]) -> list[str]:
        """Add notifications and return the ids of those that are new; others stay as they are."""
        with self._access.write() as draft:
            new = {n.id: n for n in notifications if n.id not in draft.notifications}
            draft.notifications.update(new)
        return list(new)

    def get_many(self, ids: Sequence[str]) -> list[Notification]:
        """Return the notifications that exist, in the order of `ids`."""
        held = self._access.read().notifications
        return [held[i] for i in ids if i in held]

    def page(
        self,
        *,
        counselor: str | None = None,
        seen: bool | None = None,
        after: NotificationPlace | None = None,
        limit: int = 1000,
    ) -> list[Notification]:
        """Return up to `limit` notifications of postings that are open, past `after`."""
        state = self._access.read()
        postings = state.records["posting"]
        found = [
            one
            for one in state.notifications.values()
            if (counselor is None or one.counselor == counselor)
            and (seen is None or one.seen is seen)
            and (after is None or _order(_place(one)) > _order(after))
            and one.posting_id in postings
            and postings[one.posting_id].status == "open"
        ]
        return sorted(found, key=lambda one: _order(_place(one)))[:limit]

    def mark_seen(self, ids: Sequence[str]) -> list[str]:
        """Mark notifications as seen, and return those that exist."""
        with self._access.write() as draft:
            there = [i for i in distinct(ids) if i in draft.notifications]
            for one in there:
                held = draft.notifications[one]
                draft.notifications[one] = held.model_copy(update={"seen": True})
        return there

    def of_seekers(self, seeker_ids: Sequence[str]) -> list[Notification]:
        """Return all that was ever notified about these seekers, open or not."""
        wanted = set(seeker_ids)
        found = self._access.read().notifications.values()
        return sorted((n for n in found if n.seeker_id in wanted), key=lambda n: n.id)

    def count_of_day(self, day: date) -> dict[str, int]:
        """Return how many were made on a day, by counselor."""
        found = self._access.read().notifications.values()
        return dict(Counter(one.counselor for one in found if one.day == day))

    def count_of_postings(self, posting_ids: Sequence[str]) -> dict[str, int]:
        """Return how many were ever made of each of these postings that has any."""
        wanted = set(posting_ids)
        found = self._access.read().notifications.values()
        return dict(Counter(one.posting_id for one in found if one.posting_id in wanted))


class MemoryNotificationQueue:
    """A `NotificationQueue` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def mark(self) -> LookMark:
        """Return how far new postings were looked at."""
        return self._access.read().look_mark

    def advance(self, mark: LookMark, seq: int) -> bool:
        """Set the mark to `seq` if it is still `mark`; return whether it was."""
        with self._access.write() as draft:
            if draft.look_mark != mark:
                return False
            draft.look_mark = LookMark(seq=seq, runs=mark.runs + 1)
        return True

    def waiting(self) -> dict[str, date]:
        """Return the postings to look at again, each with the day it came in."""
        return dict(self._access.read().waiting)

    def set_waiting(self, since: Mapping[str, date]) -> None:
        """Replace the postings to look at again."""
        with self._access.write() as draft:
            draft.waiting.clear()
            draft.waiting.update(since)


def _place(one: Notification) -> NotificationPlace:
    return one.day, one.score, one.id


def _order(place: NotificationPlace) -> tuple[int, float, str]:
    day, score, notification_id = place
    return -day.toordinal(), -score, notification_id

"""What happened, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from recommender.adapters.kept import new_events
from recommender.adapters.memory.state import Access
from recommender.domain.event import Event
from recommender.ports import PutCounts


class MemoryEvents:
    """An `EventLog` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, events: Sequence[Event]) -> PutCounts:
        """Add events; one that is there already is unchanged."""
        with self._access.write() as draft:
            created, unchanged = new_events(events, draft.events)
            draft.events.update({event.id: event for event in created})
        return PutCounts(created=tuple(e.id for e in created), unchanged=tuple(unchanged))

    def get_many(self, ids: Sequence[str]) -> list[Event]:
        """Return the events that exist, in the order of `ids`."""
        events = self._access.read().events
        return [events[i] for i in ids if i in events]

    def page(
        self,
        *,
        seeker_id: str | None = None,
        posting_id: str | None = None,
        after: tuple[datetime, str] | None = None,
        limit: int = 1000,
    ) -> list[Event]:
        """Return up to `limit` events later than `after`, in the order of time and id."""
        found = [
            event
            for event in self._access.read().events.values()
            if (seeker_id is None or event.seeker_id == seeker_id)
            and (posting_id is None or event.posting_id == posting_id)
            and (after is None or (event.at, event.id) > after)
        ]
        return sorted(found, key=lambda event: (event.at, event.id))[:limit]

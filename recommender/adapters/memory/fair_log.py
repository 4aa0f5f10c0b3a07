"""The log of a fair in memory."""

from __future__ import annotations

from recommender.domain.fair_day import FairEvent


class MemoryFairLog:
    """A `FairLog` that lasts as long as the process."""

    def __init__(self) -> None:
        self._events: list[FairEvent] = []

    def add(self, event: FairEvent) -> None:
        """Keep an event."""
        self._events.append(event)

    def events(self) -> list[FairEvent]:
        """Return all of them, the first first."""
        return list(self._events)

"""The port for what is written down on the day of a fair."""

from __future__ import annotations

from typing import Protocol

from recommender.domain.fair_day import FairEvent


class FairLog(Protocol):
    """Who signed in and what came of meetings, in the order it was written down.

    Several desks may write at once. What `add` returned from is there after a power failure.
    """

    def add(self, event: FairEvent) -> None:
        """Write one event down for good."""
        ...

    def events(self) -> list[FairEvent]:
        """Return all of them, the first first."""
        ...

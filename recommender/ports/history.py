"""Ports for what happened to seekers, and what people decided for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from recommender.domain.control import Control
from recommender.domain.event import Event
from recommender.domain.tag import DeletedTag
from recommender.ports.counts import IntroductionCounts, IntroductionWindow, PutCounts


class EventLog(Protocol):
    """What happened between seekers and postings: written once, never changed.

    The events of a seeker who is deleted go too. No event enters the change log: no index
    depends on one.
    """

    def add_many(self, events: Sequence[Event]) -> PutCounts:
        """Add events; one that is there already is unchanged.

        Raises
        ------
        Conflict
            The id of one is taken by another event; none is added.
        """
        ...

    def get_many(self, ids: Sequence[str]) -> list[Event]:
        """Return the events that exist, in the order of `ids`."""
        ...

    def page(
        self,
        *,
        seeker_id: str | None = None,
        posting_id: str | None = None,
        after: tuple[datetime, str] | None = None,
        limit: int = 1000,
    ) -> list[Event]:
        """Return up to `limit` events later than `after`, in the order of time and id."""
        ...

    def introductions(
        self,
        posting_ids: Sequence[str],
        window: IntroductionWindow,
        *,
        live_without: str | None = None,
    ) -> dict[str, IntroductionCounts]:
        """Return what became of introductions, by those postings that had any, at one look.

        Parameters
        ----------
        posting_ids
            A thousand at most.
        window
            Which are counted.
        live_without
            A seeker whose own introductions are not counted as under way.
        """
        ...

    def by_employer(self, window: IntroductionWindow) -> dict[str, tuple[int, int]]:
        """Return introductions by employer, and how many it answered in time, at one look.

        An employer without a name is left out, and one without an introduction that could
        have been answered.
        """
        ...


class Controls(Protocol):
    """What counselors decided about postings for seekers, one a pair.

    They go with their seeker. They stay out of the change log: no index depends on one.
    """

    def put(self, control: Control) -> None:
        """Store the control of a pair, replacing the one before it."""
        ...

    def get(self, seeker_id: str, posting_id: str) -> Control | None:
        """Return the control of a pair, or ``None``."""
        ...

    def of_seeker(self, seeker_id: str) -> list[Control]:
        """Return the controls of one seeker, the oldest first."""
        ...

    def page(self, *, after: tuple[str, str] = ("", ""), limit: int = 1000) -> list[Control]:
        """Return up to `limit` controls above `after`, in the order of seeker and posting."""
        ...

    def delete(self, seeker_id: str, posting_id: str) -> bool:
        """Take a control back, and tell whether there was one."""
        ...


class DeletedTags(Protocol):
    """Which derived tags seekers deleted; they go with their seeker.

    Whoever adds one touches the seeker too: the index depends on it.
    """

    def add(self, deleted: DeletedTag) -> None:
        """Store that a tag is deleted; one that is already keeps its moment."""
        ...

    def of_many(self, seeker_ids: Sequence[str]) -> dict[str, list[DeletedTag]]:
        """Return the deleted tags of those seekers who have any, in the order of tags."""
        ...

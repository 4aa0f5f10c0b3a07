"""What happened, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import cast

from recommender.adapters.kept import new_records
from recommender.adapters.memory.state import Access
from recommender.domain.event import ANSWERS, ENDS, INTRODUCTIONS, UNDER_WAY, Event, EventKind
from recommender.domain.posting import JobPosting
from recommender.ports import IntroductionCounts, IntroductionWindow, PutCounts


class MemoryEvents:
    """An `EventLog` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, events: Sequence[Event]) -> PutCounts:
        """Add events; one that is there already is unchanged."""
        with self._access.write() as draft:
            created, unchanged = new_records(events, draft.events)
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

    def introductions(
        self,
        posting_ids: Sequence[str],
        window: IntroductionWindow,
        *,
        live_without: str | None = None,
    ) -> dict[str, IntroductionCounts]:
        """Return what became of introductions, by those postings that had any, at one look."""
        pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
        wanted = set(posting_ids)
        for event in self._access.read().events.values():
            counts = event.at >= window.seen_since and event.kind in UNDER_WAY | ENDS
            if counts and event.posting_id in wanted:
                pairs[event.posting_id, event.seeker_id].append(event)
        found: dict[str, IntroductionCounts] = {}
        for (posting, seeker), events in pairs.items():
            one, so_far = _counts(events, window), found.get(posting, IntroductionCounts())
            live = 0 if seeker == live_without else one.live
            found[posting] = IntroductionCounts(
                so_far.live + live, so_far.asked + one.asked, so_far.answered + one.answered
            )
        return found

    def by_employer(self, window: IntroductionWindow) -> dict[str, tuple[int, int]]:
        """Return how many introductions each employer had, and how many it answered in time."""
        state = self._access.read()
        postings = cast("dict[str, JobPosting]", state.records["posting"])
        asked = self.introductions([event.posting_id for event in state.events.values()], window)
        found: dict[str, tuple[int, int]] = {}
        for posting_id, counts in asked.items():
            name = postings[posting_id].employer_name if posting_id in postings else None
            if name is not None and counts.asked:
                before = found.get(name, (0, 0))
                found[name] = (before[0] + counts.asked, before[1] + counts.answered)
        return found


def _counts(events: Sequence[Event], window: IntroductionWindow) -> IntroductionCounts:
    """Return what became of the introduction of one seeker to one posting."""
    going, ended = _moments(events, UNDER_WAY), _moments(events, ENDS)
    asked, answered = _moments(events, INTRODUCTIONS), _moments(events, ANSWERS)
    is_asked = bool(asked) and min(asked) <= window.asked_until
    return IntroductionCounts(
        live=bool(going)
        and max(going) >= window.live_since
        and (not ended or max(going) > max(ended)),
        asked=is_asked,
        answered=is_asked and bool(answered) and min(answered) - min(asked) <= window.answer_within,
    )


def _moments(events: Iterable[Event], kinds: Collection[EventKind]) -> list[datetime]:
    return [event.at for event in events if event.kind in kinds]

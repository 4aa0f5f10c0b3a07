"""The history of postings that were held back, in memory."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.adapters.memory.state import Access
from recommender.domain.hold import HoldEntry


class MemoryHolds:
    """A `Holds` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, entries: Sequence[HoldEntry]) -> None:
        """Add entries, in this order."""
        with self._access.write() as draft:
            for entry in entries:
                before = draft.holds.get(entry.posting_id, ())
                draft.holds[entry.posting_id] = (*before, entry)

    def of_many(self, posting_ids: Sequence[str]) -> dict[str, list[HoldEntry]]:
        """Return the entries of those postings that have any, each posting's oldest first."""
        holds = self._access.read().holds
        return {i: list(holds[i]) for i in sorted(set(posting_ids)) if i in holds}

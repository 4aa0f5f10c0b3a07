"""Fairs in memory."""

from __future__ import annotations

from datetime import datetime

from recommender.adapters.memory.state import Access
from recommender.domain.stored_fair import StoredFair
from recommender.errors import Conflict, NotFound


class MemoryFairs:
    """A `Fairs` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, fair: StoredFair) -> None:
        """Add a fair; raise `Conflict` when its id is taken."""
        with self._access.write() as draft:
            if fair.id in draft.fairs:
                raise Conflict(id=fair.id)
            draft.fairs[fair.id] = fair

    def get(self, fair_id: str) -> StoredFair:
        """Return one fair; raise `NotFound` when there is none."""
        found = self._access.read().fairs.get(fair_id)
        if found is None:
            raise NotFound(kind="fair", id=fair_id)
        return found

    def put(self, fair: StoredFair) -> None:
        """Put a fair in place of the one with its id."""
        with self._access.write() as draft:
            draft.fairs[fair.id] = fair

    def page(self, *, after: StoredFair | None = None, limit: int = 100) -> list[StoredFair]:
        """Return up to `limit` fairs, the newest first, from the one after `after`."""
        in_order = sorted(self._access.read().fairs.values(), key=_place, reverse=True)
        below = [fair for fair in in_order if after is None or _place(fair) < _place(after)]
        return below[:limit]


def _place(fair: StoredFair) -> tuple[datetime, str]:
    return fair.created_at, fair.id

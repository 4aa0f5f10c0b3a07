"""Walk-up codes in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from recommender.adapters.memory.leaving import delete_walk_ups
from recommender.adapters.memory.state import Access
from recommender.domain.account import WalkUpCode
from recommender.errors import Conflict


class MemoryWalkUps:
    """A `WalkUps` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, code: WalkUpCode) -> None:
        """Add a code; raise `Conflict` when it is taken."""
        with self._access.write() as draft:
            if code.id in draft.walk_ups or code.counselor_id not in draft.accounts:
                raise Conflict(id=code.id)
            draft.walk_ups[code.id] = code

    def put(self, code: WalkUpCode) -> None:
        """Put a code in place of the one with its id."""
        with self._access.write() as draft:
            draft.walk_ups[code.id] = code

    def get(self, code_id: str) -> WalkUpCode | None:
        """Return a code, ended or not, or ``None``."""
        return self._access.read().walk_ups.get(code_id)

    def of_counselor(self, counselor_id: str) -> list[WalkUpCode]:
        """Return the codes that a counselor made, the newest first."""
        return _newest(c for c in self._all() if c.counselor_id == counselor_id)

    def of_seeker(self, seeker_id: str) -> list[WalkUpCode]:
        """Return the codes that became a seeker."""
        return _newest(c for c in self._all() if c.seeker_id == seeker_id)

    def delete_many(self, ids: Sequence[str]) -> int:
        """Delete codes with their sessions and words; return how many there were."""
        with self._access.write() as draft:
            return delete_walk_ups(draft, set(ids))

    def drop_ended(self, now: datetime) -> int:
        """Delete the codes that have ended; return how many."""
        return self.delete_many([c.id for c in self._all() if c.ends_at <= now])

    def _all(self) -> Iterable[WalkUpCode]:
        return self._access.read().walk_ups.values()


def _newest(codes: Iterable[WalkUpCode]) -> list[WalkUpCode]:
    return sorted(codes, key=lambda c: (c.made_at, c.id), reverse=True)

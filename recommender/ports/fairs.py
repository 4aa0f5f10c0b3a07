"""Port for the fairs that the service knows."""

from __future__ import annotations

from typing import Protocol

from recommender.domain.stored_fair import StoredFair


class Fairs(Protocol):
    """Fairs, with the names of their files; the files themselves lie in folders."""

    def add(self, fair: StoredFair) -> None:
        """Add a fair; raise `Conflict` when its id is taken."""
        ...

    def get(self, fair_id: str) -> StoredFair:
        """Return one fair, in a transaction kept from others until it ends.

        Raises
        ------
        NotFound
            There is none.
        """
        ...

    def put(self, fair: StoredFair) -> None:
        """Put a fair in place of the one with its id."""
        ...

    def page(self, *, after: StoredFair | None = None, limit: int = 100) -> list[StoredFair]:
        """Return up to `limit` fairs, the newest first, from the one after `after`."""
        ...

"""Port for the history of postings that were held back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from recommender.domain.hold import HoldEntry


class Holds(Protocol):
    """Why postings were held back, and what stewards decided: written once, never changed.

    It outlives the postings, as the evidence must. It stays out of the change log: no index
    depends on an entry, and the status of the posting is logged by itself.
    """

    def add_many(self, entries: Sequence[HoldEntry]) -> None:
        """Add entries, in this order."""
        ...

    def of_many(self, posting_ids: Sequence[str]) -> dict[str, list[HoldEntry]]:
        """Return the entries of those postings that have any, each posting's oldest first."""
        ...

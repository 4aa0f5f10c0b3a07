"""What counselors decided, in memory."""

from __future__ import annotations

from recommender.adapters.memory.state import Access
from recommender.domain.control import Control


class MemoryControls:
    """A `Controls` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, control: Control) -> None:
        """Store the control of a pair, replacing the one before it."""
        with self._access.write() as draft:
            draft.controls[control.seeker_id, control.posting_id] = control

    def get(self, seeker_id: str, posting_id: str) -> Control | None:
        """Return the control of a pair, or ``None``."""
        return self._access.read().controls.get((seeker_id, posting_id))

    def of_seeker(self, seeker_id: str) -> list[Control]:
        """Return the controls of one seeker, the oldest first."""
        found = [c for c in self._access.read().controls.values() if c.seeker_id == seeker_id]
        return sorted(found, key=lambda control: (control.at, control.posting_id))

    def page(self, *, after: tuple[str, str] = ("", ""), limit: int = 1000) -> list[Control]:
        """Return up to `limit` controls above `after`, in the order of seeker and posting."""
        controls = self._access.read().controls
        return [controls[pair] for pair in sorted(controls) if pair > after][:limit]

    def delete(self, seeker_id: str, posting_id: str) -> bool:
        """Take a control back, and tell whether there was one."""
        with self._access.write() as draft:
            return draft.controls.pop((seeker_id, posting_id), None) is not None

"""Deleted tags, in memory."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.adapters.memory.state import Access
from recommender.domain.tag import DeletedTag


class MemoryDeletedTags:
    """A `DeletedTags` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, deleted: DeletedTag) -> None:
        """Store that a tag is deleted; one that is already keeps its moment."""
        with self._access.write() as draft:
            draft.deleted_tags.setdefault((deleted.seeker_id, deleted.tag), deleted)

    def of_many(self, seeker_ids: Sequence[str]) -> dict[str, list[DeletedTag]]:
        """Return the deleted tags of those seekers who have any, in the order of tags."""
        wanted = set(seeker_ids)
        found: dict[str, list[DeletedTag]] = {}
        for (seeker_id, _), deleted in sorted(self._access.read().deleted_tags.items()):
            if seeker_id in wanted:
                found.setdefault(seeker_id, []).append(deleted)
        return found

"""Duplicate links, protected facts, vectors and the change log in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np

from recommender.adapters.kept import relinked
from recommender.adapters.memory.state import Access, CachedVector
from recommender.domain.change import Change
from recommender.domain.sensitive import SensitiveFacts
from recommender.ports import Halves


class MemoryDuplicateLinks:
    """A `DuplicateLinks` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def set_many(self, cluster_of: Mapping[str, str]) -> None:
        """Put each posting id into the cluster named by the smallest posting id in it."""
        with self._access.write() as draft:
            changed = {i: c for i, c in cluster_of.items() if draft.clusters.get(i) != c}
            draft.clusters.update(changed)
            draft.lines += relinked(changed, draft.lines)

    def of(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the cluster of each of `ids` that has one."""
        clusters = self._access.read().clusters
        return {i: clusters[i] for i in ids if i in clusters}

    def members(self, cluster_id: str) -> list[str]:
        """Return the posting ids of one cluster, sorted."""
        clusters = self._access.read().clusters
        return sorted(i for i, cluster in clusters.items() if cluster == cluster_id)

    def page(self, *, after_id: str = "", limit: int = 50) -> dict[str, list[str]]:
        """Return up to `limit` clusters above `after_id` of more than one, with their members."""
        found: dict[str, list[str]] = {}
        for posting_id, cluster in sorted(self._access.read().clusters.items()):
            found.setdefault(cluster, []).append(posting_id)
        several = sorted(c for c, ids in found.items() if len(ids) > 1 and c > after_id)
        return {cluster: found[cluster] for cluster in several[:limit]}

    def set_apart(self, posting_id: str, by: str, at: datetime) -> None:
        """Keep that a steward says a posting is no duplicate of any other."""
        with self._access.write() as draft:
            draft.apart[posting_id] = (by, at)

    def take_back(self, posting_id: str) -> bool:
        """Forget what `set_apart` kept, and tell whether there was anything."""
        with self._access.write() as draft:
            return draft.apart.pop(posting_id, None) is not None

    def apart(self) -> list[str]:
        """Return the postings that are set apart, sorted."""
        return sorted(self._access.read().apart)


class MemoryVault:
    """A `SensitiveVault` over a `State`; nothing reaches a disk, so nothing is encrypted."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put_many(self, facts: Sequence[SensitiveFacts]) -> None:
        """Store or replace the facts of these seekers."""
        with self._access.write() as draft:
            draft.facts.update({one.seeker_id: one for one in facts})

    def get(self, seeker_id: str) -> SensitiveFacts | None:
        """Return one person's facts, or ``None``."""
        return self._access.read().facts.get(seeker_id)

    def delete(self, seeker_id: str) -> None:
        """Forget one person's facts."""
        with self._access.write() as draft:
            draft.facts.pop(seeker_id, None)


class MemoryEmbeddings:
    """An `EmbeddingCache` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def get_many(self, model: str, keys: Sequence[str]) -> dict[str, Halves]:
        """Return the cached vectors ``(n_dims,)`` float16 of those keys that are there."""
        vectors = self._access.read().vectors
        return {key: vectors[model, key].vector for key in keys if (model, key) in vectors}

    def put_many(
        self, model: str, vectors: Mapping[str, Halves], *, owner: str | None = None
    ) -> None:
        """Store vectors; `owner` (a seeker id) makes them erasable with the person."""
        with self._access.write() as draft:
            for key, vector in vectors.items():
                draft.vectors[model, key] = CachedVector(_frozen(vector), owner)

    def erase_owner(self, owner: str) -> int:
        """Delete all vectors of one person, for every model; return how many."""
        with self._access.write() as draft:
            keys = [key for key, cached in draft.vectors.items() if cached.owner == owner]
            for key in keys:
                del draft.vectors[key]
        return len(keys)

    def models(self) -> list[str]:
        """Return the models that have vectors, sorted."""
        return sorted({model for model, _ in self._access.read().vectors})

    def erase_model(self, model: str) -> int:
        """Delete all vectors of one model; return how many."""
        with self._access.write() as draft:
            keys = [key for key in draft.vectors if key[0] == model]
            for key in keys:
                del draft.vectors[key]
        return len(keys)


class MemoryChangeLog:
    """A `ChangeLog` over a list whose item ``i`` has number ``i + 1``."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes

    def last_seq(self) -> int:
        """Return the number of the newest committed change, 0 when there is none."""
        return len(self._changes)

    def since(self, seq: int, *, limit: int = 10_000) -> list[Change]:
        """Return changes above `seq`, oldest first."""
        start = max(seq, 0)
        return self._changes[start : start + limit]


def _frozen(vector: Halves) -> Halves:
    # A copy, so that a caller who goes on writing into its array changes nothing here.
    kept = np.array(vector, dtype=np.float16)
    kept.flags.writeable = False
    return kept

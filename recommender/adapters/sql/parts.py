"""Duplicate links, vectors and the change log in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select

from recommender.adapters.kept import Line, relinked
from recommender.adapters.sql.access import Access, chunks, upsert
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import CHANGES, DUPLICATE_LINKS, EMBEDDINGS, SET_APART
from recommender.domain.change import Change
from recommender.ports import Clock, Halves

# Little-endian, whatever machine wrote it.
_STORED = np.dtype("<f2")

# The name of the lock, the same for every process of one database.
_APPEND_LOCK = 0x7A71_0001


class SqlDuplicateLinks:
    """A `DuplicateLinks` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def set_many(self, cluster_of: Mapping[str, str]) -> None:
        """Put each posting id into the cluster named by the smallest posting id in it."""
        with told(), self._access.writing() as write:
            before = _clusters(write.connection, list(cluster_of), lock=True)
            changed = {i: c for i, c in cluster_of.items() if before.get(i) != c}
            rows = [{"posting_id": i, "cluster_id": c} for i, c in changed.items()]
            upsert(write.connection, DUPLICATE_LINKS, rows)
            write.lines += relinked(changed, write.lines)

    def of(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the cluster of each of `ids` that has one."""
        with told(), self._access.reading() as connection:
            return _clusters(connection, ids, lock=self._access.locks)

    def members(self, cluster_id: str) -> list[str]:
        """Return the posting ids of one cluster, sorted."""
        links = DUPLICATE_LINKS.c
        query = select(links.posting_id).where(links.cluster_id == cluster_id)
        with told(), self._access.reading() as connection:
            return list(connection.execute(query.order_by(links.posting_id)).scalars())

    def page(self, *, after_id: str = "", limit: int = 50) -> dict[str, list[str]]:
        """Return up to `limit` clusters above `after_id` of more than one, with their members."""
        links = DUPLICATE_LINKS.c
        named = select(links.cluster_id).where(links.cluster_id > after_id)
        several = named.group_by(links.cluster_id).having(func.count() > 1)
        shown = several.order_by(links.cluster_id).limit(limit).subquery()
        query = select(links.cluster_id, links.posting_id)
        query = query.where(links.cluster_id.in_(select(shown.c.cluster_id)))
        found: dict[str, list[str]] = {}
        with told(), self._access.reading() as connection:
            for row in connection.execute(query.order_by(links.cluster_id, links.posting_id)):
                found.setdefault(row.cluster_id, []).append(row.posting_id)
        return found

    def set_apart(self, posting_id: str, by: str, at: datetime) -> None:
        """Keep that a steward says a posting is no duplicate of any other."""
        with told(), self._access.writing() as write:
            row = {"posting_id": posting_id, "by": by, "at": at}
            upsert(write.connection, SET_APART, [row])

    def take_back(self, posting_id: str) -> bool:
        """Forget what `set_apart` kept, and tell whether there was anything."""
        statement = delete(SET_APART).where(SET_APART.c.posting_id == posting_id)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount > 0

    def apart(self) -> list[str]:
        """Return the postings that are set apart, sorted."""
        query = select(SET_APART.c.posting_id).order_by(SET_APART.c.posting_id)
        with told(), self._access.reading() as connection:
            return list(connection.execute(query).scalars())


def _clusters(connection: Connection, ids: Sequence[str], *, lock: bool) -> dict[str, str]:
    links = DUPLICATE_LINKS.c
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(ids))):
        query = select(links.posting_id, links.cluster_id).where(links.posting_id.in_(chunk))
        if lock:
            query = query.order_by(links.posting_id).with_for_update()
        found |= {row.posting_id: row.cluster_id for row in connection.execute(query)}
    return found


class SqlEmbeddings:
    """An `EmbeddingCache` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def get_many(self, model: str, keys: Sequence[str]) -> dict[str, Halves]:
        """Return the cached vectors ``(n_dims,)`` float16 of those keys that are there."""
        columns = EMBEDDINGS.c
        query = select(columns.key, columns.vector).where(columns.model == model)
        found: dict[str, Halves] = {}
        with told(), self._access.reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                for row in connection.execute(query.where(columns.key.in_(chunk))):
                    found[row.key] = np.frombuffer(row.vector, _STORED).astype(
                        np.float16, copy=False
                    )
        return {key: found[key] for key in keys if key in found}

    def put_many(
        self, model: str, vectors: Mapping[str, Halves], *, owner: str | None = None
    ) -> None:
        """Store vectors; `owner` (a seeker id) makes them erasable with the person."""
        rows = [
            {
                "model": model,
                "key": key,
                "owner": owner,
                "vector": np.ascontiguousarray(vector, _STORED).tobytes(),
            }
            for key, vector in vectors.items()
        ]
        with told(), self._access.writing() as write:
            upsert(write.connection, EMBEDDINGS, rows)

    def erase_owner(self, owner: str) -> int:
        """Delete all vectors of one person, for every model; return how many."""
        statement = delete(EMBEDDINGS).where(EMBEDDINGS.c.owner == owner)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount

    def models(self) -> list[str]:
        """Return the models that have vectors, sorted."""
        found: list[str] = []
        # A step to the next name through the primary key, not a walk over every vector.
        smallest = select(func.min(EMBEDDINGS.c.model))
        with told(), self._access.reading() as connection:
            name = connection.execute(smallest).scalar_one()
            while name is not None:
                found.append(name)
                after = smallest.where(EMBEDDINGS.c.model > name)
                name = connection.execute(after).scalar_one()
        return found

    def erase_model(self, model: str) -> int:
        """Delete all vectors of one model; return how many."""
        statement = delete(EMBEDDINGS).where(EMBEDDINGS.c.model == model)
        with told(), self._access.writing() as write:
            return write.connection.execute(statement).rowcount


class SqlChangeLog:
    """A `ChangeLog` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def last_seq(self) -> int:
        """Return the number of the newest committed change, 0 when there is none."""
        query = select(func.coalesce(func.max(CHANGES.c.seq), 0))
        with told(), self._access.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def since(self, seq: int, *, limit: int = 10_000) -> list[Change]:
        """Return changes above `seq`, oldest first."""
        query = select(CHANGES).where(CHANGES.c.seq > seq).order_by(CHANGES.c.seq).limit(limit)
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Change.model_validate(dict(row)) for row in rows]


def append(connection: Connection, lines: Sequence[Line], clock: Clock) -> None:
    """Append change-log lines as the last thing before a commit.

    A sequence gives out numbers when they are asked for, not when they are committed: of
    two writers the one with the smaller number could commit last, and a reader that has
    seen the larger one would never look back. So PostgreSQL's writers take turns from
    here to the end of their commit, which releases the lock after its rows are visible;
    the order of the numbers is then the order of commits. Only this short end is
    serial, not the whole transaction. SQLite has one writer at a time anyway.
    """
    if not lines:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_APPEND_LOCK)))
    at = clock.now()
    rows = [{"at": at, "kind": x.kind, "record_id": x.record_id, "op": x.op} for x in lines]
    connection.execute(insert(CHANGES), rows)

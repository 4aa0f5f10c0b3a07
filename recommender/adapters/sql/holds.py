"""The history of postings that were held back, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import orjson
from sqlalchemy import RowMapping, insert, select

from recommender.adapters.sql.access import Access, chunks
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import HOLDS
from recommender.domain.hold import HoldEntry

_AS_JSON: Final = ("findings", "ad")


class SqlHolds:
    """A `Holds` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, entries: Sequence[HoldEntry]) -> None:
        """Add entries, in this order."""
        if not entries:
            return
        with told(), self._access.writing() as write:
            for chunk in chunks([_row(entry) for entry in entries]):
                write.connection.execute(insert(HOLDS), list(chunk))

    def of_many(self, posting_ids: Sequence[str]) -> dict[str, list[HoldEntry]]:
        """Return the entries of those postings that have any, each posting's oldest first."""
        columns = HOLDS.c
        query = select(HOLDS).order_by(columns.posting_id, columns.seq)
        found: dict[str, list[HoldEntry]] = {}
        with told(), self._access.reading() as connection:
            for chunk in chunks(sorted(set(posting_ids))):
                rows = connection.execute(query.where(columns.posting_id.in_(chunk))).mappings()
                for row in rows:
                    found.setdefault(row["posting_id"], []).append(_entry(row))
        return found


def _row(entry: HoldEntry) -> dict[str, Any]:
    document = entry.model_dump(mode="json", include=set(_AS_JSON))
    plain = entry.model_dump(exclude=set(_AS_JSON))
    return plain | {name: orjson.dumps(document[name]).decode() for name in _AS_JSON}


def _entry(row: RowMapping) -> HoldEntry:
    fields = {name: row[name] for name in HoldEntry.model_fields}
    return HoldEntry.model_validate(fields | {name: orjson.loads(row[name]) for name in _AS_JSON})

"""How the parts of the store reach the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from recommender.adapters.kept import Line

T = TypeVar("T")

# Well under the number of parameters either engine takes in one statement.
CHUNK_ROWS = 1000


@dataclass
class Write:
    """An open write transaction and the change-log lines it will append."""

    connection: Connection
    at: datetime
    lines: list[Line] = field(default_factory=list)


class Access(Protocol):
    """Where a part reads and writes: short reads of its own, or one transaction."""

    @property
    def locks(self) -> bool:
        """Whether rows that are read stay locked until the transaction ends."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection to read with."""
        ...

    def writing(self) -> AbstractContextManager[Write]:
        """Return a transaction to write in."""
        ...


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield `items` in pieces of at most `CHUNK_ROWS`."""
    for start in range(0, len(items), CHUNK_ROWS):
        yield items[start : start + CHUNK_ROWS]


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, replacing those whose primary key is there already."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    keys = [column.name for column in table.primary_key]
    statement = insert(table)
    rest = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    statement = statement.on_conflict_do_update(index_elements=keys, set_=rest)
    # In key order, so that two writers wait for each other instead of locking crosswise.
    ordered = sorted(rows, key=lambda row: [row[key] for key in keys])
    for chunk in chunks(ordered):
        connection.execute(statement, list(chunk))

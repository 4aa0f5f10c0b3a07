"""What happened, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from recommender.adapters.kept import new_records
from recommender.adapters.sql.access import Access, chunks
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.introductions import counts_by_employer, introduction_counts
from recommender.adapters.sql.tables import EVENTS
from recommender.domain.event import Event
from recommender.ports import IntroductionCounts, IntroductionWindow, PutCounts


class SqlEvents:
    """An `EventLog` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add_many(self, events: Sequence[Event]) -> PutCounts:
        """Add events; one that is there already is unchanged."""
        with told(), self._access.writing() as write:
            known = _fetch(write.connection, [event.id for event in events])
            created, unchanged = new_records(events, known)
            _insert(write.connection, created)
            # Another writer may have been first with an id: then what it wrote counts.
            new_records(created, _fetch(write.connection, [event.id for event in created]))
        return PutCounts(created=tuple(e.id for e in created), unchanged=tuple(unchanged))

    def get_many(self, ids: Sequence[str]) -> list[Event]:
        """Return the events that exist, in the order of `ids`."""
        with told(), self._access.reading() as connection:
            found = _fetch(connection, ids)
        return [found[i] for i in ids if i in found]

    def page(
        self,
        *,
        seeker_id: str | None = None,
        posting_id: str | None = None,
        after: tuple[datetime, str] | None = None,
        limit: int = 1000,
    ) -> list[Event]:
        """Return up to `limit` events later than `after`, in the order of time and id."""
        columns = EVENTS.c
        query = select(EVENTS).order_by(columns.at, columns.id).limit(limit)
        if seeker_id is not None:
            query = query.where(columns.seeker_id == seeker_id)
        if posting_id is not None:
            query = query.where(columns.posting_id == posting_id)
        if after is not None:
            query = query.where(tuple_(columns.at, columns.id) > tuple_(*after))
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Event.model_validate(dict(row)) for row in rows]

    def introductions(
        self,
        posting_ids: Sequence[str],
        window: IntroductionWindow,
        *,
        live_without: str | None = None,
    ) -> dict[str, IntroductionCounts]:
        """Return what became of introductions, by those postings that had any, at one look."""
        query = introduction_counts(posting_ids, window, live_without)
        with told(), self._access.reading() as connection:
            rows = connection.execute(query).all()
        return {row[0]: IntroductionCounts(*map(int, row[1:])) for row in rows}

    def by_employer(self, window: IntroductionWindow) -> dict[str, tuple[int, int]]:
        """Return how many introductions each employer had, and how many it answered in time."""
        with told(), self._access.reading() as connection:
            rows = connection.execute(counts_by_employer(window)).all()
        return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def _fetch(connection: Connection, ids: Sequence[str]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for chunk in chunks(sorted(set(ids))):
        query = select(EVENTS).where(EVENTS.c.id.in_(chunk))
        rows = connection.execute(query).mappings()
        found |= {row["id"]: Event.model_validate(dict(row)) for row in rows}
    return found


def _insert(connection: Connection, events: Sequence[Event]) -> None:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(EVENTS).on_conflict_do_nothing(index_elements=[EVENTS.c.id])
    # In id order, so that two writers wait for each other instead of locking crosswise.
    rows = [event.model_dump() for event in sorted(events, key=lambda event: event.id)]
    for chunk in chunks(rows):
        connection.execute(statement, list(chunk))

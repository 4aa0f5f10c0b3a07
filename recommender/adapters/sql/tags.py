"""Deleted tags, in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from recommender.adapters.sql.access import Access, chunks
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import DELETED_TAGS
from recommender.domain.tag import DeletedTag


class SqlDeletedTags:
    """A `DeletedTags` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, deleted: DeletedTag) -> None:
        """Store that a tag is deleted; one that is already keeps its moment."""
        with told(), self._access.writing() as write:
            dialect = write.connection.dialect.name
            insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
            statement = insert(DELETED_TAGS).on_conflict_do_nothing()
            write.connection.execute(statement, [deleted.model_dump()])

    def of_many(self, seeker_ids: Sequence[str]) -> dict[str, list[DeletedTag]]:
        """Return the deleted tags of those seekers who have any, in the order of tags."""
        columns = DELETED_TAGS.c
        query = select(DELETED_TAGS).order_by(columns.seeker_id, columns.tag)
        found: dict[str, list[DeletedTag]] = {}
        with told(), self._access.reading() as connection:
            for chunk in chunks(sorted(set(seeker_ids))):
                rows = connection.execute(query.where(columns.seeker_id.in_(chunk))).mappings()
                for row in rows:
                    deleted = DeletedTag.model_validate(dict(row))
                    found.setdefault(deleted.seeker_id, []).append(deleted)
        return found

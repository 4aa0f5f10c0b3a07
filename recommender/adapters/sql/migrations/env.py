"""Run migrations on the connection that `schema.upgrade` hands over.

Alembic executes this file; it is not meant to be imported.
"""

from __future__ import annotations

from alembic import context

from recommender.adapters.sql.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

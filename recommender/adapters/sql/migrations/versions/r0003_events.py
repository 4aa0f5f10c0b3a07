"""What happened between seekers and postings.

Revision ID: r0003
Revises: r0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_TABLE = "events"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        _TABLE,
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("seeker_id", _KEY, nullable=False),
        sa.Column("posting_id", _KEY, nullable=False),
        sa.Column("reason", sa.Text()),
    )
    op.create_index(f"ix_{_TABLE}_at_id", _TABLE, ["at", "id"])
    op.create_index(f"ix_{_TABLE}_seeker_id_at_id", _TABLE, ["seeker_id", "at", "id"])
    op.create_index(f"ix_{_TABLE}_posting_id_at_id", _TABLE, ["posting_id", "at", "id"])

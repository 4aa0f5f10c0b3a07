"""Tags that seekers deleted.

Revision ID: r0005
Revises: r0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "deleted_tags",
        sa.Column("seeker_id", _KEY, primary_key=True),
        sa.Column("tag", _KEY, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )

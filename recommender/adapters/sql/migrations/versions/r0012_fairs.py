"""Fairs that the service knows.

Revision ID: r0012
Revises: r0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0012"
down_revision = "r0011"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "fairs",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_index("ix_fairs_created_at_id", "fairs", ["created_at", "id"])

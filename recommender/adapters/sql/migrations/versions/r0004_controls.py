"""What counselors decided about postings for seekers.

Revision ID: r0004
Revises: r0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "controls",
        sa.Column("seeker_id", _KEY, primary_key=True),
        sa.Column("posting_id", _KEY, primary_key=True),
        sa.Column("action", _KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rank", sa.Integer()),
        sa.Column("score", sa.Float(53)),
    )

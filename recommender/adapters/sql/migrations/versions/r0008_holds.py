"""The history of postings that were held back for a steward.

Revision ID: r0008
Revises: r0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0008"
down_revision = "r0007"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "holds",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("posting_id", _KEY, nullable=False),
        sa.Column("action", _KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("ad", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_holds_posting_id_seq", "holds", ["posting_id", "seq"])

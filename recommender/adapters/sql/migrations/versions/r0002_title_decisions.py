"""Stewards' decisions on titles.

Revision ID: r0002
Revises: r0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_TABLE = "title_decisions"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        _TABLE,
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("source", _KEY, nullable=False),
        sa.Column("status", _KEY, nullable=False),
        sa.Column("content_hash", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_index(f"ix_{_TABLE}_source_status_id", _TABLE, ["source", "status", "id"])
    op.create_index(f"ix_{_TABLE}_status_id", _TABLE, ["status", "id"])

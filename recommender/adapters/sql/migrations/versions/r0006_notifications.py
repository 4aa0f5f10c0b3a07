"""Who looks after whom, and what new postings tell counselors.

Revision ID: r0006
Revises: r0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0006"
down_revision = "r0005"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "caseloads",
        sa.Column("seeker_id", _KEY, primary_key=True),
        sa.Column("counselor", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_caseloads_counselor_seeker_id", "caseloads", ["counselor", "seeker_id"])
    _create_notifications()
    op.create_table(
        "waiting_postings",
        sa.Column("posting_id", _KEY, primary_key=True),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_table(
        "look_mark",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", _SEQUENCE, nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
    )


def _create_notifications() -> None:
    table = "notifications"
    op.create_table(
        table,
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("posting_id", _KEY, nullable=False),
        sa.Column("seeker_id", _KEY, nullable=False),
        sa.Column("counselor", _KEY, nullable=False),
        sa.Column("score", sa.Float(53), nullable=False),
        sa.Column("reason_zh", sa.Text(), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
    )
    op.create_index(
        f"ix_{table}_counselor_day_score_id", table, ["counselor", "day", "score", "id"]
    )
    op.create_index(f"ix_{table}_day_score_id", table, ["day", "score", "id"])
    op.create_index(f"ix_{table}_seeker_id", table, ["seeker_id"])
    op.create_index(f"ix_{table}_posting_id", table, ["posting_id"])

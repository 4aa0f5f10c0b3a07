"""The service ledger, ratings, complaints, plans, assessments, and the audit trail.

Revision ID: r0007
Revises: r0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0007"
down_revision = "r0006"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_LOGS = ("ledger", "ratings", "complaints", "plans", "assessments")


def upgrade() -> None:
    """Create the tables."""
    for table in _LOGS:
        _create_log(table)
    op.create_table(
        "audit",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", _KEY, nullable=False),
        sa.Column("action", _KEY, nullable=False),
        sa.Column("record_kind", _KEY, nullable=False),
        sa.Column("record_id", _KEY, nullable=False),
    )
    op.create_index("ix_audit_at_id", "audit", ["at", "id"])


def _create_log(table: str) -> None:
    op.create_table(
        table,
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("seeker_id", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("token", sa.LargeBinary(), nullable=False),
    )
    op.create_index(f"ix_{table}_at_id", table, ["at", "id"])
    op.create_index(f"ix_{table}_seeker_id_at_id", table, ["seeker_id", "at", "id"])
    op.create_index(f"ix_{table}_due_on_id", table, ["due_on", "id"])

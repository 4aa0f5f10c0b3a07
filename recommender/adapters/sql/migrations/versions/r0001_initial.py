"""The first tables.

Revision ID: r0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_RECORD_TABLES = ("postings", "seekers", "courses", "services")


def upgrade() -> None:
    """Create every table."""
    _create_records()
    _create_links_and_facts()
    _create_embeddings()
    _create_changes()


def _create_records() -> None:
    of_postings = (
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("region_code", _KEY),
        sa.Column("valid_through", sa.Date()),
    )
    for name in _RECORD_TABLES:
        op.create_table(
            name,
            sa.Column("id", _KEY, primary_key=True),
            sa.Column("source", _KEY, nullable=False),
            sa.Column("status", _KEY, nullable=False),
            sa.Column("content_hash", sa.String(16), nullable=False),
            sa.Column("created_at", _MOMENT, nullable=False),
            sa.Column("updated_at", _MOMENT, nullable=False),
            *(of_postings if name == "postings" else ()),
            sa.Column("record", sa.Text(), nullable=False),
        )
        op.create_index(f"ix_{name}_source_status_id", name, ["source", "status", "id"])
        op.create_index(f"ix_{name}_status_id", name, ["status", "id"])


def _create_links_and_facts() -> None:
    op.create_table(
        "duplicate_links",
        sa.Column("posting_id", _KEY, primary_key=True),
        sa.Column("cluster_id", _KEY, nullable=False),
    )
    op.create_index("ix_duplicate_links_cluster_id", "duplicate_links", ["cluster_id"])
    op.create_table(
        "sensitive_facts",
        sa.Column("seeker_id", _KEY, primary_key=True),
        sa.Column("token", sa.LargeBinary(), nullable=False),
    )


def _create_embeddings() -> None:
    op.create_table(
        "embeddings",
        sa.Column("model", _KEY, primary_key=True),
        sa.Column("key", _KEY, primary_key=True),
        sa.Column("owner", _KEY),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_embeddings_owner", "embeddings", ["owner"])


def _create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("record_id", _KEY, nullable=False),
        sa.Column("op", _KEY, nullable=False),
        sqlite_autoincrement=True,
    )

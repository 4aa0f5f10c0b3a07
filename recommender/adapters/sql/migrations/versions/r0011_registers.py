"""What postings and the audit trail are searched by, and postings that stand alone.

Revision ID: r0011
Revises: r0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0011"
down_revision = "r0009"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns, fill them from the records, and make the indexes."""
    op.add_column("postings", sa.Column("title", _KEY))
    op.add_column("postings", sa.Column("employer_name", _KEY))
    op.add_column("postings", sa.Column("posted_on", sa.Date()))
    _fill()
    op.create_index(
        "ix_postings_searched",
        "postings",
        ["id", "status", "source", "region_code", "title", "employer_name"],
    )
    op.create_index(
        "ix_postings_fresh", "postings", ["source", "status", "posted_on", "valid_through"]
    )
    for first in ("actor", "action", "record_kind"):
        rest = [name for name in ("action", "record_kind", "actor") if name != first]
        op.create_index(f"ix_audit_{first}_at", "audit", [first, "at", "id", *rest])
    op.create_table(
        "set_apart",
        sa.Column("posting_id", _KEY, primary_key=True),
        sa.Column("by", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def _fill() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "UPDATE postings SET title = left(record::json ->> 'title', 200), "
            "employer_name = left(record::json ->> 'employer_name', 200), "
            "posted_on = (record::json ->> 'posted_on')::date"
        )
    else:
        op.execute(
            "UPDATE postings SET title = substr(json_extract(record, '$.title'), 1, 200), "
            "employer_name = substr(json_extract(record, '$.employer_name'), 1, 200), "
            "posted_on = json_extract(record, '$.posted_on')"
        )

"""Accounts, passwords, sessions, the history of signing in, and walk-up codes.

Revision ID: r0009
Revises: r0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0009"
down_revision = "r0008"
branch_labels = None
depends_on = None

_KEY = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "accounts",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("login", _KEY, nullable=False),
        sa.Column("subject", _KEY),
        sa.Column("seeker_id", _KEY),
        sa.Column("token", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_accounts_login", "accounts", ["login"], unique=True)
    op.create_index("ix_accounts_subject", "accounts", ["subject"], unique=True)
    op.create_index("ix_accounts_seeker_id", "accounts", ["seeker_id"])
    op.create_table(
        "passwords",
        sa.Column("account_id", _KEY, _owned("accounts"), primary_key=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
    )
    _create_sign_ins()
    _create_walk_ups()
    _create_sessions()


def _owned(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")


def _create_sign_ins() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("login_key", _KEY, nullable=False),
        sa.Column("account_id", _KEY, _owned("accounts")),
        sa.Column("result", _KEY, nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
    )
    op.create_index("ix_sign_ins_at", "sign_ins", ["at"])
    op.create_index("ix_sign_ins_login_key_at", "sign_ins", ["login_key", "at"])
    op.create_index("ix_sign_ins_account_id_at", "sign_ins", ["account_id", "at"])


def _create_walk_ups() -> None:
    op.create_table(
        "walk_ups",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("counselor_id", _KEY, _owned("accounts"), nullable=False),
        sa.Column("seeker_id", _KEY),
        sa.Column("ends_at", _MOMENT, nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
    )
    for column in ("seeker_id", "ends_at", "counselor_id"):
        op.create_index(f"ix_walk_ups_{column}", "walk_ups", [column])


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", _KEY, primary_key=True),
        sa.Column("account_id", _KEY, _owned("accounts")),
        sa.Column("walk_up_id", _KEY, _owned("walk_ups")),
        sa.Column("csrf", _KEY, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.Column("ends_at", _MOMENT, nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
    )
    for column in ("account_id", "walk_up_id", "ends_at"):
        op.create_index(f"ix_sessions_{column}", "sessions", [column])

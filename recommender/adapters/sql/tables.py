"""The tables. The migrations in `migrations` must always add up to these."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeDecorator

from recommender.adapters.kept import CaseKind
from recommender.domain.change import RecordKind

METADATA = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})

# Ids are compared byte by byte on both engines, so that pages come in the same order
# whatever the language of the database.
KEY = String().with_variant(VARCHAR(collation="C"), "postgresql")
SEQUENCE = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """A zoned moment kept in UTC; SQLite would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC; raise ValueError when it has no zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored moment needs a zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _records(name: str, *extra: Column[object] | Index) -> Table:
    """Declare a table of records: what is searched as columns, all of it as JSON text."""
    return Table(
        name,
        METADATA,
        Column("id", KEY, primary_key=True),
        Column("source", KEY, nullable=False),
        Column("status", KEY, nullable=False),
        Column("content_hash", String(16), nullable=False),
        Column("created_at", UtcDateTime, nullable=False),
        Column("updated_at", UtcDateTime, nullable=False),
        *extra,
        Column("record", Text, nullable=False),
        Index(None, "source", "status", "id"),
        Index(None, "status", "id"),
    )


RECORDS: dict[RecordKind, Table] = {
    "posting": _records(
        "postings",
        Column("kind", KEY, nullable=False),
        Column("region_code", KEY),
        Column("valid_through", Date),
        Column("title", KEY),
        Column("employer_name", KEY),
        Column("posted_on", Date),
        Index(
            "ix_postings_searched",
            "id",
            "status",
            "source",
            "region_code",
            "title",
            "employer_name",
        ),
        Index("ix_postings_fresh", "source", "status", "posted_on", "valid_through"),
    ),
    "seeker": _records("seekers"),
    "course": _records("courses"),
    "service": _records("services"),
    "title": _records("title_decisions"),
}

DUPLICATE_LINKS = Table(
    "duplicate_links",
    METADATA,
    Column("posting_id", KEY, primary_key=True),
    Column("cluster_id", KEY, nullable=False, index=True),
)

SET_APART = Table(
    "set_apart",
    METADATA,
    Column("posting_id", KEY, primary_key=True),
    Column("by", KEY, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

SENSITIVE_FACTS = Table(
    "sensitive_facts",
    METADATA,
    Column("seeker_id", KEY, primary_key=True),
    Column("token", LargeBinary, nullable=False),
)

EMBEDDINGS = Table(
    "embeddings",
    METADATA,
    Column("model", KEY, primary_key=True),
    Column("key", KEY, primary_key=True),
    Column("owner", KEY, index=True),
    Column("vector", LargeBinary, nullable=False),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("seeker_id", KEY, nullable=False),
    Column("posting_id", KEY, nullable=False),
    Column("reason", Text),
    Index(None, "at", "id"),
    Index(None, "seeker_id", "at", "id"),
    Index(None, "posting_id", "at", "id"),
)

CONTROLS = Table(
    "controls",
    METADATA,
    Column("seeker_id", KEY, primary_key=True),
    Column("posting_id", KEY, primary_key=True),
    Column("action", KEY, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", KEY, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("rank", Integer),
    Column("score", Float(53)),
)

DELETED_TAGS = Table(
    "deleted_tags",
    METADATA,
    Column("seeker_id", KEY, primary_key=True),
    Column("tag", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

CASELOADS = Table(
    "caseloads",
    METADATA,
    Column("seeker_id", KEY, primary_key=True),
    Column("counselor", KEY, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "counselor", "seeker_id"),
)

NOTIFICATIONS = Table(
    "notifications",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("posting_id", KEY, nullable=False, index=True),
    Column("seeker_id", KEY, nullable=False, index=True),
    Column("counselor", KEY, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("reason_zh", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("seen", Boolean, nullable=False),
    Index(None, "counselor", "day", "score", "id"),
    Index(None, "day", "score", "id"),
)

WAITING_POSTINGS = Table(
    "waiting_postings",
    METADATA,
    Column("posting_id", KEY, primary_key=True),
    Column("since", Date, nullable=False),
)

LOOK_MARK = Table(
    "look_mark",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", SEQUENCE, nullable=False),
    Column("runs", Integer, nullable=False),
)

FAIRS = Table(
    "fairs",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "created_at", "id"),
)

HOLDS = Table(
    "holds",
    METADATA,
    Column("seq", SEQUENCE, primary_key=True),
    Column("posting_id", KEY, nullable=False),
    Column("action", KEY, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", KEY, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("findings", Text, nullable=False),
    Column("ad", Text, nullable=False),
    Index(None, "posting_id", "seq"),
    sqlite_autoincrement=True,
)


def _case_log(name: str) -> Table:
    """Declare a log of records about seekers: what it is searched by, and the rest encrypted."""
    return Table(
        name,
        METADATA,
        Column("id", KEY, primary_key=True),
        Column("seeker_id", KEY, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Column("due_on", Date),
        Column("token", LargeBinary, nullable=False),
        Index(None, "at", "id"),
        Index(None, "seeker_id", "at", "id"),
        Index(None, "due_on", "id"),
    )


CASE_LOGS: dict[CaseKind, Table] = {
    "ledger": _case_log("ledger"),
    "rating": _case_log("ratings"),
    "complaint": _case_log("complaints"),
    "plan": _case_log("plans"),
    "assessment": _case_log("assessments"),
}

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", KEY, nullable=False),
    Column("action", KEY, nullable=False),
    Column("record_kind", KEY, nullable=False),
    Column("record_id", KEY, nullable=False),
    Index(None, "at", "id"),
    Index("ix_audit_actor_at", "actor", "at", "id", "action", "record_kind"),
    Index("ix_audit_action_at", "action", "at", "id", "record_kind", "actor"),
    Index("ix_audit_record_kind_at", "record_kind", "at", "id", "action", "actor"),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("login", KEY, nullable=False),
    Column("subject", KEY),
    Column("seeker_id", KEY, index=True),
    Column("token", LargeBinary, nullable=False),
    Index(None, "login", unique=True),
    Index(None, "subject", unique=True),
)

PASSWORDS = Table(
    "passwords",
    METADATA,
    Column("account_id", KEY, ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("password_hash", Text, nullable=False),
)

SIGN_INS = Table(
    "sign_ins",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("login_key", KEY, nullable=False),
    Column("account_id", KEY, ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("result", KEY, nullable=False),
    Column("device", Text, nullable=False),
    Index(None, "login_key", "at"),
    Index(None, "account_id", "at"),
)

WALK_UPS = Table(
    "walk_ups",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("counselor_id", KEY, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("seeker_id", KEY, index=True),
    Column("ends_at", UtcDateTime, nullable=False, index=True),
    Column("token", LargeBinary, nullable=False),
    Index(None, "counselor_id"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("account_id", KEY, ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("walk_up_id", KEY, ForeignKey("walk_ups.id", ondelete="CASCADE")),
    Column("csrf", KEY, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False, index=True),
    Column("device", Text, nullable=False),
    Index(None, "account_id"),
    Index(None, "walk_up_id"),
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("seq", SEQUENCE, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("record_id", KEY, nullable=False),
    Column("op", KEY, nullable=False),
    # Without it SQLite would give the number of a deleted last line out again.
    sqlite_autoincrement=True,
)

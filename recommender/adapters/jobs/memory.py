"""Jobs whose steps are kept in memory: the twin for tests, gone with the process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from features.progress import Progress, silent
from recommender.adapters.jobs.folders import JobFolders
from recommender.adapters.jobs.standing import failure_of, is_final, job_of, noted
from recommender.adapters.jobs.steps import Cancelled, Do, JobSteps
from recommender.errors import ZhiqiaoError
from recommender.ports import Clock
from recommender.ports.jobs import ENDED, Job, JobState, Json, Work


class MemoryJobs:
    """A `Jobs` that forgets what was done when the process ends; folders stay.

    Parameters
    ----------
    root
        Where folders of jobs are.
    clock
        Tells the time.
    """

    def __init__(self, root: Path, clock: Clock) -> None:
        self._folders, self._clock = JobFolders(root), clock
        self._ended: dict[str, JobState] = {}
        self._results: dict[str, Json] = {}
        self._done: dict[str, list[tuple[str, Json]]] = {}

    def start(self, job_id: str, kind: str, asked: Json) -> Job:
        """Note that a job is to be done, unless it is noted already."""
        if not self._folders.is_noted(job_id):
            self._folders.note(job_id, noted(kind, asked, self._clock.now()))
        return self.get(job_id)

    def run(self, job_id: str, work: Work, progress: Progress = silent) -> Job:
        """Do a job in this process, from where it stands, and return it as it ends."""
        if self.get(job_id).state in ENDED:
            return self.get(job_id)
        with self._folders.held(job_id):
            self._done.setdefault(job_id, [])
            steps = JobSteps(job_id, self._folders, self._clock, progress, self._step(job_id))
            try:
                self._results[job_id] = work(steps)
                self._ended[job_id] = "done"
                self._folders.drop_arrays(job_id)
            except Cancelled:
                pass
            except ZhiqiaoError as error:
                if not is_final(error):
                    raise
                self._folders.put_failure(job_id, failure_of(error))
                self._ended[job_id] = "failed"
        return self.get(job_id)

    def _step(self, job_id: str) -> Do:
        kept, position = self._done[job_id], 0

        def do(name: str, work: Callable[[], Json]) -> Json:
            nonlocal position
            if self._folders.is_cancelled(job_id):
                raise Cancelled
            if position == len(kept):
                kept.append((name, work()))
            position += 1
            there, given = kept[position - 1]
            if there != name:
                raise ValueError(f"step {position} was {there}, and is {name} now")
            return given

        return do

    def get(self, job_id: str) -> Job:
        """Return a job; raise `NotFound` when there is none."""
        return job_of(
            self._folders,
            job_id,
            self._ended.get(job_id),
            job_id in self._done,
            self._results.get(job_id),
        )

    def all(self) -> list[Job]:
        """Return all jobs, the newest first."""
        found = [self.get(job_id) for job_id in self._folders.ids()]
        return sorted(found, key=lambda job: (job.made_at, job.id), reverse=True)

    def cancel(self, job_id: str) -> Job:
        """Stop a job before its next step, unless it has ended; what is done stays done."""
        if self.get(job_id).state not in ENDED:
            self._folders.mark_cancelled(job_id, True)
        return self.get(job_id)

    def resume(self, job_id: str) -> Job:
        """Let a cancelled job go on when somebody runs it."""
        if self.get(job_id).state == "cancelled":
            self._folders.mark_cancelled(job_id, False)
        return self.get(job_id)

    def forget(self, job_id: str) -> bool:
        """Delete a job that nobody works at, with its files; tell whether there was one."""
        if not self._folders.is_noted(job_id):
            return False
        with self._folders.held(job_id):
            for kept in (self._ended, self._results, self._done):
                kept.pop(job_id, None)
            self._folders.remove(job_id)
        return True

    def folder(self, job_id: str) -> Path:
        """Return the folder of a job, for files that it is made of."""
        return self._folders.path(job_id)

    def close(self) -> None:
        """Do nothing: there is nothing open."""

"""Jobs whose steps are written into a database by DBOS, on SQLite and on PostgreSQL.

A job is a workflow of the same id, and its own application version and executor: whoever
launches for it finds its steps and nothing of another job. That nobody else does so at the
same time is what the lock in the job's folder is for. Nothing is sent anywhere: no console,
no traces, no administration server.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dbos import DBOS, DBOSClient, DBOSConfig, SetWorkflowID, WorkflowStatus
from sqlalchemy import make_url

from features.progress import Progress, silent
from recommender.adapters.jobs.folders import JobFolders
from recommender.adapters.jobs.standing import failure_of, is_final, job_of, noted
from recommender.adapters.jobs.steps import Do, JobSteps
from recommender.errors import JobRunning, ZhiqiaoError
from recommender.ports import Clock
from recommender.ports.jobs import ENDED, Job, JobState, Json, Work

_NAME: Final = "zhiqiao"
_ENDED: Final[Mapping[str, JobState]] = {
    "SUCCESS": "done",
    "CANCELLED": "cancelled",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "failed",
}
_TOO_OFTEN: Final = {
    "code": "job_given_up",
    "detail_zh": "任务接连中断，没有再试。多半是内存不够：请腾出内存，重新开始。",
    "detail_en": "The job was cut off again and again and is not tried any more. Mostly there "
    "is too little memory: make room, and start it anew.",
}
_GOING_ON: Final = ("ENQUEUED", "PENDING")
_POLL_S: Final = 0.1
_TRIES: Final = 50  # of one job that is cut off every time, before it counts as failed

_works: dict[str, Callable[[], Json]] = {}


@DBOS.workflow(name="job", max_recovery_attempts=_TRIES)
def _job(job_id: str) -> Json:
    """Do the work that this process was given for a job."""
    return _works[job_id]()


class DbosJobs:
    """A `Jobs` over a database.

    After a ``KeyboardInterrupt`` out of `run` the process must end at once: the step it was
    in goes on in a thread of its own.

    Parameters
    ----------
    url
        Address of the database.
    schema
        Where the tables are on PostgreSQL.
    root
        Where folders of jobs are.
    clock
        Tells the time.
    """

    def __init__(self, url: str, schema: str, root: Path, clock: Clock) -> None:
        address = make_url(url)
        if address.get_backend_name() == "postgresql":
            address = address.set(drivername="postgresql")
        self._url, self._schema = address.render_as_string(hide_password=False), schema
        self._folders, self._clock = JobFolders(root), clock

    def start(self, job_id: str, kind: str, asked: Json) -> Job:
        """Note that a job is to be done, unless it is noted already."""
        if not self._folders.is_noted(job_id):
            self._folders.note(job_id, noted(kind, asked, self._clock.now()))
        return self.get(job_id)

    def run(self, job_id: str, work: Work, progress: Progress = silent) -> Job:
        """Do a job in this process, from where it stands, and return it as it ends."""
        self._folders.noted(job_id)
        with self._folders.held(job_id):
            known = self._workflow(job_id)
            if self._folders.is_cancelled(job_id):
                self._cancel_here(job_id)
            elif known is None or self._ended(job_id, known) is None:
                if known is not None and known.status == "ERROR":
                    self._rewind(job_id)  # it was cut off before it could do so itself
                self._do(job_id, work, progress, begun=known is not None)
        return self.get(job_id)

    def _do(self, job_id: str, work: Work, progress: Progress, *, begun: bool) -> None:
        caught: list[Exception] = []
        step = self._step(job_id, caught)
        steps = JobSteps(job_id, self._folders, self._clock, progress, step)
        _works[job_id] = lambda: self._caught(job_id, work, steps, caught)
        try:
            with _launched(self._config(job_id)):
                if not begun:  # else launching has put it where it is taken up again
                    with SetWorkflowID(job_id):
                        DBOS.start_workflow(_job, job_id)
                self._wait(job_id)
        finally:
            del _works[job_id]
        known = self._workflow(job_id)
        if known is not None and known.status == "SUCCESS":
            self._folders.drop_arrays(job_id)
        if caught and known is not None and known.status == "ERROR" and not is_final(caught[0]):
            self._rewind(job_id)
            raise caught[0]

    def _wait(self, job_id: str) -> None:
        """Wait until a job has ended, however it ended; what is written down tells how."""
        while (known := self._workflow(job_id)) is None or known.status in _GOING_ON:
            time.sleep(_POLL_S)

    def _caught(self, job_id: str, work: Work, steps: JobSteps, caught: list[Exception]) -> Json:
        try:
            return dict(work(steps))
        except Exception as error:
            if not caught:
                caught.append(error)
            first = caught[0]
            if isinstance(first, ZhiqiaoError) and is_final(first):
                self._folders.put_failure(job_id, failure_of(first))
            raise RuntimeError(type(first).__name__) from None

    def _step(self, job_id: str, caught: list[Exception]) -> Do:
        def do(name: str, work: Callable[[], Json]) -> Json:
            if self._folders.is_cancelled(job_id):
                self._client.cancel_workflow(job_id)  # and the step is refused
            return DBOS.run_step({"name": name}, _told, work, caught)

        return do

    def _config(self, job_id: str) -> DBOSConfig:
        return DBOSConfig(
            name=_NAME,
            system_database_url=self._url,
            dbos_system_schema=self._schema,
            application_version=job_id,
            executor_id=job_id,
            enable_otlp=False,
            run_migrations=False,
            log_level="CRITICAL",
            sys_db_pool_size=4,
        )

    def get(self, job_id: str) -> Job:
        """Return a job; raise `NotFound` when there is none."""
        self._folders.noted(job_id)
        known = self._workflow(job_id)
        if known is None:
            return job_of(self._folders, job_id, None, begun=False)
        ended = self._ended(job_id, known)
        result = known.output if ended == "done" else None
        return job_of(self._folders, job_id, ended, begun=True, result=result)

    def _ended(self, job_id: str, known: WorkflowStatus) -> JobState | None:
        """Return how a job ended; an error that is not ours does not end it."""
        if known.status == "ERROR":
            return "failed" if self._folders.failure(job_id) is not None else None
        ended = _ENDED.get(known.status)
        if ended == "failed" and self._folders.failure(job_id) is None:
            self._folders.put_failure(job_id, _TOO_OFTEN)
        return ended

    def all(self) -> list[Job]:
        """Return all jobs, the newest first."""
        found = [self.get(job_id) for job_id in self._folders.ids()]
        return sorted(found, key=lambda job: (job.made_at, job.id), reverse=True)

    def cancel(self, job_id: str) -> Job:
        """Stop a job before its next step, unless it has ended; what is done stays done."""
        if self.get(job_id).state not in ENDED:
            # Whoever runs it sees the mark before the next step, and ends it there: the step
            # that is being done is still written down.
            self._folders.mark_cancelled(job_id, True)
            with suppress(JobRunning), self._folders.held(job_id):
                self._cancel_here(job_id)
        return self.get(job_id)

    def _cancel_here(self, job_id: str) -> None:
        if self._workflow(job_id) is not None:
            self._client.cancel_workflow(job_id)

    def resume(self, job_id: str) -> Job:
        """Let a cancelled job go on when somebody runs it."""
        if self.get(job_id).state == "cancelled":
            with self._folders.held(job_id):
                self._folders.mark_cancelled(job_id, False)
                known = self._workflow(job_id)
                if known is not None and known.status == "CANCELLED":
                    self._client.resume_workflow(job_id)
        return self.get(job_id)

    def forget(self, job_id: str) -> bool:
        """Delete a job that nobody works at, with its files; tell whether there was one."""
        if not self._folders.is_noted(job_id):
            return False
        with self._folders.held(job_id):
            if self._workflow(job_id) is not None:
                self._cancel_here(job_id)
                self._client.delete_workflow(job_id)
            self._folders.remove(job_id)
        return True

    def folder(self, job_id: str) -> Path:
        """Return the folder of a job, for files that it is made of."""
        return self._folders.path(job_id)

    def close(self) -> None:
        """Release the connections."""
        if "_client" in self.__dict__:
            self._client.destroy()
            del self.__dict__["_client"]

    @cached_property
    def _client(self) -> DBOSClient:
        DBOS.migrate(self._url, schema=self._schema)
        return DBOSClient(
            system_database_url=self._url,
            dbos_system_schema=self._schema,
            application_name=_NAME,
            system_database_pool_size=2,
        )

    def _workflow(self, job_id: str) -> WorkflowStatus | None:
        found = self._client.list_workflows(workflow_ids=[job_id])
        return found[0] if found else None

    def _rewind(self, job_id: str) -> None:
        """Put a job that was cut off by an error behind its last step that went well."""
        steps = self._client.list_workflow_steps(job_id)
        last = max((one["function_id"] for one in steps if one["error"] is None), default=0)
        self._client.rewind_workflow(job_id, start_step=last + 1, application_version=job_id)


def _told(work: Callable[[], Json], caught: list[Exception]) -> dict[str, Any]:
    """Do a step; what the database keeps of an error is its kind, for words may tell of rows."""
    try:
        return dict(work())
    except Exception as error:
        caught.append(error)
        raise RuntimeError(type(error).__name__) from None


@contextmanager
def _launched(config: DBOSConfig) -> Iterator[None]:
    DBOS(config=config)
    try:
        DBOS.launch()
        yield
    finally:
        DBOS.destroy()

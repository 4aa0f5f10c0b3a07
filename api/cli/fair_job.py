"""The plan of a fair as a job: begin it or take it up, with its progress, in this process."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from api.cli.fair_paper import write_out
from api.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from features.progress import Progress
    from recommender.bootstrap import System
    from recommender.domain.fair import FairPlan
    from recommender.errors import ZhiqiaoError
    from recommender.ports.jobs import Arrays, Job, Json, Kept, Reached, Steps, Work

T = TypeVar("T")

INTERRUPTED = 130  # what a shell says of a program that Ctrl-C ended


def fair_versions(system: System) -> dict[str, str]:
    """Return the models that a plan is made with."""
    scorer = f"default-scorer-{system.scorer.config.version}"
    return {"encoder": system.embedder.model, "scorer": scorer}


def do_fair_job(system: System, job: Job, progress: Progress) -> Job:
    """Do a job of a fair from where it stands; raise what it failed of.

    Ctrl-C ends the process: the job goes on when it is asked for again.
    """
    from recommender.errors import JobFailed
    from recommender.services.fair_job import drop_files, refuse_outdated

    failed: list[ZhiqiaoError] = []
    if job.state in ("queued", "stopped"):
        refuse_outdated(job, fair_versions(system))
    try:
        ended = system.jobs.run(job.id, _told(_fair_work(system, job), failed), progress)
    except KeyboardInterrupt:
        say(f"停下了，接着做：zhiqiao jobs resume {job.id} Stopped; this goes on with it.")
        os._exit(INTERRUPTED)  # a thread is in the middle of a step, which is begun again
    if ended.state == "failed":
        if failed:
            raise failed[0]
        error = ended.error
        words = (error.detail_zh, error.detail_en) if error else ("", "")
        raise JobFailed(id=job.id, detail_zh=words[0], detail_en=words[1])
    if ended.state == "done":
        drop_files(system.jobs.folder(job.id))
    return ended


def plan_of(job: Job) -> FairPlan:
    """Return the plan that a job has written."""
    from recommender.domain.fair import FairPlan
    from recommender.services.fair_folder import PLAN_FILE

    return FairPlan.from_json((Path(job.asked["out"]) / PLAN_FILE).read_bytes())


def _told(work: Work, failed: list[ZhiqiaoError]) -> Work:
    """Return the work, which notes an error of ours as it was raised, in a step or between."""
    return lambda steps: _noting(lambda: work(_NotingSteps(steps, failed)), failed)()


class _NotingSteps:
    """Steps that note an error of ours: what keeps them may know no more than its kind."""

    def __init__(self, steps: Steps, failed: list[ZhiqiaoError]) -> None:
        self._steps, self._failed = steps, failed

    def step(self, name: str, work: Callable[[], Json], reached: Reached | None = None) -> Json:
        return self._steps.step(name, _noting(work, self._failed), reached)

    def arrays(self, name: str, work: Callable[[], Arrays], reached: Reached | None = None) -> Kept:
        return self._steps.arrays(name, _noting(work, self._failed), reached)


def _noting(work: Callable[[], T], failed: list[ZhiqiaoError]) -> Callable[[], T]:
    from recommender.errors import ZhiqiaoError

    def noting() -> T:
        try:
            return work()
        except ZhiqiaoError as error:
            failed.append(error)
            raise

    return noting


def _fair_work(system: System, job: Job) -> Callable[[Steps], Json]:
    from recommender.domain.fair_job import FairJobAsked
    from recommender.ports.jobs import Reached
    from recommender.services.fair_folder import write_sources
    from recommender.services.fair_job import DayClock, options_of, plan_in_steps

    asked = FairJobAsked.model_validate(job.asked)
    system.clock = DayClock(system.clock, asked.today)
    folder, out = system.jobs.folder(job.id), Path(asked.out)
    engine = system.shard_engine(asked.workers, asked.ray)

    def work(steps: Steps) -> Json:
        made = plan_in_steps(system.matching, system.reader, asked, folder, steps, engine)

        def write() -> Json:
            out.mkdir(parents=True, exist_ok=True)
            written = write_out(system, out, made, asked.hours)
            options = options_of(asked)
            write_sources(system.writer, out, asked.attendees, asked.booths, options)
            return written

        written = steps.step("write", write, Reached("written", 1, 1))
        return {
            "meetings": len(made.plan.meetings),
            "placed": len({meeting.attendee_id for meeting in made.plan.meetings}),
            "unplaced": len(made.plan.unplaced),
            "below_floor": len(made.plan.short),
            "written": dict(written),
        }

    return work

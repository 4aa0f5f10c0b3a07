"""Make the plan of a stored fair as a job: ask for it, see how far it is, cancel it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recommender.domain.fair_day import FileUsed
from recommender.domain.fair_job import FAIR_PLAN, FairJobAsked
from recommender.domain.stored_fair import FairFile, StoredFair
from recommender.errors import InvalidInput, NotFound, PlanUnderWay
from recommender.ports import Store
from recommender.ports.jobs import ENDED, Job, Jobs
from recommender.services.fair_job import begin
from recommender.services.fair_print_times import spans_of
from recommender.services.matching import Matching
from recommender.services.plan_fair_options import FairOptions


def start_fair_plan(
    store: Store,
    jobs: Jobs,
    matching: Matching,
    folder: Path,
    fair_id: str,
    options: FairOptions,
) -> Job:
    """Ask for a plan of a stored fair and return its job, which waits to be run.

    Asked for again as long as it is under way, it is the same job.

    Parameters
    ----------
    store, jobs
        Where fairs and jobs are.
    matching
        The parts that will score; only their versions are noted.
    folder
        Of this fair.
    fair_id
        Which fair.
    options
        How to plan; `near` is that of the fair unless it is given.

    Raises
    ------
    NotFound
        There is no such fair.
    InvalidInput
        A file is missing.
    PlanUnderWay
        Another plan of the fair is being made.
    UsageError
        Options that do not go together.
    """
    options.rules(0)
    with store.transaction() as tx:
        fair = tx.fairs.get(fair_id)
        spans_of(fair.hours, options.slots)
        out = folder / "plans" / str(len(fair.plans) + 1)
        asked = _asked(fair, matching, folder, out, options)
        under_way = next((job for job in _jobs(jobs, fair.plans[-1:]) if not_ended(job)), None)
        if under_way is not None:
            if _same(FairJobAsked.model_validate(under_way.asked), asked):
                return under_way
            raise PlanUnderWay(id=under_way.id)
        job = begin(jobs, FAIR_PLAN, asked)
        tx.fairs.put(fair.model_copy(update={"plans": (*fair.plans, job.id)}))
    return job


def fair_plan_status(store: Store, jobs: Jobs, fair_id: str, job_id: str) -> Job:
    """Return how far the plan of a fair is.

    Parameters
    ----------
    store, jobs
        Where fairs and jobs are.
    fair_id, job_id
        Which.

    Raises
    ------
    NotFound
        The fair has no such plan.
    """
    if job_id not in store.fairs.get(fair_id).plans:
        raise NotFound(kind_zh="计划", kind_en="plan", id=job_id[:80])
    return jobs.get(job_id)


def fair_plans(store: Store, jobs: Jobs, fair_id: str) -> list[Job]:
    """Return all plans of a fair, the newest first.

    Parameters
    ----------
    store, jobs, fair_id
        See `fair_plan_status`.
    """
    return _jobs(jobs, store.fairs.get(fair_id).plans[::-1])


def cancel_fair_plan(store: Store, jobs: Jobs, fair_id: str, job_id: str) -> Job:
    """Stop making a plan before the next step; `resume_fair_plan` goes on with it.

    Parameters
    ----------
    store, jobs, fair_id, job_id
        See `fair_plan_status`.
    """
    fair_plan_status(store, jobs, fair_id, job_id)
    return jobs.cancel(job_id)


def resume_fair_plan(store: Store, jobs: Jobs, fair_id: str, job_id: str) -> Job:
    """Let a cancelled plan be made on.

    Parameters
    ----------
    store, jobs, fair_id, job_id
        See `fair_plan_status`.
    """
    fair_plan_status(store, jobs, fair_id, job_id)
    return jobs.resume(job_id)


def plan_folder(job: Job) -> Path:
    """Return where a plan is written.

    Parameters
    ----------
    job
        That makes it.
    """
    return Path(FairJobAsked.model_validate(job.asked).out)


def waiting_plans(store: Store, jobs: Jobs) -> list[str]:
    """Return the jobs of stored fairs that nobody works at: asked for, or cut off.

    Parameters
    ----------
    store, jobs
        Where fairs and jobs are.
    """
    last = [job_id for fair in store.fairs.page() for job_id in fair.plans[-1:]]
    return [job.id for job in _jobs(jobs, last) if job.state in ("queued", "stopped")]


def has_plans(store: Store) -> bool:
    """Tell whether any fair has had a plan asked for.

    Parameters
    ----------
    store
        Where fairs are.
    """
    return any(fair.plans for fair in store.fairs.page())


def not_ended(job: Job) -> bool:
    """Tell whether a job may still change by itself.

    Parameters
    ----------
    job
        It.
    """
    return job.state not in ENDED


def _jobs(jobs: Jobs, ids: Sequence[str]) -> list[Job]:
    found = []
    for job_id in ids:
        try:
            found.append(jobs.get(job_id))
        except NotFound:
            continue
    return found


def _asked(
    fair: StoredFair, matching: Matching, folder: Path, out: Path, options: FairOptions
) -> FairJobAsked:
    return FairJobAsked(
        attendees=_used(fair.attendees, folder, "报名表", "the list of attendees"),
        booths=_used(fair.booths, folder, "参展单位表", "the list of booths"),
        out=str(out),
        today=matching.clock.today(),
        slots=options.slots,
        floor=options.floor,
        limit=options.limit,
        capacity=options.capacity,
        with_held=options.with_held,
        near=options.near or fair.near or matching.near_region,
        keep_apart=tuple(sorted(options.keep_apart)),
        breaks=tuple(sorted(options.breaks)),
        hours=fair.hours,
        versions={
            "encoder": matching.embedder.model,
            "scorer": f"default-scorer-{matching.scorer.config.version}",
        },
    )


def _used(file: FairFile | None, folder: Path, zh: str, en: str) -> FileUsed:
    if file is None:
        raise InvalidInput(detail_zh=f"还没有上传{zh}", detail_en=f"{en} was not sent yet")
    return FileUsed(path=str(folder / file.stored), sha256=file.sha256)


def _same(one: FairJobAsked, other: FairJobAsked) -> bool:
    both = (one, other)
    left, right = (a.model_copy(update={"out": "", "today": one.today}) for a in both)
    return left == right

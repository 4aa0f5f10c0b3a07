"""How a job stands, from its folder and from what is written down of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from recommender.adapters.jobs.folders import JobFolders
from recommender.errors import ZhiqiaoError
from recommender.ports.jobs import Job, JobError, JobProgress, JobState, Json

UNAVAILABLE = 503


def noted(kind: str, asked: Json, now: datetime) -> Json:
    """Return what is written down of a job that is asked for now."""
    return {"kind": kind, "asked": dict(asked), "made_at": now.isoformat()}


def made_at(note: Mapping[str, Any]) -> datetime:
    """Return when a job was asked for."""
    return datetime.fromisoformat(note["made_at"]).astimezone(UTC)


def job_of(
    folders: JobFolders,
    job_id: str,
    ended: JobState | None,
    begun: bool,
    result: Json | None = None,
) -> Job:
    """Return a job as it stands.

    Parameters
    ----------
    folders, job_id
        The job.
    ended
        How it ended, if it is written down that it did.
    begun
        Whether a step may have been done.
    result
        Of a job that is done.
    """
    note = folders.noted(job_id)
    failure = folders.failure(job_id)
    state = ended or _unended(folders, job_id, begun)
    return Job(
        id=job_id,
        kind=note["kind"],
        asked=note["asked"],
        state=state,
        made_at=made_at(note),
        progress=_progress(folders, job_id, state),
        result=result or {},
        error=JobError(**failure) if failure is not None and state == "failed" else None,
    )


def _unended(folders: JobFolders, job_id: str, begun: bool) -> JobState:
    if folders.is_held(job_id):
        return "running"
    if folders.is_cancelled(job_id):
        return "cancelled"
    return "stopped" if begun else "queued"


def _progress(folders: JobFolders, job_id: str, state: JobState) -> JobProgress | None:
    told = folders.progress(job_id)
    if told is None:
        return None
    if state != "running":
        told = {name: told[name] for name in ("stage", "done", "total")}
    return JobProgress(**told)


def is_final(error: BaseException) -> bool:
    """Tell whether a job that raised this has failed for good."""
    return isinstance(error, ZhiqiaoError) and error.http_status != UNAVAILABLE


def failure_of(error: ZhiqiaoError) -> Json:
    """Return what is written down of an error of ours; it names nobody."""
    return {
        "code": error.code,
        "detail_zh": error.message("zh"),
        "detail_en": error.message("en"),
    }

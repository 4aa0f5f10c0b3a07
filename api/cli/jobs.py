"""``zhiqiao jobs``: long work that goes on where it was, whatever happened to its process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, print_records, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.ports.jobs import Job

app = typer.Typer(
    help="任务：排招聘会这样的长活，中断后接着做，做过的不再做。 Long work that survives.",
    no_args_is_help=True,
)
COLUMNS = ("id", "kind", "state", "made_at", "stage", "done", "total", "seconds_left")
STATES = {
    "queued": "等待 queued",
    "running": "进行中 running",
    "stopped": "中断，可以接着做 stopped",
    "cancelled": "已取消，可以接着做 cancelled",
    "failed": "失败 failed",
    "done": "完成 done",
}
CANCELLED = 1

JobId = Annotated[str, typer.Argument(envvar="ZHIQIAO_JOB", help="任务编号。 The job's id.")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
Nice = Annotated[
    int,
    typer.Option(
        min=0, max=19, envvar="ZHIQIAO_NICE", help="让着别的进程多少。 How much it gives way."
    ),
]


@app.command("list")
def listing(output: Output = Format.TABLE) -> None:
    """列出全部任务，最新的在前。

    List all jobs, the newest first.
    """
    system = _system()
    rows = [shown(job) for job in system.jobs.all()]
    system.close()
    if print_records(rows, COLUMNS, output):
        return
    for row in rows:
        far = f"{row['stage']} {row['done']}/{row['total']}" if row["stage"] else ""
        print(f"{row['id']}  {STATES[row['state']]}  {row['made_at'][:16]}  {far}".rstrip())
    if not rows:
        say("没有任务。 No jobs.")


@app.command()
def show(job: JobId, output: Output = Format.TABLE) -> None:
    """看一个任务做到哪里了。

    Show how far a job is.
    """
    system = _system()
    found = system.jobs.get(job)
    system.close()
    facts = shown(found) | {"asked": dict(found.asked), "result": dict(found.result)}
    if output is Format.JSON:
        print_json(facts)
        return
    flat = {k: v for k, v in facts.items() if k not in ("asked", "result") and v is not None}
    flat |= {k: v for k, v in found.result.items() if not isinstance(v, dict)}
    if output is Format.CSV:
        print_csv(list(flat), [list(flat.values())])
        return
    print_facts(flat | {"state": STATES[found.state]})


@app.command()
def resume(job: JobId) -> None:
    """接着做一个中断或取消的任务；做过的步骤不再做。

    Go on with a job that was stopped or cancelled; no step that is done is done again.
    """
    _do(job, resume_it=True)


@app.command()
def run(job: JobId, nice: Nice = 0) -> None:
    """在这个进程里做一个任务；已取消的不做。服务用它在后台做任务。

    Do a job in this process unless it was cancelled; the service does its jobs with it.
    """
    if nice:
        os.nice(nice)
    _do(job, resume_it=False)


@app.command()
def cancel(job: JobId) -> None:
    """取消一个任务：做完手上这一步就停，之后可以接着做。

    Cancel a job: it stops after the step it is in, and can be resumed.
    """
    system = _system()
    ended = system.jobs.cancel(job)
    system.close()
    say(f"任务 {job}：{STATES[ended.state]}")


@app.command()
def forget(job: JobId) -> None:
    """删掉一个任务和它留下的文件；写出的结果不动。

    Delete a job with the files it keeps; what it has written out stays.
    """
    from recommender.errors import NotFound

    system = _system()
    known = system.jobs.forget(job)
    system.close()
    if not known:
        raise NotFound(kind="job", kind_zh="任务", kind_en="job", id=job)
    say(f"任务 {job} 已删除。 Deleted.")


def shown(job: Job) -> dict[str, Any]:
    """Return what is told of a job."""
    progress, error = job.progress, job.error
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "made_at": job.made_at.isoformat(timespec="seconds"),
        "stage": progress.stage if progress else None,
        "done": progress.done if progress else None,
        "total": progress.total if progress else None,
        "rate_per_s": progress.rate_per_s if progress else None,
        "seconds_left": progress.seconds_left if progress else None,
        "error": error.code if error else None,
        "detail": error.detail_zh if error else None,
    }


def _system() -> System:
    from recommender.bootstrap import open_system

    return open_system()


def _do(job_id: str, *, resume_it: bool) -> None:
    from api.cli.fair_job import do_fair_job
    from recommender.bootstrap import open_system

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        try:
            job = system.jobs.resume(job_id) if resume_it else system.jobs.get(job_id)
            ended = do_fair_job(system, job, progress)
        finally:
            system.close()
    say(f"任务 {job_id}：{STATES[ended.state]}")
    if ended.state == "done":
        print_facts({"out": ended.asked["out"], "meetings": ended.result["meetings"]})
    elif ended.state == "cancelled":
        raise typer.Exit(CANCELLED)

"""``zhiqiao fair``: plan a recruitment fair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.fair_day import outcome, replan, sign_in
from api.cli.fair_job import do_fair_job, fair_versions, plan_of
from api.cli.fair_joint import joint
from api.cli.fair_paper import (
    Day,
    Lunch,
    SlotMinutes,
    Starts,
    WalkMinutes,
    hours_of,
)
from api.cli.fair_report import report
from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.fair import FairPlan
    from recommender.ports.jobs import Job

app = typer.Typer(
    help="招聘会：由两个表排出谁在哪一场和哪家谈。 Recruitment fairs.", no_args_is_help=True
)
SHOWN = 5

Attendees = Annotated[
    Path, typer.Option(envvar="ZHIQIAO_ATTENDEES", help="报名表。 Who comes: XLSX, CSV, …")
]
Booths = Annotated[
    Path, typer.Option(envvar="ZHIQIAO_BOOTHS", help="参展单位表，一行一个岗位。 Who hires.")
]
Out = Annotated[Path, typer.Option(envvar="ZHIQIAO_OUT", help="写到哪个文件夹。 Folder.")]
Slots = Annotated[
    int, typer.Option(min=1, max=200, envvar="ZHIQIAO_SLOTS", help="共几场。 How many slots.")
]
Floor = Annotated[
    int,
    typer.Option(
        min=0, max=50, envvar="ZHIQIAO_FLOOR", help="每人至少谈几家。 Meetings for everybody."
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        min=1, max=200, envvar="ZHIQIAO_LIMIT", help="每人至多谈几家，默认 4。 At most so many."
    ),
]
Capacity = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=1000,
        envvar="ZHIQIAO_CAPACITY",
        help="没有写每场可面谈人数的展位按几人，默认不安排。 For booths that do not say it.",
    ),
]
WithHeld = Annotated[
    bool,
    typer.Option(
        "--with-held",
        envvar="ZHIQIAO_WITH_HELD",
        help="广告要核对的岗位也安排，违法的要求不起作用。 Plan postings to be checked too.",
    ),
]
KeepApart = Annotated[
    list[str] | None,
    typer.Option(
        envvar="ZHIQIAO_KEEP_APART",
        help="不与别人合并的报名号，可多次给出。 Registration numbers never to be merged.",
    ),
]
Near = Annotated[
    str | None,
    typer.Option(
        envvar="ZHIQIAO_NEAR",
        metavar="CODE",
        help="招聘会所在市县的区划代码，默认取 ZHIQIAO_NEAR_REGION。 Where the fair is.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=1024,
        envvar="ZHIQIAO_WORKERS",
        help="用几个进程打分，适合上万人的招聘会，结果不变。 Processes that score.",
    ),
]
RayAddress = Annotated[
    str | None,
    typer.Option(
        "--ray",
        envvar="ZHIQIAO_RAY",
        metavar="ADDRESS",
        help="用 Ray 打分：集群地址，或 local 在本机启动。 Score on a Ray cluster, or local.",
    ),
]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


Break = Annotated[
    list[int] | None,
    typer.Option(
        "--break",
        min=1,
        max=200,
        envvar="ZHIQIAO_BREAK",
        help="留空的场次，如午休，可多次给出。 A slot left free, such as lunch.",
    ),
]


@app.callback()
def fair() -> None:
    """招聘会。 Recruitment fairs."""


@app.command()
def plan(
    attendees: Attendees,
    booths: Booths,
    out: Out,
    slots: Slots = 6,
    floor: Floor = 1,
    limit: Limit = None,
    capacity: Capacity = None,
    with_held: WithHeld = False,
    keep_apart: KeepApart = None,
    near: Near = None,
    breaks: Break = None,
    day: Day = None,
    starts: Starts = None,
    slot_minutes: SlotMinutes = 20,
    walk_minutes: WalkMinutes = 5,
    lunch: Lunch = None,
    workers: Workers = None,
    ray: RayAddress = None,
    output: Output = Format.TABLE,
) -> None:
    """排一场招聘会：谁在哪一场和哪家谈哪个岗位，没有排上的说明原因。

    Plan a fair: who meets whom in which slot, and why somebody does not.
    """
    from api.cli.import_export import known_place
    from recommender.bootstrap import open_system
    from recommender.domain.fair_job import FAIR_PLAN, FairJobAsked
    from recommender.services.fair_job import begin, options_of, used_file
    from recommender.services.plan_fair_sheets import PLAN_FILE, WORKBOOK

    hours = hours_of(day, starts, slot_minutes, walk_minutes, lunch, slots)
    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        asked = FairJobAsked(
            attendees=used_file(attendees),
            booths=used_file(booths),
            out=str(out.resolve()),
            today=system.clock.today(),
            slots=slots,
            floor=floor,
            limit=limit,
            capacity=capacity,
            with_held=with_held,
            near=known_place(near) or system.settings.near_region,
            keep_apart=tuple(sorted(set(keep_apart or ()))),
            breaks=tuple(sorted({slot - 1 for slot in breaks or ()})),
            hours=hours,
            versions=fair_versions(system),
            workers=workers,
            ray=ray,
        )
        options_of(asked).rules(0)
        job = begin(system.jobs, FAIR_PLAN, asked)
        _tell_begun(job)
        try:
            ended = do_fair_job(system, job, progress)
        finally:
            if system.jobs.get(job.id).state == "failed":
                system.jobs.forget(job.id)  # it cannot go on, and it holds people's rows
            system.jobs.close()
    if ended.state == "cancelled":
        say(f"任务 {job.id} 已取消。 Cancelled; zhiqiao jobs resume {job.id} goes on with it.")
        raise typer.Exit(1)
    made = plan_of(ended)
    _tell(made)
    facts = _facts(made) | {"plan": str(out / PLAN_FILE), "workbook": str(out / WORKBOOK)}
    facts |= ended.result["written"] | {"job": ended.id}
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [list(facts.values())])
    else:
        print_facts(facts)


app.command()(joint)
app.command()(replan)
app.command("sign-in")(sign_in)
app.command()(outcome)
app.command()(report)


def _tell_begun(job: Job) -> None:
    if job.state != "queued":
        day = job.asked["today"]
        say(f"接着做 {day} 开始的任务 {job.id}。 Going on with what was begun on {day}.")


def _facts(made: FairPlan) -> dict[str, Any]:
    counts = made.counts.model_dump(mode="json", exclude={"left_out"})
    with_meetings = {meeting.attendee_id for meeting in made.meetings}
    return {
        **counts,
        "meetings": len(made.meetings),
        "placed": len(with_meetings),
        "unplaced": len(made.unplaced),
        "below_floor": len(made.short),
        "floor": made.floor,
        "slots": made.slots,
    }


def _tell(made: FairPlan) -> None:
    """Say on stderr what a person should look at; the workbook has all of it."""
    counts = made.counts
    say(
        f"参展单位 {counts.booth_rows} 行：{counts.booths} 个展位，{counts.postings} 个岗位，"
        f"{counts.postings_rejected} 行读不出来。报名 {counts.attendee_rows} 行："
        f"{counts.attendees} 人，{counts.merged} 行是重复报名。"
    )
    for one in made.merged:
        say(
            f"合并 merged：{one.attendee_id}（第 {one.row} 行）与 {one.same_as} 是同一人 [{one.basis}]"
        )
    for problem in made.problems[:SHOWN]:
        place = f"{problem.sheet}!{problem.row}" if problem.sheet else str(problem.row)
        say(f"第 {place} 行 {problem.column}：{problem.problem_zh}，{problem.remedy_zh}")
    if len(made.problems) > SHOWN:
        say(f"共 {len(made.problems)} 处要看，见“需核对”。 More in the workbook.")
    if made.held:
        verb = "照样安排" if made.held[0].in_plan else "没有安排"
        say(f"{len(made.held)} 个岗位的广告要核对，{verb}。 Ads to be checked; see the workbook.")
    if made.relaxation is not None:
        booths = "、".join(f"{k} +{n}" for k, n in made.relaxation.extra_meetings.items())
        say(f"名额还差 {made.relaxation.missing} 个：{booths}。 So many meetings are missing.")

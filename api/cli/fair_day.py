"""``zhiqiao fair replan|sign-in|outcome``: the day of a fair."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.casework_options import named
from api.cli.events import MOMENTS
from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.fair_day import BentPlan
    from recommender.services.fair_day_log import FairDesk, WrittenDown

SHOWN = 10

Plan = Annotated[
    Path,
    typer.Option(
        envvar="ZHIQIAO_PLAN_DIR",
        exists=True,
        file_okay=False,
        help="fair plan 写出的文件夹。 The folder of the plan.",
    ),
]
File = Path | None
Attendee = Annotated[str, typer.Option(envvar="ZHIQIAO_ATTENDEE", help="报名号 attendee")]
Booth = Annotated[str, typer.Option(envvar="ZHIQIAO_BOOTH", help="展位号 booth")]
At = Annotated[
    datetime | None,
    typer.Option(
        help="时间，默认现在；也可只写 9:30，指今天。 When; now by default.",
        envvar="ZHIQIAO_AT",
        formats=[*MOMENTS, "%H:%M"],
    ),
]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


def replan(
    plan: Plan,
    no_shows: Annotated[
        File, typer.Option(envvar="ZHIQIAO_NO_SHOWS", help="没来的人的报名号。 Who did not come.")
    ] = None,
    walk_ins: Annotated[
        File,
        typer.Option(envvar="ZHIQIAO_WALK_INS", help="当场来的人，列同报名表。 Who walked in."),
    ] = None,
    closed_booths: Annotated[
        File,
        typer.Option(
            envvar="ZHIQIAO_CLOSED_BOOTHS",
            help="关闭的展位，可写从第几场起。 Booths that are closed.",
        ),
    ] = None,
    late_booths: Annotated[
        File,
        typer.Option(
            envvar="ZHIQIAO_LATE_BOOTHS",
            help="晚到的展位和到场的场次。 Booths that come late, with their first slot.",
        ),
    ] = None,
    absent_after: Annotated[
        datetime | None,
        typer.Option(
            envvar="ZHIQIAO_ABSENT_AFTER",
            formats=[*MOMENTS, "%H:%M"],
            help="到这个时间没有签到的算没来，如 10:00。 Not signed in by then: absent.",
        ),
    ] = None,
    from_slot: Annotated[
        int,
        typer.Option(
            min=1,
            max=200,
            envvar="ZHIQIAO_FROM_SLOT",
            help="从第几场起还能改，前面的不动。 The first slot that can still change.",
        ),
    ] = 1,
    attendees: Annotated[
        File, typer.Option(envvar="ZHIQIAO_ATTENDEES", help="报名表不在原处时。 If it was moved.")
    ] = None,
    booths: Annotated[
        File, typer.Option(envvar="ZHIQIAO_BOOTHS", help="展位表不在原处时。 If it was moved.")
    ] = None,
    output: Output = Format.TABLE,
) -> None:
    """当天改计划：没来的拿掉，新来的补上，答应过的不动。写到新的文件夹，原来的还在。

    Bend a plan on the day: promises are kept. Written beside the old one.
    """
    from api.cli.fair_paper import write_out
    from recommender.bootstrap import open_system
    from recommender.services.fair_day_files import DayFiles, what_happened
    from recommender.services.fair_folder import PLAN_FILE, open_folder
    from recommender.services.fair_report_day import hours_of_fair
    from recommender.services.open_fair import Files, open_fair
    from recommender.services.plan_fair_sheets import WORKBOOK
    from recommender.services.replan_fair import replan_fair
    from recommender.services.write_bent_fair import write_bent_fair

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        written = open_folder(plan)
        moment = _moment(absent_after, system.clock.today())
        if moment is not None and moment > system.clock.now():
            say(
                f"还没到 {moment:%H:%M}：没有签到的人已按没来处理，原计划还在。 It is not that late yet."
            )
        files = DayFiles(no_shows, walk_ins, closed_booths, late_booths, from_slot - 1, moment)
        events = system.fair_log(written.root).events()
        happened = what_happened(system.reader, written.plan, files, events)
        fair = open_fair(
            system.matching, system.reader, written, Files(attendees, booths, walk_ins)
        )
        made = replan_fair(system.matching, fair, happened, from_slot - 1, progress=progress)
        hours, paper = hours_of_fair(written.root), dict[str, Any]()
        folder = write_bent_fair(
            system.writer,
            written.root,
            fair.sources,
            lambda folder: paper.update(write_out(system, folder, made, hours)),
        )
    _tell(made.plan)
    written_to = {"plan": str(folder / PLAN_FILE), "workbook": str(folder / WORKBOOK)}
    _print(_facts(made.plan) | written_to | paper, output)


def sign_in(plan: Plan, attendee: Attendee, at: At = None, output: Output = Format.TABLE) -> None:
    """签到：这个人来了。

    Sign somebody in.
    """
    from recommender.services.fair_day_log import sign_in as write_down

    desk = _desk(plan)
    _written(write_down(desk, attendee, _moment(at, desk.clock.today())), output)


def outcome(
    plan: Plan,
    attendee: Attendee,
    booth: Booth,
    result: Annotated[
        str,
        typer.Option(
            envvar="ZHIQIAO_RESULT",
            help="未到 no_show、谈过 talked、意向 interested、录用 hired、不合适 unsuitable",
        ),
    ],
    note: Annotated[str, typer.Option(envvar="ZHIQIAO_NOTE", help="备注 note")] = "",
    at: At = None,
    output: Output = Format.TABLE,
) -> None:
    """记下一次面谈的结果；同一次面谈以最后记的为准。

    Write down what came of a meeting.
    """
    from recommender.domain.fair_day import OUTCOMES
    from recommender.services.fair_day_log import record_outcome

    desk, came_of_it = _desk(plan), named(result, OUTCOMES)
    moment = _moment(at, desk.clock.today())
    _written(record_outcome(desk, attendee, booth, came_of_it, note, moment), output)


def _desk(plan: Path) -> FairDesk:
    from recommender.bootstrap import open_system
    from recommender.services.fair_day_log import FairDesk
    from recommender.services.fair_folder import open_folder

    system, written = open_system(), open_folder(plan)
    return FairDesk(written.plan, system.fair_log(written.root), system.clock)


def _moment(given: datetime | None, today: Any) -> datetime | None:
    """Return a moment with its zone; a time alone is one of today."""
    from recommender.domain.moment import PLACE

    if given is None:
        return None
    if given.year == 1900:  # what a time without a date is read as
        given = given.replace(year=today.year, month=today.month, day=today.day)
    return given if given.tzinfo else given.replace(tzinfo=PLACE)


def _written(done: WrittenDown, output: Format) -> None:
    event = done.event
    if not done.planned:
        say(
            "已记下。计划里没有为这个人安排面谈。 Recorded; the plan has no meeting of theirs."
            if event.kind == "sign_in"
            else "已记下。这次面谈不在计划里。 Recorded; the meeting was not planned."
        )
    if done.again:
        say("以前记过，以这次为准。 It was recorded before; this one counts.")
    _print({**event.model_dump(mode="json"), "planned": done.planned}, output)


def _facts(made: BentPlan) -> dict[str, Any]:
    kinds = ("moved", "replaced", "lost", "cancelled", "added")
    kept = made.kept.model_dump() if made.kept else {}
    return {
        "replan": made.number,
        "meetings": len(made.meetings),
        "placed": len({meeting.attendee_id for meeting in made.meetings}),
        "unplaced": len(made.unplaced),
        "below_floor": len(made.short),
        "no_shows": len(made.no_shows),
        "walk_ins": len(made.walk_ins),
        **{kind: sum(one.kind == kind for one in made.changes) for kind in kinds},
        "promised": kept.get("promised", 0),
        "changed": kept.get("changed", 0),
        "changed_share": kept.get("share", 0.0),
        "problems": len(made.day_problems),
    }


def _tell(made: BentPlan) -> None:
    """Say on stderr what a person should look at."""
    for problem in made.day_problems[:SHOWN]:
        place = f"{problem.sheet}!{problem.row}" if problem.sheet else str(problem.row)
        say(
            f"{problem.file} 第 {place} 行 {problem.column} {problem.value}："
            f"{problem.problem_zh}，{problem.remedy_zh}"
        )
    if len(made.day_problems) > SHOWN:
        say(f"共 {len(made.day_problems)} 处要看，见 plan.json。 More in plan.json.")
    to_tell = [one for one in made.changes if one.kind in ("moved", "replaced", "lost")]
    if to_tell:
        say(
            f"{len(to_tell)} 次面谈有变，要告诉本人，见“变动”。 People must be told; see the sheet."
        )


def _print(facts: dict[str, Any], output: Format) -> None:
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [list(facts.values())])
    else:
        print_facts(facts)

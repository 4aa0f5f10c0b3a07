"""``zhiqiao casework``: the service ledger, what comes next, and what people say of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import casework_feedback
from api.cli.casework_options import (
    At,
    By,
    Day,
    Folder,
    Id,
    Language,
    OneSeeker,
    Output,
    Seeker,
    files_in,
    named,
    say_kept,
)
from api.cli.output import Format, print_json, print_records, say

if TYPE_CHECKING:
    from recommender.assistance.casework.patterns import ServicePattern
    from recommender.domain.ledger import LedgerEntry

app = typer.Typer(
    help="经办：服务台账、下一步、服务次数、满意度、投诉和申诉。 "
    "The service ledger, what comes next, and what people say of it.",
    no_args_is_help=True,
)
LEDGER_COLUMNS = (
    "at",
    "kind",
    "seeker_id",
    "by",
    "posting_id",
    "course_id",
    "service_id",
    "plan_id",
    "note",
    "next_step",
    "due_on",
    "pattern",
    "until",
    "id",
)
REMINDER_COLUMNS = ("due_on", "overdue", "kind", "seeker_id", "counselor", "text", "record_id")
PATTERN_COLUMNS = (
    "id",
    "version",
    "title",
    "group",
    "counts",
    "valid_from",
    "valid_until",
    "basis",
)


@app.command()
def record(
    kind: Annotated[
        str,
        typer.Argument(
            help="受理 intake、政策宣介 policy、职业指导 guidance、推荐岗位 introduction、就业 employment、"
            "培训 training、就业见习 apprenticeship、服务事项 service、走访 visit、约定 appointment、"
            "回访 follow_up",
            envvar="ZHIQIAO_KIND",
        ),
    ],
    seeker: Seeker,
    by: By = "counselor",
    posting: Annotated[str | None, typer.Option(help="岗位编号", envvar="ZHIQIAO_POSTING")] = None,
    course: Annotated[str | None, typer.Option(help="课程编号", envvar="ZHIQIAO_COURSE")] = None,
    service: Annotated[str | None, typer.Option(help="事项编号", envvar="ZHIQIAO_SERVICE")] = None,
    plan: Annotated[str | None, typer.Option(help="方案编号", envvar="ZHIQIAO_PLAN")] = None,
    done: Annotated[
        list[str] | None,
        typer.Option(help="做了什么，可多次。 What was done.", envvar="ZHIQIAO_DONE"),
    ] = None,
    note: Annotated[str, typer.Option(help="备注 note", envvar="ZHIQIAO_NOTE")] = "",
    next_step: Annotated[
        str | None, typer.Option("--next", help="下一步。 What comes next.", envvar="ZHIQIAO_NEXT")
    ] = None,
    due: Annotated[
        datetime | None,
        typer.Option(
            help="下一步的日期。 By which day.", envvar="ZHIQIAO_DUE", formats=["%Y-%m-%d"]
        ),
    ] = None,
    step_done: Annotated[
        bool,
        typer.Option(
            "--step-done", help="上次的下一步已办。 The step is done.", envvar="ZHIQIAO_STEP_DONE"
        ),
    ] = False,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            help="预约 appointment、上门 home_visit、绿色通道 urgent，可多次", envvar="ZHIQIAO_MARK"
        ),
    ] = None,
    pattern: Annotated[
        str | None,
        typer.Option(
            help="受理时承诺的服务次数，如 131。 Counts promised.", envvar="ZHIQIAO_PATTERN"
        ),
    ] = None,
    at: At = None,
    id_: Id = "",
    folder: Folder = None,
    output: Output = Format.TABLE,
) -> None:
    """记一条台账：做了什么，下一步是什么。推荐和就业同时记为事件。

    Write down what was done and what comes next. An introduction or an employment is
    recorded as an event too.
    """
    from recommender.bootstrap import open_system
    from recommender.domain.ledger import LEDGER_KINDS_ZH, MARKS_ZH
    from recommender.services.record_service import NewEntry, record_service

    system = open_system()
    new = NewEntry(
        kind=named(kind, LEDGER_KINDS_ZH),
        seeker_id=seeker,
        by=by,
        posting_id=posting,
        course_id=course,
        service_id=service,
        plan_id=plan,
        done=done or (),
        note=note,
        next_step=next_step,
        due_on=due.date() if due else None,
        step_done=step_done,
        marks=[named(one, MARKS_ZH) for one in mark or ()],
        pattern=pattern,
        id=id_,
        at=at,
    )
    entry, created = record_service(system.store, system.clock, files_in(folder), new)
    say_kept(created=created)
    if output is Format.JSON:
        print_json(entry.model_dump(mode="json"))
    else:
        _show_entries([entry], output)


@app.command(name="list")
def list_(
    seeker: OneSeeker = None,
    limit: Annotated[
        int, typer.Option(min=0, help="最多多少条，0 为全部。 0 for all.", envvar="ZHIQIAO_LIMIT")
    ] = 0,
    output: Output = Format.TABLE,
) -> None:
    """列出台账，早的在前。 List the ledger, the oldest first."""
    from recommender.bootstrap import open_system
    from recommender.services.show_case import list_ledger

    _show_entries(list_ledger(open_system().store, seeker, limit or None), output)


@app.command()
def status(
    seeker: Seeker,
    pattern: Annotated[
        str | None,
        typer.Option(help="改按此服务次数算。 Count by it.", envvar="ZHIQIAO_PATTERN"),
    ] = None,
    on: Day = None,
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """一个人办到哪一步：次数、下一步、投诉、资格预判是否有效。只给经办人员看。

    Where a case stands, for staff alone: counts, next step, complaints, assessments.
    """
    from api.cli.casework_status import print_status
    from recommender.bootstrap import open_system
    from recommender.services.show_case import show_case

    system = open_system()
    today = on.date() if on else system.clock.today()
    case = show_case(system.store, files_in(folder), seeker, today, pattern)
    if output is Format.JSON:
        print_json(case.model_dump(mode="json"))
    else:
        print_status(case, language, output)


@app.command()
def reminders(
    counselor: Annotated[
        str | None, typer.Option(help="只看此责任人 counselor", envvar="ZHIQIAO_COUNSELOR")
    ] = None,
    on: Day = None,
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """列出该办的事：下一步、没做满的次数、待答复的投诉、将失效的预判。

    List what has to be seen to, the earliest due first.
    """
    from recommender.bootstrap import open_system
    from recommender.services.show_case import list_reminders

    system = open_system()
    today = on.date() if on else system.clock.today()
    found = list_reminders(system.store, files_in(folder), today, counselor)
    said = [one.text_zh if language == "zh" else one.text_en for one in found]
    rows = [one.model_dump(mode="json") for one in found]
    told = [row | {"text": text} for row, text in zip(rows, said, strict=True)]
    if print_records(told, REMINDER_COLUMNS, output):
        return
    for row in told:
        mark = "！" if row["overdue"] else "·"
        print(
            f"{mark} {row['due_on']}  {row['seeker_id']}  {row['counselor'] or '—'}  {row['text']}"
        )


@app.command()
def patterns(
    folder: Folder = None, language: Language = "zh", output: Output = Format.TABLE
) -> None:
    """列出服务次数，并检查 patterns.yaml 和 deadlines.yaml；错误指出行号和改法。

    List the patterns of service counts, and check both files.
    """
    files = files_in(folder)
    files.deadlines()
    rows = [_pattern_row(pattern, language) for pattern in files.patterns().values()]
    if print_records(rows, PATTERN_COLUMNS, output):
        return
    for row in rows:
        print("  ".join(str(row[name]) for name in PATTERN_COLUMNS))


@app.command()
def prune(folder: Folder = None) -> None:
    """删去超过保存期的台账（deadlines.yaml 的 ledger_kept，不少于 2 年）。

    Drop the lines of the ledger that are older than it is kept, two years at least.
    """
    from recommender.bootstrap import open_system
    from recommender.services.prune_ledger import prune_ledger

    system = open_system()
    dropped = prune_ledger(system.store, system.clock, files_in(folder).deadlines())
    say(f"删去台账 {dropped} 条。 Lines dropped: {dropped}.")


app.command(name="rate")(casework_feedback.rate)
app.command(name="complain")(casework_feedback.complain)
app.command(name="reply")(casework_feedback.reply)
app.command(name="complaints")(casework_feedback.complaints)


def _pattern_row(pattern: ServicePattern, language: str) -> dict[str, Any]:
    from recommender.domain.ledger import LEDGER_KINDS_ZH

    zh = language == "zh"
    counts = [
        "/".join(LEDGER_KINDS_ZH[kind] if zh else kind for kind in one.kinds) + f"×{one.at_least}"
        for one in pattern.requirements
    ]
    return {
        "id": pattern.id,
        "version": pattern.version,
        "title": pattern.title_zh if zh else pattern.title_en,
        "group": pattern.group_zh if zh else pattern.group_en,
        "counts": "、".join(counts) if zh else ", ".join(counts),
        "valid_from": pattern.valid_from.isoformat(),
        "valid_until": pattern.valid_until.isoformat(),
        "basis": pattern.basis,
    }


def _show_entries(entries: list[LedgerEntry], output: Format) -> None:
    from recommender.domain.ledger import LEDGER_KINDS_ZH, MARKS_ZH

    rows = [entry.model_dump(mode="json") for entry in entries]
    if print_records(rows, LEDGER_COLUMNS, output):
        return
    for entry, row in zip(entries, rows, strict=True):
        about = entry.posting_id or entry.course_id or entry.service_id or entry.plan_id or ""
        marks = "".join(f"【{MARKS_ZH[mark]}】" for mark in entry.marks)
        kind = f"{LEDGER_KINDS_ZH[entry.kind]} {entry.kind}"
        told = "；".join((*entry.done, entry.note) if entry.note else entry.done)
        cells = (row["at"], kind, entry.seeker_id, entry.by, about, marks + told, entry.id)
        print("  ".join(cell for cell in cells if cell))
        if entry.next_step is not None:
            print(f"   → {entry.due_on or ''} {entry.next_step}")

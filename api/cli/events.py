"""``zhiqiao events``: what happened between seekers and postings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_json, print_records, say

if TYPE_CHECKING:
    from recommender.domain.event import Event

app = typer.Typer(
    help="事件：看过、收藏、不感兴趣、推荐、应聘、面试、录用、三个月内离职。 "
    "What happened between seekers and postings.",
    no_args_is_help=True,
)
COLUMNS = ("at", "kind", "seeker_id", "posting_id", "reason", "id")
MOMENTS = [
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%z",
]
ZH = {
    "viewed": "看过",
    "saved": "收藏",
    "dismissed": "不感兴趣",
    "introduced": "已推荐",
    "applied": "已应聘",
    "interviewed": "已面试",
    "hired": "已录用",
    "left": "三个月内离职",
}

Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def add(
    kind: Annotated[
        str,
        typer.Argument(
            help="、".join(f"{name} {zh}" for name, zh in ZH.items()), envvar="ZHIQIAO_KIND"
        ),
    ],
    seeker: Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")],
    posting: Annotated[str, typer.Option(help="岗位编号 posting", envvar="ZHIQIAO_POSTING")],
    reason: Annotated[
        str | None,
        typer.Option(
            help="原因；不感兴趣（dismissed）必须写：other_work、too_far、pay_too_low、hours、too_hard、"
            "lacks_something、already_in_touch，或自己的话。 Why; dismissed needs one.",
            envvar="ZHIQIAO_REASON",
        ),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            help="时间，默认现在；不带时区即北京时间。 When; now by default.",
            envvar="ZHIQIAO_AT",
            formats=MOMENTS,
        ),
    ] = None,
    id_: Annotated[
        str,
        typer.Option(
            "--id", help="自己的编号，重复记录不会多出一条。 Your id.", envvar="ZHIQIAO_ID"
        ),
    ] = "",
    output: Output = Format.TABLE,
) -> None:
    """记录一件已经发生的事。“不感兴趣”从不算拒绝介绍。

    Record something that happened. Not being interested is never a refused introduction.
    """
    from recommender.bootstrap import open_system
    from recommender.services.record_event import NewEvent, record_event

    system = open_system()
    new = NewEvent(_kind(kind), seeker, posting, reason, id_, at)
    event, created = record_event(system.store, system.clock, new)
    say("已记录。 Recorded." if created else "已经记过，没有重复。 It was there already.")
    if output is Format.JSON:
        print_json(event.model_dump(mode="json"))
    else:
        _show([event], output)


@app.command(name="list")
def list_(
    seeker: Annotated[
        str | None, typer.Option(help="只看此求职者 seeker", envvar="ZHIQIAO_SEEKER")
    ] = None,
    posting: Annotated[
        str | None, typer.Option(help="只看此岗位 posting", envvar="ZHIQIAO_POSTING")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, help="最多多少条，0 为全部。 0 for all.", envvar="ZHIQIAO_LIMIT")
    ] = 0,
    output: Output = Format.TABLE,
) -> None:
    """列出发生过的事，早的在前。 List events, the oldest first."""
    from recommender.bootstrap import open_system
    from recommender.services.list_events import list_events

    store = open_system().store
    _show(list_events(store, seeker_id=seeker, posting_id=posting, limit=limit or None), output)


def _kind(word: str) -> Any:
    """Return the kind that an English or a Chinese word names."""
    from recommender.errors import UsageError

    for name, zh in ZH.items():
        if word in (name, zh):
            return name
    listed = "、".join(f"{name} {zh}" for name, zh in ZH.items())
    raise UsageError(
        detail_zh=f"没有“{word}”这种事件，只有：{listed}",
        detail_en=f"there is no kind {word}; there are {', '.join(ZH)}",
    )


def _show(events: list[Event], output: Format) -> None:
    rows = [event.model_dump(mode="json") for event in events]
    if print_records(rows, COLUMNS, output):
        return
    for event, row in zip(events, rows, strict=True):
        cells = (row["at"], f"{ZH[event.kind]} {event.kind}", row["seeker_id"], row["posting_id"])
        print("  ".join((*cells, event.reason or "")).rstrip())

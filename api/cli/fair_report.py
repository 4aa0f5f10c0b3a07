"""``zhiqiao fair report``: the figures of a fair with what came of it on the day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_facts, print_json, say

if TYPE_CHECKING:
    from recommender.domain.fair_report import FairReport

Plan = Annotated[
    Path, typer.Option(envvar="ZHIQIAO_PLAN", help="fair plan 写到的文件夹。 Its folder.")
]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


def report(plan: Plan, output: Output = Format.TABLE) -> None:
    """会后重写报告：把当天记下的结果算进去。

    Write the report anew with the outcomes of the day.
    """
    from api.web.print_fair import REPORT_PAGE, print_report
    from recommender.bootstrap import open_system
    from recommender.services.fair_report import REPORT_FILE
    from recommender.services.fair_report_day import read_report, with_outcomes

    system = open_system()
    made = with_outcomes(read_report(plan), system.fair_log(plan).events())
    system.writer.write_document(plan / REPORT_FILE, made)
    print_report(plan, made)
    if made.outcomes is None:
        say("当天还没有记下签到或结果。 Nothing was noted on the day yet.")
    if output is Format.JSON:
        print_json(made.model_dump(mode="json"))
    else:
        print_facts(_facts(made) | {"report": str(plan / REPORT_PAGE)})


def _facts(made: FairReport) -> dict[str, object]:
    noted = made.outcomes.results.items() if made.outcomes else ()
    figures = {"attendees": made.attendees, "placed": made.placed, "meetings": made.meetings}
    return {**figures, **dict(noted)}

"""``zhiqiao caseload``: which counselor looks after whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_json, say

if TYPE_CHECKING:
    from recommender.domain.notification import CaseloadEntry

app = typer.Typer(
    help="服务名单：哪位求职者由哪位责任人联系；也可以在导入的求职者表中加一列“责任人”。 "
    "Which counselor looks after whom.",
    no_args_is_help=True,
)
COLUMNS = ("seeker_id", "counselor", "at")

Seeker = Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def assign(
    seeker: Seeker,
    counselor: Annotated[
        str, typer.Option(help="责任人，姓名或工号 counselor", envvar="ZHIQIAO_COUNSELOR")
    ],
    output: Output = Format.TABLE,
) -> None:
    """把一位求职者交给一位责任人。 Put a seeker into a counselor's caseload, out of any other."""
    from recommender.bootstrap import open_system
    from recommender.services.set_caseload import assign_seeker

    system = open_system()
    entry, written = assign_seeker(system.store, system.clock, seeker, counselor)
    say("已记下。 Done." if written else "原来就是这样。 It was so already.")
    if output is Format.JSON:
        print_json(entry.model_dump(mode="json"))
    else:
        _show([entry], output)


@app.command()
def clear(seeker: Seeker) -> None:
    """不再由任何人负责。 Take a seeker out of the caseload they are in."""
    from recommender.bootstrap import open_system
    from recommender.services.set_caseload import unassign_seeker

    unassign_seeker(open_system().store, seeker)
    say("已撤回。 Taken back.")


@app.command(name="list")
def list_(
    counselor: Annotated[
        str | None, typer.Option(help="只看此责任人 counselor", envvar="ZHIQIAO_COUNSELOR")
    ] = None,
    output: Output = Format.TABLE,
) -> None:
    """列出名单。 List who is looked after by whom."""
    from recommender.bootstrap import open_system
    from recommender.services.set_caseload import list_caseload

    _show(list_caseload(open_system().store, counselor), output)


def _show(entries: list[CaseloadEntry], output: Format) -> None:
    rows = [entry.model_dump(mode="json") for entry in entries]
    if output is Format.JSON:
        print_json(rows)
        return
    if output is Format.CSV:
        print_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
        return
    for row in rows:
        print("  ".join(row[name] for name in COLUMNS))

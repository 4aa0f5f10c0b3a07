"""``zhiqiao control``: what a counselor decides about postings for a seeker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, print_records, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.control import Control, ControlAction

app = typer.Typer(
    help="就业专员的决定：为某人置顶、排除或备注一个岗位，每条都有理由，下次仍在。 "
    "What a counselor decides about postings for a seeker.",
    no_args_is_help=True,
)
COLUMNS = ("posting_id", "action", "reason", "by", "at", "rank", "score")
ZH = {"pin": "置顶", "exclude": "排除", "note": "备注"}

Seeker = Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")]
Posting = Annotated[str, typer.Option(help="岗位编号 posting", envvar="ZHIQIAO_POSTING")]
Reason = Annotated[
    str, typer.Option(help="理由，会一起显示。 Why; shown with it.", envvar="ZHIQIAO_REASON")
]
By = Annotated[str, typer.Option(help="谁决定的。 Who says so.", envvar="ZHIQIAO_BY")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def pin(
    seeker: Seeker,
    posting: Posting,
    reason: Reason,
    by: By = "counselor",
    output: Output = Format.TABLE,
) -> None:
    """置顶：排在最前，分数照旧。 Show a posting first, with the score it has."""
    _set("pin", seeker, posting, reason, by, output)


@app.command()
def exclude(
    seeker: Seeker,
    posting: Posting,
    reason: Reason,
    by: By = "counselor",
    output: Output = Format.TABLE,
) -> None:
    """排除：不再显示，但会计数并说明理由。 Show a posting no more; it is counted, with the reason."""
    _set("exclude", seeker, posting, reason, by, output)


@app.command()
def note(
    seeker: Seeker,
    posting: Posting,
    reason: Reason,
    by: By = "counselor",
    output: Output = Format.TABLE,
) -> None:
    """备注：位置不变，附上一句话。 Leave a posting where it is, and add a word."""
    _set("note", seeker, posting, reason, by, output)


@app.command()
def clear(seeker: Seeker, posting: Posting) -> None:
    """撤回对一个岗位的决定。 Take back what was decided about a posting."""
    from recommender.bootstrap import open_system
    from recommender.services.set_control import clear_control

    clear_control(open_system().store, seeker, posting)
    say("已撤回。 Taken back.")


@app.command(name="list")
def list_(seeker: Seeker, output: Output = Format.TABLE) -> None:
    """列出对某人的全部决定。 List all that was decided for a seeker."""
    from recommender.bootstrap import open_system
    from recommender.services.set_control import list_controls

    _show(list_controls(open_system().store, seeker), output)


@app.command()
def agreement(output: Output = Format.TABLE) -> None:
    """系统与就业专员有多一致：置顶的有多少本来就在前5、前10，排除的有多少本来在前10。

    How many pins the system had in its first 5 and 10 by itself, and how many exclusions.
    """
    from recommender.bootstrap import open_system
    from recommender.services.measure_agreement import measure_agreement

    facts = measure_agreement(open_system().store).model_dump(mode="json")
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [["" if v is None else v for v in facts.values()]])
    else:
        print_facts({name: "—" if value is None else value for name, value in facts.items()})


def _set(
    action: ControlAction, seeker: str, posting: str, reason: str, by: str, output: Format
) -> None:
    from recommender.bootstrap import open_system
    from recommender.services.refresh_index import refresh
    from recommender.services.set_control import NewControl, set_control

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        refresh([system.postings])
        new = NewControl(seeker, posting, action, reason, by)
        control, written = set_control(system.matching, new)
    say("已记下。 Done." if written else "原来就是这样。 It was so already.")
    if output is Format.JSON:
        print_json(control.model_dump(mode="json"))
    else:
        _show([control], output)


def _show(controls: list[Control], output: Format) -> None:
    rows = [control.model_dump(mode="json") for control in controls]
    if print_records(rows, COLUMNS, output):
        return
    for control, row in zip(controls, rows, strict=True):
        place = "—" if control.rank is None else f"#{control.rank}"
        cells = (f"{ZH[control.action]} {control.action}", control.posting_id, place)
        print("  ".join((*cells, row["at"], control.by, control.reason)))

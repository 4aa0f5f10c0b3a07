"""``zhiqiao held``: what a steward must see before it is shown to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.check_posting import ZH as SEVERITIES_ZH
from api.cli.check_posting import print_findings
from api.cli.output import Format, print_json, print_records, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.hold import HoldEntry
    from recommender.services.decide_hold import HoldDecision

app = typer.Typer(
    help="暂缓发布的岗位：广告违法、收费或可疑的先不展示，由岗位管理员核对后放行或继续暂缓，每一步都留记录。 "
    "Postings that a steward must see before they are shown.",
    no_args_is_help=True,
)
COLUMNS = (
    "posting_id",
    "title",
    "employer_name",
    "source",
    "verdict",
    "rules",
    "action",
    "reason",
    "by",
    "at",
)
DECIDED = ("posting_id", "action", "reason", "by", "at")
ZH = {"held": "暂缓", "kept": "继续暂缓", "released": "放行"}

Posting = Annotated[str, typer.Option(help="岗位编号 posting", envvar="ZHIQIAO_POSTING")]
Reason = Annotated[str, typer.Option(help="理由，记入历史。 Why; kept.", envvar="ZHIQIAO_REASON")]
By = Annotated[str, typer.Option(help="谁决定的。 Who says so.", envvar="ZHIQIAO_BY")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]


@app.command(name="list")
def list_(
    after: Annotated[
        str, typer.Option(envvar="ZHIQIAO_AFTER", help="从这个编号之后。 Beyond this id.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, envvar="ZHIQIAO_LIMIT")] = 100,
    output: Output = Format.TABLE,
) -> None:
    """列出暂缓发布、等待核对的岗位。 List the postings that wait for a steward."""
    from recommender.bootstrap import open_system
    from recommender.services.decide_hold import held_postings

    store = open_system().store
    held = held_postings(store, after_id=after, limit=limit)
    rows = [line.model_dump(mode="json") for line in held]
    cells = rows if output is Format.JSON else [r | {"rules": " ".join(r["rules"])} for r in rows]
    if not print_records(cells, COLUMNS, output):
        for row in cells:
            found = row["rules"] or "现在没有要暂缓的内容 nothing to hold back now"
            name = f"{row['title']}｜{row['employer_name'] or '—'}"
            verdict = SEVERITIES_ZH[row["verdict"]]
            print(f"{row['posting_id']}  {verdict}  {found}  {name}  {row['at'] or '—'}")
    total = store.postings.count(status="held")
    if len(held) == limit < total:
        say(f"共 {total} 条；下一页加 --after {held[-1].posting_id}。 There are more.")


@app.command()
def show(posting: Posting, language: Language = "zh", output: Output = Format.TABLE) -> None:
    """看一条岗位的历史：每一步谁、何时、为何，当时的广告原文和查出的问题。

    Show the history of a posting: who, when, why, the ad then and what was found in it.
    """
    from recommender.bootstrap import open_system
    from recommender.services.decide_hold import hold_history

    entries = hold_history(open_system().store, posting)
    if output is Format.TABLE:
        for entry in entries:
            _print_entry(entry, language)
        if not entries:
            say("没有暂缓记录。 It was never held back.")
        return
    print_records([entry.model_dump(mode="json") for entry in entries], DECIDED, output)


@app.command()
def release(
    posting: Posting, reason: Reason, by: By = "steward", output: Output = Format.TABLE
) -> None:
    """放行：岗位重新展示。同样的内容再导入不会再暂缓，出现新的问题会。

    Show a posting again. The same words are not held back anew at the next import, new ones are.
    """
    _decide("release", posting, reason, by, output)


@app.command()
def keep(
    posting: Posting, reason: Reason, by: By = "steward", output: Output = Format.TABLE
) -> None:
    """继续暂缓，并记下理由。 Go on holding a posting back, and say why."""
    _decide("keep", posting, reason, by, output)


@app.command()
def hold(
    posting: Posting, reason: Reason, by: By = "steward", output: Output = Format.TABLE
) -> None:
    """暂缓一条在招的岗位，例如接到举报。 Hold an open posting back, for instance after a report."""
    _decide("hold", posting, reason, by, output)


@app.command()
def screen(
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", envvar="ZHIQIAO_DRY_RUN", help="只报数。 Count, hold nothing."),
    ] = False,
    output: Output = Format.TABLE,
) -> None:
    """检查全部在招岗位，该暂缓的暂缓。升级之后、或规则改动之后运行一次。

    Screen all open postings and hold back what is to be. Run it once after an upgrade, and
    after the rules changed.
    """
    from recommender.bootstrap import open_system
    from recommender.services.hold_postings import hold_stored

    with bars() as progress:
        system = open_system()
        held = hold_stored(system.store, system.clock, dry_run=dry_run, progress=progress)
    if print_records([{"posting_id": i} for i in held], ("posting_id",), output):
        return
    print(f"{'会暂缓 would be held' if dry_run else '新暂缓 held'}  {len(held)}")


def _decide(decision: HoldDecision, posting: str, reason: str, by: str, output: Format) -> None:
    from recommender.bootstrap import open_system
    from recommender.services.decide_hold import NewHoldDecision, decide_hold

    system = open_system()
    new = NewHoldDecision(posting, decision, reason, by)
    entry = decide_hold(system.store, system.clock, new)
    left = [f.text for f in entry.findings if f.hold]
    if decision == "release" and left:
        say(
            f"已放行；广告里仍写着：{'、'.join(left)}。如需改，请原单位改后再导入。 "
            "Released; the ad still says so."
        )
    if output is Format.JSON:
        print_json(entry.model_dump(mode="json"))
    elif not print_records([entry.model_dump(mode="json")], DECIDED, output):
        print(f"{ZH[entry.action]} {entry.action}  {entry.posting_id}  {entry.by}  {entry.reason}")


def _print_entry(entry: HoldEntry, language: str) -> None:
    zh = language.startswith("zh")
    action = ZH[entry.action] if zh else entry.action
    print(f"{entry.at:%Y-%m-%d %H:%M}Z  {action}  {entry.by}：{entry.reason}")
    print(f"   {entry.ad.title}｜{entry.ad.employer_name or '—'}")
    if entry.ad.description:
        print(f"   {entry.ad.description}")
    print_findings([f for f in entry.findings if f.severity != "incomplete"], language)

"""``zhiqiao occupations``: titles without an occupation, and what stewards decide about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.title import TitleDecision
    from recommender.services.decide_titles import Decided
    from recommender.services.find_unmapped import TitleQueue, UnmappedTitle
    from recommender.services.import_decisions import ImportedDecisions

app = typer.Typer(
    help="职业归类：系统拿不准的岗位名称，以及人工的决定。 Titles no occupation is known for.",
    no_args_is_help=True,
)
SHOWN_ERRORS = 5
QUEUE_COLUMNS = ("title", "code", "note", "postings", "seekers", "example", "candidates")

Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
Title = Annotated[str, typer.Argument(help="岗位名称 title", envvar="ZHIQIAO_TITLE")]
Note = Annotated[str, typer.Option(help="备注，例如为什么。 Why.", envvar="ZHIQIAO_NOTE")]
Out = Annotated[
    Path | None,
    typer.Option(
        help="按扩展名存为 .csv .xlsx .json .jsonl。 File to write.", envvar="ZHIQIAO_OUT"
    ),
]


@app.command()
def unmapped(
    limit: Annotated[
        int, typer.Option(min=0, help="最多多少条，0 为全部。 0 for all.", envvar="ZHIQIAO_LIMIT")
    ] = 50,
    below: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="把握低于多少算拿不准。 Confidence.", envvar="ZHIQIAO_BELOW"
        ),
    ] = None,
    out: Out = None,
    output: Output = Format.TABLE,
) -> None:
    """列出系统归不了类或拿不准的岗位名称，最常见的在前。

    List the titles of open postings and seekers that the linker abstains on or is unsure
    of, most frequent first. Fill the code column of --out and give it to import.
    """
    from recommender.bootstrap import open_system
    from recommender.services.find_unmapped import SURE_ENOUGH, find_unmapped

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        sure = SURE_ENOUGH if below is None else below
        queue = find_unmapped(system.title_desk, limit or None, sure)
    say(
        f"共 {queue.titles_unmapped} 个名称、{queue.postings_unmapped} 条岗位、"
        f"{queue.seekers_unmapped} 个求职意向待定，列出 {len(queue.titles)} 个。 "
        "Titles to decide, with their postings and wishes."
    )
    rows = [_queue_row(title) for title in queue.titles]
    if out is not None:
        system.writer.write_records(out, rows)
        say(f"{len(rows)} → {out}")
    else:
        _show_queue(queue, rows, output)


@app.command()
def assign(
    title: Title,
    code: Annotated[
        str, typer.Argument(help="职业分类大典细类代码，如 6-31-01-03", envvar="ZHIQIAO_CODE")
    ],
    note: Note = "",
    output: Output = Format.TABLE,
) -> None:
    """把一个岗位名称归入职业，立即生效。 Say which occupation a title is; it acts at once."""
    _decide(title, code, note, output)


@app.command()
def dismiss(title: Title, note: Note = "", output: Output = Format.TABLE) -> None:
    """说明一个名称不指任何职业。 Say that a title names no work."""
    _decide(title, None, note, output)


@app.command()
def unassign(title: Title, output: Output = Format.TABLE) -> None:
    """撤回对一个名称的决定。 Take a decision back."""
    from recommender.bootstrap import open_system
    from recommender.services.decide_titles import take_back

    with bars() as progress:
        decided = take_back(open_system(progress=progress).title_desk, [title])
    _show({"title": title, "status": "undecided", "code": None, "name": None}, decided, output)


@app.command()
def assigned(out: Out = None, output: Output = Format.TABLE) -> None:
    """列出已有的决定及时间。 List the decisions, and when each was made."""
    from recommender.bootstrap import open_system
    from recommender.services.learned_linker import decisions

    system = open_system()
    rows = [_decision_row(one) for one in decisions(system.store)]
    if out is not None:
        system.writer.write_records(out, rows)
        say(f"{len(rows)} → {out}")
        return
    if output is Format.JSON:
        print_json(rows)
    elif output is Format.CSV:
        _print_rows(rows, ("title", "code", "name", "note", "decided_at"))
    else:
        for row in rows:
            print(
                "  ".join(str(row[key]) for key in ("decided_at", "title", "code", "name", "note"))
            )


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(envvar="ZHIQIAO_FILE", help="CSV, XLSX, JSON")],
    errors: Annotated[
        Path | None,
        typer.Option(
            envvar="ZHIQIAO_ERRORS",
            help="不能用的行存到哪里，默认 <文件名>-errors.xlsx。 Where rejected rows go.",
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", envvar="ZHIQIAO_DRY_RUN", help="只报告，不入库。 Report, store nothing."
        ),
    ] = False,
    output: Output = Format.TABLE,
) -> None:
    """导入填好代码的名称表；代码列填“不是职业”即不归类，留空即暂不决定。

    Import a list whose code column was filled in.
    """
    from recommender.bootstrap import open_system
    from recommender.services.import_decisions import import_decisions

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        imported = import_decisions(
            system.title_desk,
            system.reader,
            system.writer,
            file,
            errors_path=errors or Path(f"{file.stem}-errors.xlsx"),
            dry_run=dry_run,
        )
    _tell(imported)
    _print_facts(imported.report.model_dump(mode="json"), output)


@app.command()
def aliases(out: Out = None, output: Output = Format.CSV) -> None:
    """按 data/taxonomies/aliases.csv 的格式导出已归类的名称，供下一版收录。

    Give the assigned titles as rows of the release's table of aliases.
    """
    from recommender.bootstrap import open_system
    from recommender.services.export_aliases import export_aliases

    system = open_system()
    rows = [row.model_dump() for row in export_aliases(system.store)]
    if out is not None:
        system.writer.write_records(out, rows)
        say(f"{len(rows)} → {out}")
    elif output is Format.JSON:
        print_json(rows)
    else:
        _print_rows(rows, ("alias", "code", "note", "checked"))


def _decide(title: str, code: str | None, note: str, output: Format) -> None:
    from features.occupation.csco import class_names
    from features.occupation.titles import settled_title
    from recommender.bootstrap import open_system
    from recommender.services.decide_titles import Wanted, decide_titles

    with bars() as progress:
        desk = open_system(progress=progress).title_desk
        decided = decide_titles(desk, [Wanted(title, code, note)])
    facts = {
        "title": settled_title(title),
        "status": "dismissed" if code is None else "assigned",
        "code": code,
        "name": None if code is None else class_names()[code],
    }
    _show(facts, decided, output)


def _show(facts: Mapping[str, object], decided: Decided, output: Format) -> None:
    counts = ("unchanged", "postings_recoded", "postings_reindexed", "seekers_reindexed")
    done = decided.model_dump()
    _print_facts({**facts, **{name: done[name] for name in counts}}, output)


def _print_facts(facts: Mapping[str, Any], output: Format) -> None:
    if output is Format.JSON:
        print_json(dict(facts))
        return
    shown = {name: "" if value is None else value for name, value in facts.items()}
    if output is Format.CSV:
        print_csv(list(shown), [list(shown.values())])
    else:
        print_facts(shown)


def _show_queue(queue: TitleQueue, rows: Sequence[Mapping[str, Any]], output: Format) -> None:
    if output is Format.JSON:
        print_json(queue.model_dump(mode="json"))
    elif output is Format.CSV:
        _print_rows(rows, QUEUE_COLUMNS)
    else:
        for title in queue.titles:
            print(f"{title.postings:>6} {title.seekers:>5}  {title.title}")
            for one in title.candidates:
                print(f"{'':14}{one.confidence:.2f}  {one.code}  {one.name}")


def _queue_row(title: UnmappedTitle) -> dict[str, Any]:
    """Return a row to fill in: the code is empty, the candidates stand beside it."""
    return {
        "title": title.title,
        "code": "",
        "note": "",
        "postings": title.postings,
        "seekers": title.seekers,
        "example": title.example,
        "candidates": "；".join(f"{c.code} {c.name} {c.confidence:.2f}" for c in title.candidates),
    }


def _decision_row(one: TitleDecision) -> dict[str, Any]:
    from features.occupation.csco import class_names
    from recommender.importing.decision_rows import NO_WORK

    return {
        "title": one.title,
        "status": one.status,
        "code": one.occupation_code or NO_WORK,
        "name": class_names().get(one.occupation_code or "", ""),
        "note": one.note,
        "decided_at": one.decided_at.isoformat(timespec="seconds"),
    }


def _print_rows(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> None:
    print_csv(names, ([row[name] for name in names] for row in rows))


def _tell(imported: ImportedDecisions) -> None:
    """Say on stderr what is wrong with which row, and what to do."""
    for error in imported.errors[:SHOWN_ERRORS]:
        place = f"{error.sheet}!{error.row}" if error.sheet else str(error.row)
        say(
            f"第 {place} 行 {error.column}“{error.value}”：{error.problem_zh}，{error.remedy_zh}。 "
            f"Row {place}: {error.problem_en}; {error.remedy_en}."
        )
    if imported.report.errors_file:
        say(
            f"{imported.report.rejected} 行未采用，见 {imported.report.errors_file}，"
            "改正后可直接再导入。 Rejected rows are in this workbook; correct and import it."
        )

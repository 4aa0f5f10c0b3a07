"""``zhiqiao evaluate retrieval``: what forty sentences find, before and after a change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from training.evaluate_retrieval import RetrievalReport

_Existing = {"exists": True, "dir_okay": False}


def retrieval(
    sentences: Annotated[
        Path, typer.Option(help="求职者的话（每行一个 JSON）", **_Existing)
    ] = Path("tests/gold/retrieval/sentences.jsonl"),
    grades: Annotated[
        Path | None, typer.Option(help="人工评分（每行一个 JSON）", **_Existing)
    ] = None,
    before: Annotated[
        Path | None, typer.Option(help="改动之前写出的 retrieval.json，用来对照", **_Existing)
    ] = None,
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=100, help="每句看前几条")] = 10,
    out: Annotated[Path | None, typer.Option(help="结果写入此文件夹：JSON、清单、图")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """检索：用本机岗位库匹配一组求职者的话，列出前几条，有评分则算 nDCG 与准确率并与之前对照。

    Retrieval over the postings of this installation with the encoder in force: what each
    sentence is shown; with grades nDCG and precision with intervals, and what each ranked
    list finds; beside an earlier run.
    """
    from recommender.bootstrap import open_system
    from training.evaluate_retrieval import evaluate_retrieval
    from training.list_recall import list_recall
    from training.retrieval_runs import read_grades, read_run, read_sentences, run_retrieval

    asked, graded = read_sentences(sentences), read_grades(grades) if grades else {}
    earlier = read_run(before) if before else None
    with bars() as progress:
        system = open_system(progress=progress, in_force=True)
        system.prepare()
        run = run_retrieval(system.matching, asked, k, progress)
        recall = list_recall(system.matching, asked, graded, progress)
    report = evaluate_retrieval(run, graded, earlier, seed, recall)
    if out:
        _write(out, report)
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))


def _write(folder: Path, report: RetrievalReport) -> None:
    import orjson

    folder.mkdir(parents=True, exist_ok=True)
    data = orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2)
    (folder / "retrieval.json").write_bytes(data)
    lines = "\n".join([*report.lines(), ""])
    (folder / "retrieval.txt").write_text(lines, encoding="utf-8")
    if report.figures:
        (folder / "retrieval.svg").write_text(report.picture(), encoding="utf-8")
    else:
        say("没有评分，不画图。 No grades, no picture.")

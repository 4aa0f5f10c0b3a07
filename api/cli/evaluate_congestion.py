"""``zhiqiao evaluate congestion``: whether introductions are spread, and at what cost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.judged_city import judged_city
from api.cli.output import Format, print_json
from api.cli.progress import bars

TUNE_SEEDS, REPORT_SEEDS = (1, 2, 3, 4, 5), (6, 7, 8, 9, 10)


def congestion(
    judgements: Annotated[
        Path, typer.Option(help="人岗评分文件夹", exists=True, file_okay=False)
    ] = Path("data/judgements"),
    part: Annotated[
        str, typer.Option(help="tune 调试用（种子 1 至 5） | report 报告用（种子 6 至 10）")
    ] = "report",
    seekers: Annotated[int, typer.Option(min=10, max=20_000, help="每次模拟多少人")] = 2000,
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="图写入文件（SVG）")] = None,
    seed: Annotated[
        list[int] | None, typer.Option(help="每次模拟的种子，可写多个；不写则按 --part")
    ] = None,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """拥挤控制：模拟 2,000 人先后来求职，介绍是否分散到更多岗位，名单质量损失多少。

    A simulation over the sample city, in a store of its own: 2,000 drawn seekers come one by
    one and are introduced to the first lines of their lists, with congestion control, without,
    and as far as lists could go. The Gini of introductions, and what NDCG and scores lose.
    """
    import orjson

    from training.evaluate_congestion import evaluate_congestion, simulated_city
    from training.judgements.grades import read_grades
    from training.judgements.judged_set import read_seekers

    people = [person for person in read_seekers(judgements) if person.part == part]
    seeds = seed or list(TUNE_SEEDS if part == "tune" else REPORT_SEEDS)
    grades = read_grades(judgements)
    with bars() as progress, judged_city(judgements, progress) as system:
        city = simulated_city(system.matching, people, grades, seekers, seeds[0], progress)
        report = evaluate_congestion(system.matching, city, seeds, progress)
    facts = report.as_json() | {"part": part}
    if json_file:
        json_file.write_bytes(orjson.dumps(facts, option=orjson.OPT_INDENT_2) + b"\n")
    if picture:
        picture.write_text(report.picture(), encoding="utf-8")
    if output is Format.JSON:
        print_json(facts)
    else:
        print("\n".join(report.lines()))

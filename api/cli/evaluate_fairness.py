"""``zhiqiao evaluate fairness``: how well each group of people is served in the sample city."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.judged_city import judged_city
from api.cli.output import Format, print_json
from api.cli.progress import bars


def fairness(
    judgements: Annotated[
        Path, typer.Option(help="人岗评分文件夹", exists=True, file_okay=False)
    ] = Path("data/judgements"),
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=100, help="每人看前几条")] = 10,
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="图写入文件（SVG）")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """公平：样例城市里各性别、年龄、残疾、户籍、援助类别的人得到的岗位是否一样好。

    Fairness in the sample city, in a store of its own: what people of each group are shown and
    how often they are shown to employers, with intervals. Protected facts are read for the
    groups of this report alone. Groups of fewer than five are pooled and never named.
    """
    import orjson

    from training.evaluate_fairness import evaluate_fairness
    from training.fairness_runs import run_fairness
    from training.judgements.grades import read_grades
    from training.protected_groups import groups_of

    graded = read_grades(judgements)
    with bars() as progress, judged_city(judgements, progress) as system:
        run = run_fairness(system.matching, k, graded, progress)
        groups = groups_of(system.store, run.people, system.clock.today())
    report = evaluate_fairness(run, groups, k, seed)
    if json_file:
        json_file.write_bytes(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2) + b"\n")
    if picture:
        picture.write_text(report.picture(), encoding="utf-8")
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))

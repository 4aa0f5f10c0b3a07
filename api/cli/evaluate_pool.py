"""``zhiqiao evaluate pool``: the pairs that people grade, from several rankers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import Format, print_facts, print_json
from api.cli.progress import bars


def pool(
    out: Annotated[Path, typer.Option(help="结果写入此文件夹：pairs.csv")],
    judgements: Annotated[
        Path, typer.Option(help="评测人员名单（split.csv）所在文件夹", exists=True, file_okay=False)
    ] = Path("data/judgements"),
    n_wanted: Annotated[int, typer.Option("-n", "--postings", min=1, help="每人约多少个岗位")] = 32,
    n_sure: Annotated[int, typer.Option("--sure", min=0, help="每种排法至少取到第几名")] = 10,
    seed: Annotated[int, typer.Option(help="抽取种子")] = 20261124,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """评分用的人岗对：几种排法轮流各取一名，去重，不含评分。

    Pairs to be graded: what several rankers propose, round robin, for the judged people. The
    store must hold the sample city and ``data/judgements/seekers.jsonl``.
    """
    from recommender.bootstrap import open_system
    from training.judgements.judged_set import read_seekers, write_pairs
    from training.judgements.pool import pool_pairs

    people = read_seekers(judgements)
    with bars() as progress:
        system = open_system(progress=progress, in_force=True)
        system.prepare()
        report = pool_pairs(
            system.matching,
            people,
            n_wanted=n_wanted,
            n_sure=n_sure,
            seed=seed,
            progress=progress,
        )
    out.mkdir(parents=True, exist_ok=True)
    write_pairs(out, report.pairs)
    facts = report.as_json()
    if output is Format.JSON:
        print_json(facts)
    else:
        print_facts(facts)

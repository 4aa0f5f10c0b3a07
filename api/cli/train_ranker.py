"""``zhiqiao train ranker``: trees on the judged set, and whether they beat the default scorer."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.cli.judged_city import judged_city
from api.cli.output import Format, print_json
from api.cli.progress import bars


def ranker(
    judgements: Annotated[
        Path, typer.Option(help="人岗评分文件夹", exists=True, file_okay=False)
    ] = Path("data/judgements"),
    out: Annotated[Path, typer.Option(help="模型写到哪个文件夹")] = Path("ranker-out"),
    seed: Annotated[int, typer.Option(help="随机种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """训练排序模型（LightGBM LambdaMART，单调约束），与默认打分对照；好过误差才值得发布。

    Trees under monotone constraints on the people to tune on, against the default scorer on the
    people to report on; also what calibration those to tune on teach the default scorer.
    """
    from training.judgements.grades import read_grades
    from training.judgements.judged_set import read_seekers
    from training.ranker.command import train_ranker

    people, grades = list(read_seekers(judgements)), read_grades(judgements)
    with bars() as progress, judged_city(judgements, progress) as system:
        report = train_ranker(system.matching, people, grades, out, seed, progress=progress)
    if output is Format.JSON:
        facts = asdict(report) | {"gain": report.gain._asdict(), "is_better": report.is_better}
        print_json(facts | {"calibration": report.calibration.model_dump()})
        return
    for name, figures in report.ndcg.items():
        print(f"{name:<8} NDCG@10 tune {figures['tune']:.3f}  report {figures['report']:.3f}")
    low, high = report.gain.low, report.gain.high
    print(f"trees above default on report {report.gain.mean:+.3f} [{low:+.3f}, {high:+.3f}]")
    print(f"calibration: slope {report.calibration.slope:.3f}", end=" ")
    print(f"intercept {report.calibration.intercept:.3f}")
    for name, error in report.calibration_error.items():
        print(f"calibration error on report, {name}: {error:.4f}")
    shares = sorted(report.shares.items(), key=lambda item: -item[1])
    print("used most: " + ", ".join(f"{name} {share:.2f}" for name, share in shares[:6]))
    print(
        "better beyond the interval: worth publishing"
        if report.is_better
        else "not better beyond the interval: not published, the default scorer stays"
    )

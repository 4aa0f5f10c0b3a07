"""``zhiqiao evaluate ranking``: what is served against plain rankers, on the judged set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.judged_city import judged_city
from api.cli.output import Format, print_json
from api.cli.progress import bars


def ranking(
    judgements: Annotated[
        Path, typer.Option(help="人岗评分文件夹", exists=True, file_okay=False)
    ] = Path("data/judgements"),
    part: Annotated[str, typer.Option(help="tune 调试用 | report 报告用")] = "report",
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="图写入文件（SVG）")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """排序：样例城市里评过分的人，实际给出的名单与几种简单排法对照（NDCG@10 等，附 95% 区间）。

    The served ranking against BM25, characters, one cosine and their fusion, for judged people
    of the sample city, in a store of its own.
    """
    import orjson

    from training.evaluate_ranking import evaluate_ranking
    from training.judgements.causes import read_causes
    from training.judgements.grades import agreement, read_grades
    from training.judgements.judged_set import read_seekers
    from training.picture import Bar, intervals_svg

    people = [person for person in read_seekers(judgements) if person.part == part]
    first, second = read_grades(judgements), read_grades(judgements, of_pass=2)
    causes = read_causes(judgements)
    with bars() as progress, judged_city(judgements, progress) as system:
        report = evaluate_ranking(system.matching, people, first, causes, seed, progress)
    facts = report.as_json() | {"part": part}
    if json_file:
        json_file.write_bytes(orjson.dumps(facts, option=orjson.OPT_INDENT_2) + b"\n")
    if picture:
        drawn = [Bar(n, figures["ndcg_at_10"]) for n, figures in report.rankers.items()]
        picture.write_text(intervals_svg(f"NDCG@10, {part}", drawn), encoding="utf-8")
    if output is Format.JSON:
        print_json(facts)
        return
    for line in report.lines():
        print(line)
    if second:
        agreed = agreement(first, second, seed)
        print(
            f"two passes over {agreed.n_pairs} pairs: weighted kappa {agreed.kappa.mean:.3f} "
            f"[{agreed.kappa.low:.3f}, {agreed.kappa.high:.3f}], equal {agreed.equal:.3f}, "
            f"one apart {agreed.one_apart:.3f}"
        )

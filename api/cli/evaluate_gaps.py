"""``zhiqiao evaluate gaps``: whether the skills a gap lists first are those that rise most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import Format, print_json


def gaps(
    data: Annotated[Path, typer.Option(help="O*NET 文件夹", exists=True, file_okay=False)],
    pairs: Annotated[int, typer.Option(min=1, help="抽多少对相近职业")] = 200,
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    seed: Annotated[int, typer.Option(help="抽样种子")] = 0,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """差距：两个相近职业之间，排在前面的技能是不是重要性升得最多的。

    Gaps between related occupations of O*NET, by the method of the product: the first five
    skills, read off levels or off sibling occupations, against differences of importance.
    """
    import orjson

    from training.benchmarks.onet import read_onet
    from training.evaluate_gaps import evaluate_gaps

    report = evaluate_gaps(read_onet(data), seed, pairs)
    if json_file:
        json_file.write_bytes(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2) + b"\n")
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))

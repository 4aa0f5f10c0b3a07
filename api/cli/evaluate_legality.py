"""``zhiqiao evaluate legality``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import Format, print_json


class LegalityHalf(StrEnum):
    """Which part of the labelled ads; c and d were written after the rules."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    ALL = "all"


def legality(
    half: Annotated[
        LegalityHalf,
        typer.Option(
            help="a 调试用 | b 留到最后 | c、d 规则写成后才写的 | all 即 a 和 b",
            envvar="ZHIQIAO_HALF",
        ),
    ] = LegalityHalf.ALL,
    gold: Annotated[Path, typer.Option("--gold", help="标注文件夹", envvar="ZHIQIAO_GOLD")] = Path(
        "tests/gold"
    ),
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """岗位合规检查：标注广告上的查全率、查准率、条款正确率，年龄要求有没有说成违法。

    The check of ads on labelled ads: recall and precision by ad and by finding, right
    clauses, each with its interval, and age limits called unlawful.
    """
    import orjson

    from recommender.errors import NotFound
    from training.evaluate_legality import evaluate_legality, read_ads

    folder = gold / "legality"
    if not folder.is_dir():
        raise NotFound(kind="folder", id=str(folder))
    report = evaluate_legality(read_ads(folder, half.value), seed)
    if json_file:
        json_file.write_bytes(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2))
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))

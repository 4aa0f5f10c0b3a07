"""``zhiqiao evaluate services``."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_json
from api.cli.progress import bars

if TYPE_CHECKING:
    from features.progress import Progress
    from training.benchmarks.services import ServiceQuestion
    from training.evaluate_services import ServiceReport


class ServiceHalf(StrEnum):
    """Which part of the labelled questions; the last two came after the others were used."""

    TUNE = "tune"
    BLIND = "blind"
    LATER = "later"
    FRESH = "fresh"
    PASSING = "passing"


def services(
    half: Annotated[
        ServiceHalf,
        typer.Option(
            help="tune 调试用 | blind 盲读一次后也已用于修改 | later 修改前写成、修改后只读一次"
            " | fresh 不看关键词写成、只读一次 | passing 求职时顺带说起",
            envvar="ZHIQIAO_HALF",
        ),
    ] = ServiceHalf.TUNE,
    gold: Annotated[Path, typer.Option("--gold", help="标注文件夹", envvar="ZHIQIAO_GOLD")] = Path(
        "tests/gold"
    ),
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """按大白话找服务事项：第一条就对、前三条有、该不答的不答、维权的认得出，均附 95% 区间。

    Service items by people's own words, on the items of the sample city.
    """
    import orjson

    from recommender.errors import NotFound
    from training.benchmarks.services import read_questions

    folder = gold / "services"
    if not folder.is_dir():
        raise NotFound(kind="folder", id=str(folder))
    with bars() as progress:
        report = _measured(read_questions(folder, half.value), seed, progress)
    if json_file:
        json_file.write_bytes(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2))
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))


def _measured(questions: Sequence[ServiceQuestion], seed: int, progress: Progress) -> ServiceReport:
    """Measure on the items of the sample city, in a store that is gone afterwards."""
    from recommender.bootstrap import open_system
    from recommender.services.find_services import find_services
    from recommender.services.import_records import import_records
    from recommender.settings import read_settings
    from training.evaluate_services import evaluate_services

    given = read_settings()
    with tempfile.TemporaryDirectory(prefix="zhiqiao-") as home:
        settings = given.model_copy(update={"home": Path(home), "database_url": None})
        system = open_system(settings, progress=progress, encoder_threads=2)
        store, items = system.store, settings.sample_dir / "services.jsonl"
        import_records(store, system.reader, system.writer, system.clock, items, "services")
        find = partial(find_services, store, system.sentences)
        return evaluate_services(questions, find, store.services.page(), seed)

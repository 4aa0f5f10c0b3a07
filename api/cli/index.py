"""``zhiqiao index build|verify|compact``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from api.cli.output import Format, print_facts, print_json
from api.cli.progress import bars

app = typer.Typer(help="索引：构建、核对、压实。 The search index.", no_args_is_help=True)
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def build(output: Output = Format.TABLE) -> None:
    """重建岗位与求职者索引。 Build the indexes anew from the database."""
    from recommender.bootstrap import open_system
    from recommender.services.refresh_index import link_occupations

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        linked = link_occupations(system.store, system.linker)
        names = {"postings": system.postings.build(), "seekers": system.seekers.build()}
    _show({**names, "rows": len(system.postings.view().ids), "linked": linked}, output)


@app.command()
def compact(output: Output = Format.TABLE) -> None:
    """把增量并入新快照。 Fold what came after the snapshot into a new one."""
    build(output)


@app.command()
def verify(
    queries: Annotated[int, typer.Option(min=1, envvar="ZHIQIAO_QUERIES")] = 200,
    seed: Annotated[int, typer.Option(envvar="ZHIQIAO_SEED")] = 20261124,
    output: Output = Format.TABLE,
) -> None:
    """核对在用索引与由数据库重建的索引给出相同的前 20 条。

    Compare the served index with one rebuilt from the database.
    """
    from recommender.bootstrap import open_system
    from recommender.services.verify_index import verify_index

    with bars() as progress, TemporaryDirectory(prefix="zhiqiao-verify-") as folder:
        system = open_system(progress=progress)
        system.postings.catch_up()
        rebuilt = system.rebuilt_postings(Path(folder))
        report = verify_index(system.matching, rebuilt, queries, seed)
    _show(report.model_dump(), output)
    if report.different or report.damaged_files:
        raise typer.Exit(1)


def _show(facts: dict[str, object], output: Format) -> None:
    if output is Format.JSON:
        print_json(facts)
    else:
        print_facts(facts)

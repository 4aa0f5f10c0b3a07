"""``zhiqiao index build|verify|compact``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from features.progress import Progress
    from recommender.bootstrap import System

STEPS_BACK = 2

app = typer.Typer(help="索引：构建、核对、压实。 The search index.", no_args_is_help=True)
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def build(output: Output = Format.TABLE) -> None:
    """用选用的编码器重建岗位与求职者索引；建好之前服务不受影响。

    Build the indexes anew from the database with the encoder in force. What serves goes on
    until they are whole.
    """
    with bars() as progress, in_force(progress) as system:
        facts = _build(system)
    _show(facts, output)


@app.command()
def compact(output: Output = Format.TABLE) -> None:
    """把增量并入新快照，并清除再也回退不到的编码器的向量与索引。

    Fold what came after the snapshot into a new one, and remove vectors and indexes of
    encoders that two rollbacks do not reach.
    """
    with bars() as progress, in_force(progress) as system:
        facts = {**_build(system), **system.forget_models(STEPS_BACK)}
    _show(facts, output)


@contextmanager
def in_force(progress: Progress) -> Iterator[System]:
    """Give the system of the encoder in force, whether it has an index or not, to build one.

    How far it is shows here and, through `building`, in the doctor of another process.
    """
    from recommender.bootstrap import open_system
    from recommender.services.build_state import build_state, building

    system = open_system(encoder_threads=2, in_force=True)
    place = system.build_place(system.model_name)
    state = build_state(place)
    if state is not None and state.running:
        say("另一个进程正在建这个索引，等它结束。 Another process builds this index; waiting.")
    with building(place, wait=True) as report:

        def both(stage: str, done: int, total: int) -> None:
            progress(stage, done, total)
            if report is not None:
                report(stage, done, total)

        yield system.beside(system.model_name, both)


def _build(system: System) -> dict[str, object]:
    linked = system.embed_rows()
    names = {"postings": system.postings.build(), "seekers": system.seekers.build()}
    rows = len(system.postings.view().ids)
    return {**names, "rows": rows, "linked": linked, "encoder": system.model_name}


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

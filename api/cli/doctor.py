"""``zhiqiao doctor``: what is there, what is not, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.output import Format, print_facts, print_json
from api.cli.progress import bars


def doctor(
    build: Annotated[
        bool, typer.Option("--build", help="构建缺少的模型和索引", envvar="ZHIQIAO_BUILD")
    ] = False,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """检查数据库、模型、索引和本机环境。

    Check database, model, index and machine; exit 3 when something needed is missing.
    """
    from recommender.bootstrap import open_system
    from recommender.services.examine import examine

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        if build:
            system.postings.build()
            system.seekers.build()
        model = system.built_encoder()
        identity = model.identity if model else None
        index = system.postings if model else None
        findings = examine(
            system.store, system.settings.home, system.settings.cache, identity, index
        )
    if output is Format.JSON:
        print_json(findings)
    else:
        print_facts(findings)
    if findings["status"] != "ok":
        raise typer.Exit(3)

"""``zhiqiao doctor``: what is there, what is not, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_facts, print_json
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System


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
        system = open_system(progress=progress, encoder_threads=2, in_force=build)
        if build:
            system.postings.build()
            system.seekers.build()
        model = system.built_encoder()
        identity = model.identity if model else None
        index = system.postings if model else None
        findings = examine(
            system.store, system.settings.home, system.settings.cache, identity, index
        )
        findings |= _models(system)
    if output is Format.JSON:
        print_json(findings)
    else:
        print_facts(findings)
    if findings["status"] != "ok":
        raise typer.Exit(3)


def _models(system: System) -> dict[str, object]:
    """Return which encoder is in force, and how far a move to it is."""
    from recommender.services.build_state import build_state

    wanted, serving = system.choice.in_force(), system.model_name
    facts: dict[str, object] = {"model_in_force": wanted, "model_serving": serving}
    if wanted == serving:
        return facts
    state = build_state(system.build_place(wanted))
    if state is None:
        told = "not begun: a running service begins by itself, else zhiqiao index build"
    elif state.running:
        told = f"embedding {state.stage}: {state.done} of {state.total}"
    else:
        told = (
            f"stopped at {state.stage} {state.done} of {state.total}: "
            "a running service goes on by itself, else zhiqiao index build"
        )
    return {**facts, "model_switch": told}

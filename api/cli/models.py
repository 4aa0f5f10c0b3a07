"""``zhiqiao models list|path``."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.output import Format, print_facts, print_json
from api.cli.progress import bars

app = typer.Typer(help="模型：列出、路径。 Models.", no_args_is_help=True)


@app.command()
def path(name: Annotated[str, typer.Argument(help="encoder")]) -> None:
    """打印可用 SentenceTransformer(path) 打开的模型文件夹。

    Print a folder that plain ``SentenceTransformer(path)`` opens.
    """
    from recommender.bootstrap import open_system
    from recommender.errors import NotFound

    if name != "encoder":
        raise NotFound(kind="model", id=name)
    with bars() as progress:
        folder = open_system(progress=progress).encoder.path
    print(folder)


@app.command(name="list")
def list_models(
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """列出在用的模型。 List the models in use."""
    from recommender.bootstrap import open_system

    system = open_system()
    built = system.built_encoder()
    facts = {
        "encoder": built.identity if built else None,
        "encoder_path": str(built.path) if built else None,
        "scorer": f"default-scorer-{system.scorer.config.version}",
    }
    if output is Format.JSON:
        print_json(facts)
    else:
        print_facts(facts)

"""``zhiqiao models list|path|publish|use|rollback|history``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.services.choose_model import Choice
    from recommender.services.published_models import PublishedModel

app = typer.Typer(help="模型：列出、路径、发布、选用、回退。 Models.", no_args_is_help=True)
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
COLUMNS = ("name", "kind", "version", "published", "data", "sealed", "in_force", "serving")


@app.command()
def path(
    name: Annotated[str, typer.Argument(help="encoder，或 models list 中的一个名字")],
) -> None:
    """打印可用 SentenceTransformer(path) 打开的模型文件夹；encoder 是选用的那个。

    Print a folder that plain ``SentenceTransformer(path)`` opens: of the encoder in force, or
    of the one named.
    """
    from recommender.bootstrap import open_system

    with bars() as progress:
        system = open_system(progress=progress, in_force=name == "encoder")
        if name != "encoder":
            system = system.beside(system.choice.known(name))
        folder = system.encoder.path
    print(folder)


@app.command(name="list")
def list_models(output: Output = Format.TABLE) -> None:
    """列出已发布的模型，哪个被选用、哪个正在服务。

    List the published models: which encoder is in force, and which serves until its index is
    whole.
    """
    from recommender.bootstrap import open_system

    system = open_system()
    rows = _rows(system)
    if output is Format.JSON:
        built = system.built_encoder()
        print_json(
            {
                "models": rows,
                "encoder": built.identity if built else None,
                "encoder_path": str(built.path) if built else None,
                "scorer": f"default-scorer-{system.scorer.config.version}",
                "retrieval": f"default-retrieval-{system.fusion.version}",
                "reranking": f"default-reranking-{system.reranking.version}",
            }
        )
    elif output is Format.CSV:
        print_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    else:
        _print_rows(rows)


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    output: Output = Format.TABLE,
) -> None:
    """检查一个训练好的模型，并放入已发布的模型中。

    Check a trained model and take it among the published ones: manifest, checksums, at most
    15 MB, nothing that runs code.
    """
    from recommender.bootstrap import open_system
    from recommender.services.publish_model import publish_model

    with bars() as progress:
        system = open_system(progress=progress)
        base = system.base_identity()
    before = system.choice.in_force()
    model, is_new = publish_model(folder, system.settings.models_dir, base)
    facts = {"name": model.name, "kind": model.kind, "version": model.version, "written": is_new}
    _show({**facts, "in_force": system.choice.in_force()}, output)
    if system.choice.in_force() != before:
        _say_next()


@app.command()
def use(name: str, output: Output = Format.TABLE) -> None:
    """选用一个编码器；它的索引建好之前，服务仍用原来的。

    Put an encoder in force. What serves goes on with the old one until the index of the new
    one is whole.
    """
    from recommender.bootstrap import open_system

    with bars() as progress:
        system = open_system(progress=progress)
        # Opened before it is chosen: a damaged one is refused here and not in the background.
        _ = system.beside(system.choice.known(name)).encoder.identity
    _show_choice(system.choice.use(name), output)


@app.command()
def rollback(output: Output = Format.TABLE) -> None:
    """退回此前选用的编码器。 Put the encoder in force that was so before."""
    from recommender.bootstrap import open_system

    _show_choice(open_system().choice.roll_back(), output)


@app.command()
def history(output: Output = Format.TABLE) -> None:
    """列出每次选用和回退。 List every choice, oldest first."""
    from recommender.bootstrap import open_system

    choices = open_system().choice.history()
    rows = [{"at": c.at, "action": c.action, "name": c.name, "before": c.before} for c in choices]
    if output is Format.JSON:
        print_json(rows)
    elif output is Format.CSV:
        print_csv(("at", "action", "name", "before"), ([*row.values()] for row in rows))
    else:
        for c in choices:
            print(f"{c.at:%Y-%m-%d %H:%M}  {c.action:<8}  {c.before} → {c.name}")


def _rows(system: System) -> list[dict[str, object]]:
    from features.encoder.resolve import BASE
    from recommender.errors import ModelRefused
    from recommender.services.published_models import PublishedModel, published_models

    in_force, serving = system.choice.in_force(), system.model_name
    try:
        published = published_models(system.settings.models_dir)
    except ValueError as error:
        raise ModelRefused(name="models", detail=str(error)) from error
    rows = [*map(_row, published), _row(PublishedModel(BASE, "encoder", ""))]
    for row in rows:
        always = row["name"] in ("default-scorer", "default-retrieval", "default-reranking")
        row["in_force"] = always or row["name"] == in_force
        row["serving"] = always or row["name"] == serving
    return rows


def _row(model: PublishedModel) -> dict[str, object]:
    names = ("name", "kind", "version", "published", "data", "code", "seed", "metrics", "sealed")
    return {name: getattr(model, name) for name in names}


def _print_rows(rows: list[dict[str, object]]) -> None:
    for row in rows:
        mark = "*" if row["in_force"] else " "
        served = " 服务中 serving" if row["serving"] and not row["in_force"] else ""
        waits = " 待建索引 no index yet" if row["in_force"] and not row["serving"] else ""
        made = f"{row['published'] or '—'}  {row['data'] or '—'}"
        print(
            f"{mark} {row['name']:<18} {row['kind']:<8} {row['version'] or '—':<8} {made}{served}{waits}"
        )
        metrics = row["metrics"]
        for name, value in metrics.items() if isinstance(metrics, dict) else ():
            print(f"     {name}  {value}")


def _show_choice(choice: Choice, output: Format) -> None:
    _show({"in_force": choice.name, "before": choice.before, "action": choice.action}, output)
    if choice.name != choice.before:
        _say_next()


def _say_next() -> None:
    say(
        "正在运行的服务会在后台为它建索引，建好后自动切换；没有运行服务时请执行 zhiqiao index build。\n"
        "A running service indexes with it in the background and then changes over; without one, "
        "run zhiqiao index build."
    )


def _show(facts: dict[str, object], output: Format) -> None:
    if output is Format.JSON:
        print_json(facts)
    else:
        print_facts(facts)

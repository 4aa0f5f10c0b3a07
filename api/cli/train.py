"""``zhiqiao train encoder|twin|linker``: from the data to a model that can be published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.progress import bars
from api.cli.train_ranker import ranker

app = typer.Typer(help="训练模型。 Train models.", no_args_is_help=True)


@app.callback()
def train() -> None:
    """Train models; ``zhiqiao models publish`` puts them into ``models/``."""


app.command()(ranker)


@app.command()
def encoder(
    data: Annotated[
        Path, typer.Option("--data", help="训练数据文件夹（esco、onet）", envvar="ZHIQIAO_DATA")
    ],
    version: Annotated[str, typer.Option(help="发布的版本号")],
    out: Annotated[Path, typer.Option(help="写到此文件夹之下，再用 models publish 发布")] = Path(
        "build/trained"
    ),
    work: Annotated[Path | None, typer.Option(help="断点文件夹，默认在缓存中")] = None,
    aside: Annotated[Path, typer.Option(help="不得用于训练的中英对照")] = Path(
        "tests/gold/titles_zh_en.jsonl"
    ),
    steps: Annotated[int | None, typer.Option(help="更新次数，默认按配方")] = None,
    seed: Annotated[int, typer.Option(help="随机种子")] = 0,
    threads: Annotated[int, typer.Option(help="使用的核数")] = 2,
) -> None:
    """训练编码器；中断后用同一命令继续。

    Train the encoder; the same command goes on after an interruption.
    """
    from datetime import date

    from features.encoder.build import build_base_model
    from recommender.bootstrap import open_system
    from training.benchmarks.bilingual import read_pairs
    from training.encoder.command import train_encoder

    with bars() as progress:
        cache = open_system(progress=progress).settings.cache
        published = train_encoder(
            data=data,
            base=build_base_model(cache, progress),
            work=work or cache / f"training-encoder-{version}-{seed}",
            target=out / f"encoder-{version}",
            version=version,
            kept_aside=read_pairs(aside),
            on=date.today(),
            steps=steps,
            seed=seed,
            threads=threads,
            progress=progress,
        )
    print(published.folder)


@app.command()
def twin(
    version: Annotated[str, typer.Option(help="发布的版本号")],
    data: Annotated[
        Path | None,
        typer.Option("--data", help="文件夹（esco、onet），有它英文更好", envvar="ZHIQIAO_DATA"),
    ] = None,
    out: Annotated[Path, typer.Option(help="写到此文件夹之下，再用 models publish 发布")] = Path(
        "build/trained"
    ),
    work: Annotated[Path | None, typer.Option(help="编码器向量存放处，默认在缓存中")] = None,
    gold: Annotated[Path, typer.Option(help="只用于评测的人工标注文件夹")] = Path("tests/gold"),
    seed: Annotated[int, typer.Option(help="随机种子")] = 0,
    threads: Annotated[int, typer.Option(help="使用的核数")] = 2,
) -> None:
    """把在用的编码器蒸馏成快速的孪生模型，并对照评测。

    Distil the encoder in force into its fast twin, and measure both.
    """
    from datetime import date

    from recommender.bootstrap import open_system
    from training.benchmarks.bilingual import read_pairs
    from training.twin.command import train_twin
    from training.twin.recipe import TwinRecipe

    with bars() as progress:
        system = open_system(progress=progress)
        published = train_twin(
            encoder=system.encoder.path,
            data=data,
            work=work or system.settings.cache / "training-twin",
            target=out / f"twin-{version}",
            version=version,
            kept_aside=read_pairs(gold / "titles_zh_en.jsonl"),
            gold=gold / "occupations" / "gold.jsonl",
            on=date.today(),
            recipe=TwinRecipe(seed=seed),
            threads=threads,
            progress=progress,
        )
    print(published.path)


@app.command()
def linker(
    out: Annotated[Path, typer.Option(help="写入的文件夹，一个编码器一个文件")] = Path(
        "data/taxonomies/occupation_linker"
    ),
    sample: Annotated[Path, typer.Option(help="样例城市，用来定余弦曲线")] = Path("data/sample"),
    gold: Annotated[Path, typer.Option(help="人工标注文件夹")] = Path("tests/gold"),
) -> None:
    """换了编码器或增改了名称之后，重新拟合职业归类的权重与置信度（约一分钟）。

    Fit the occupation linker anew after new names or a new encoder (about a minute).
    """
    from datetime import date

    from features.encoder.encode import Encoder
    from recommender.bootstrap import open_system
    from training.fit_linker import fit_linker
    from training.gold_titles import load_gold_titles

    titles = load_gold_titles(gold / "occupations" / "gold.jsonl")
    with bars() as progress:
        system = open_system(progress=progress)
        written = fit_linker(
            Encoder(system.encoder.path, threads=2),
            system.settings.cache,
            titles,
            sample,
            out,
            date.today(),
            progress,
        )
    print(written)

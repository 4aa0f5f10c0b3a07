"""``zhiqiao evaluate``: how well titles, skills and people's own words are understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.evaluate_congestion import congestion
from api.cli.evaluate_fairness import fairness
from api.cli.evaluate_gaps import gaps
from api.cli.evaluate_legality import legality
from api.cli.evaluate_pool import pool
from api.cli.evaluate_ranking import ranking
from api.cli.evaluate_retrieval import retrieval
from api.cli.evaluate_services import services
from api.cli.output import Format, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from features.progress import Progress
    from training.benchmarks.models import TitleModel
    from training.evaluate_intake import IntakeReport
    from training.evaluate_occupations import OccupationReport
    from training.evaluate_skills import SkillReport
    from training.evaluate_titles import TitleReport
    from training.twin.compare import Comparison

    Report = TitleReport | SkillReport | IntakeReport | OccupationReport | Comparison

app = typer.Typer(help="评测：职位名称等。 Measure models.", no_args_is_help=True)
app.command()(congestion)
app.command()(fairness)
app.command()(gaps)
app.command()(legality)
app.command()(pool)
app.command()(ranking)
app.command()(retrieval)
app.command()(services)
_PAIRS = Path("tests/gold/titles_zh_en.jsonl")
_GOLD = Path("tests/gold")
_SHOWN = (
    "map",
    "mrr",
    "hit_at_1",
    "name_recall_at_1",
    "name_mrr",
    "fused_recall_at_1",
    "fused_mrr",
)


class Half(StrEnum):
    """Which part of labelled sentences; the last is kept aside from whoever changes a reader."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    H = "h"
    I = "i"  # noqa: E741  a part is named by its letter
    ALL = "all"


_Halves = Annotated[
    Half, typer.Option(help="a 至 d 调试用 | 最后一份留到最后（技能 c，建档 i） | all 即 a 和 b")
]
_Gold = Annotated[Path, typer.Option("--gold", help="标注文件夹", envvar="ZHIQIAO_GOLD")]
_JsonFile = Annotated[Path | None, typer.Option("--json", help="结果写入文件")]
_Seed = Annotated[int, typer.Option(help="重抽样种子")]
_Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.callback()
def evaluate() -> None:
    """Measure models on data they were not trained on."""


@app.command()
def titles(
    data: Annotated[
        Path | None, typer.Option("--data", help="评测数据文件夹", envvar="ZHIQIAO_DATA")
    ] = None,
    model: Annotated[
        str, typer.Option(help="encoder | base | word-tfidf | char-tfidf | 文件夹")
    ] = "encoder",
    pairs: Annotated[Path, typer.Option(help="中英职位名称对（每行一个 JSON）")] = _PAIRS,
    json_file: Annotated[Path | None, typer.Option("--json", help="结果写入文件")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="图写入文件（SVG）")] = None,
    seed: Annotated[int, typer.Option(help="重抽样种子")] = 0,
    record: Annotated[
        bool, typer.Option("--record", help="把结果记入训练所得文件夹的 manifest.json，发布前要做")
    ] = False,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """职位名称：英文基准、中英互译、中文招聘标题到职业，均附 95% 区间。

    Job titles: the MELO benchmark, translations, and Chinese ad titles to classes, each
    figure with its bootstrap interval.
    """
    from training.evaluate_titles import evaluate_titles

    with bars() as progress:
        report = evaluate_titles(_open(model, progress), data, pairs, seed, progress)
    for benchmark, reason in report.skipped.items():
        say(f"{benchmark}: {reason}")
    if json_file:
        _write_json(json_file, report)
    if picture:
        _draw(picture, report)
    if record:
        from training.encoder.publish import add_metrics

        add_metrics(Path(model), report.as_json())
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        _print(report)


@app.command()
def skills(
    half: _Halves = Half.ALL,
    gold: _Gold = _GOLD,
    json_file: _JsonFile = None,
    seed: _Seed = 1,
    output: _Output = Format.TABLE,
) -> None:
    """技能与证书：从广告和自我介绍里找出多少、找错多少，否定说法有没有当成具备。

    Skills and certificates found in labelled sentences: precision, recall and F1 with
    intervals, and negated mentions taken for held.
    """
    from training.evaluate_skills import evaluate_skills, read_sentences

    report = evaluate_skills(read_sentences(_labelled(gold, "skills"), half.value), seed)
    _give(report, json_file, output, _skill_lines(report))


@app.command()
def intake(
    half: _Halves = Half.ALL,
    gold: _Gold = _GOLD,
    json_file: _JsonFile = None,
    seed: _Seed = 1,
    output: _Output = Format.TABLE,
) -> None:
    """一句话建档：每项读对多少句，有没有填上原话没说的内容。

    A person's own words read into a profile: exact fields, and fields nothing supports.
    """
    from training.evaluate_intake import evaluate_intake, read_sentences

    report = evaluate_intake(read_sentences(_labelled(gold, "intake"), half.value), seed)
    _give(report, json_file, output, _intake_lines(report))


@app.command()
def occupations(
    gold: _Gold = _GOLD,
    json_file: _JsonFile = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="图写入文件（SVG）")] = None,
    seed: _Seed = 1,
    output: _Output = Format.TABLE,
) -> None:
    """职业归类：人工标注的职位名称，正确率、置信度误差、风险与覆盖率。

    The occupation linker on titles labelled by reading: accuracy with intervals, calibration
    error (fitted on one half, measured on the other), and risk against coverage.
    """
    from features.encoder.encode import Encoder
    from recommender.bootstrap import open_system
    from training.evaluate_occupations import evaluate_occupations
    from training.gold_titles import load_gold_titles
    from training.picture import curve_svg

    titles = load_gold_titles(_labelled(gold, "occupations") / "gold.jsonl")
    with bars() as progress:
        system = open_system(progress=progress)
        encoder = Encoder(system.encoder.path)
        report = evaluate_occupations(encoder, system.settings.cache, titles, seed, progress)
    if picture:
        drawn = curve_svg("Occupation linker", "coverage", "wrong 小类", report.curve)
        picture.write_text(drawn, encoding="utf-8")
    _give(report, json_file, output, report.lines())


@app.command()
def twin(
    folder: Annotated[Path, typer.Argument(help="孪生模型的文件夹", exists=True, file_okay=False)],
    gold: _Gold = _GOLD,
    json_file: _JsonFile = None,
    seed: _Seed = 0,
    output: _Output = Format.TABLE,
) -> None:
    """快速孪生模型与编码器对照：中文职位名称的 MRR、每秒处理的文本数（单线程）。

    The fast twin beside the encoder: MRR on the same Chinese titles, and texts a second.
    """
    from features.encoder.encode import Encoder
    from features.encoder.static import StaticEncoder
    from recommender.bootstrap import open_system
    from training.twin.compare import compare

    labelled = gold / "occupations" / "gold.jsonl"
    with bars() as progress:
        encoder = Encoder(open_system(progress=progress).encoder.path)
        report = compare(encoder, StaticEncoder(folder), labelled, seed, progress)
    _give(report, json_file, output, report.lines())


def _labelled(gold: Path, kind: str) -> Path:
    from recommender.errors import NotFound

    folder = gold / kind
    if not folder.is_dir():
        raise NotFound(kind="folder", id=str(folder))
    return folder


def _give(
    report: SkillReport | IntakeReport | OccupationReport | Comparison,
    json_file: Path | None,
    output: Format,
    lines: Iterable[str],
) -> None:
    if json_file:
        _write_json(json_file, report)
    if output is Format.JSON:
        print_json(report.as_json())
    else:
        print("\n".join(lines))


def _skill_lines(report: SkillReport) -> Iterator[str]:
    for group, kinds in report.groups.items():
        for kind, measured in kinds.items():
            counts = measured.counts
            figures = "  ".join(f"{k} {_interval(v)}" for k, v in measured.figures.items())
            yield (
                f"{group:<5} {kind:<12} {figures}  polarity {counts['polarity']}/{counts['right']}"
                f"  negated as held {counts['negated_as_held']}/{counts['negated']}"
                f"  n={report.n_sentences[group]}"
            )
    yield (
        f"negated held in the profile: {report.profile_negated_as_held}/{report.profile_negated}"
    )


def _intake_lines(report: IntakeReport) -> Iterator[str]:
    for name, field in report.fields.items():
        yield (
            f"{name:<24} exact {_interval(field.exact)}"
            f"  where said {field.labelled_exact}/{field.labelled}  invented {field.invented}"
        )
    yield f"{'all fields':<24} exact {_interval(report.whole)}  n={report.n_sentences}"
    yield f"nothing invented: sentences {_interval(report.nothing_invented)}"
    yield f"nothing invented: fields {_interval(report.no_field_invented)}"
    yield f"claims not supported: {report.traps_fallen_into} of {report.traps} made"


def _interval(interval: tuple[float, float, float]) -> str:
    mean, low, high = interval
    return f"{mean:.3f} [{low:.3f}, {high:.3f}]"


def _merged(folder: Path, progress: Progress) -> Path:
    """Return the whole model where `folder` holds what training changed, else `folder`."""
    from features.encoder.build import build_base_model
    from features.encoder.published import DELTA_FILE, merge_encoder, read_published
    from recommender.bootstrap import open_system

    if not (folder / DELTA_FILE).is_file():
        return folder
    cache = open_system(progress=progress).settings.cache
    base = build_base_model(cache, progress)
    return merge_encoder(read_published(folder), base, cache, progress)


def _open(model: str, progress: Progress) -> TitleModel:
    from recommender.bootstrap import open_system
    from recommender.errors import NotFound
    from training.benchmarks.models import LEXICAL, open_title_model

    if model in LEXICAL:
        return open_title_model(model)
    if model == "encoder":
        return open_title_model(str(open_system(progress=progress).encoder.path), threads=2)
    if model == "base":
        from features.encoder.build import build_base_model

        cache = open_system(progress=progress).settings.cache
        return open_title_model(str(build_base_model(cache, progress)), threads=2)
    try:
        return open_title_model(str(_merged(Path(model), progress)), threads=2)
    except FileNotFoundError:
        raise NotFound(kind="model", id=model) from None


def _print(report: TitleReport) -> None:
    print(report.model)
    for item in report.measured:
        for name in (name for name in _SHOWN if name in item.figures):
            mean, low, high = item.figures[name]
            print(
                f"{item.benchmark:<14} {name:<18} {mean:.3f} [{low:.3f}, {high:.3f}] "
                f"n={item.n_queries}"
            )


def _write_json(path: Path, report: Report) -> None:
    import orjson

    path.write_bytes(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2))


def _draw(path: Path, report: TitleReport) -> None:
    from training.picture import Bar, intervals_svg

    shown = [
        Bar(f"{item.benchmark} {name}", item.figures[name])
        for item in report.measured
        for name in _SHOWN
        if name in item.figures
    ]
    path.write_text(intervals_svg(report.model, shown), encoding="utf-8")

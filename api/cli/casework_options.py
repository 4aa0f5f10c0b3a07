"""The options that commands on casework share, and how their words are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api.cli.events import MOMENTS
from api.cli.output import Format, say

if TYPE_CHECKING:
    from recommender.services.casework_files import CaseworkFolder

K = TypeVar("K", bound=str)

Seeker = Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")]
OneSeeker = Annotated[
    str | None, typer.Option("--seeker", help="只看此求职者 seeker", envvar="ZHIQIAO_SEEKER")
]
By = Annotated[str, typer.Option(help="谁办的。 Who.", envvar="ZHIQIAO_BY")]
Id = Annotated[
    str,
    typer.Option("--id", help="自己的编号，重复记录不会多出一条。 Your id.", envvar="ZHIQIAO_ID"),
]
At = Annotated[
    datetime | None,
    typer.Option(
        help="时间，默认现在；不带时区即北京时间。 When; now by default.",
        envvar="ZHIQIAO_AT",
        formats=MOMENTS,
    ),
]
Day = Annotated[
    datetime | None,
    typer.Option(help="按哪一天看，默认今天。 The day.", envvar="ZHIQIAO_ON", formats=["%Y-%m-%d"]),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        help="patterns.yaml 和 deadlines.yaml 所在的文件夹，默认 data/casework。 Their folder.",
        envvar="ZHIQIAO_CASEWORK",
        exists=True,
        file_okay=False,
    ),
]
Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


def files_in(folder: Path | None) -> CaseworkFolder:
    """Return the patterns and deadlines of a folder, of the project's own when none is named."""
    from recommender.services.casework_files import CaseworkFolder

    return CaseworkFolder(folder) if folder else CaseworkFolder()


def named(word: str, words: Mapping[K, str]) -> K:
    """Return which of `words` an English or a Chinese word is.

    Raises
    ------
    UsageError
        It is none of them.
    """
    from recommender.errors import UsageError

    for name, zh in words.items():
        if word in (name, zh):
            return name
    listed = "、".join(f"{name} {zh}" for name, zh in words.items())
    raise UsageError(
        detail_zh=f"没有“{word}”，只有：{listed}",
        detail_en=f"there is no {word}; there are {', '.join(words)}",
    )


def say_kept(*, created: bool) -> None:
    """Tell whether something was kept or was there already."""
    say("已记录。 Recorded." if created else "已经记过，没有重复。 It was there already.")

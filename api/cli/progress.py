"""A progress bar on stderr, with rate and remaining time, for `Progress` callbacks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from features.progress import Progress

LABELS = {
    "build": "构建语言模型 building the model",
    "encode": "计算向量 encoding",
    "embed": "岗位向量 embedding",
    "aliases": "职业别名 occupation names",
    "rows": "岗位与求职者 records",
    "import": "导入 importing",
}


@contextmanager
def bars() -> Iterator[Progress]:
    """Yield a callback ``(stage, done, total)`` that draws one bar for each kind of work."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    console = Console(file=sys.stderr)
    tasks: dict[str, TaskID] = {}
    with Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
    ) as drawn:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = drawn.add_task(LABELS.get(stage, stage), total=total, rate="")
            task = drawn.tasks[tasks[stage]]
            rate = f"{task.speed:.0f}/s" if task.speed else ""
            drawn.update(tasks[stage], completed=done, total=total, rate=rate)

        yield report

"""A progress bar on stderr, with rate and remaining time, for `Progress` callbacks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LABELS = {
    "build": "构建语言模型 building the model",
    "encode": "计算向量 encoding",
    "embed": "岗位向量 embedding",
    "aliases": "职业别名 occupation names",
    "import": "导入 importing",
}


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a callback ``(what, done, total)`` that draws one bar for each kind of work."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(file=sys.stderr)
    tasks: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
    ) as progress:

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(LABELS.get(what, what), total=total, rate="")
            task = progress.tasks[tasks[what]]
            rate = f"{task.speed:.0f}/s" if task.speed else ""
            progress.update(tasks[what], completed=done, total=total, rate=rate)

        yield report

"""Progress on stderr, with rate and remaining time: bars in a terminal, else lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from features.progress import Progress

LABELS = {
    "build": "构建语言模型 building the model",
    "encode": "计算向量 encoding",
    "embed": "岗位向量 embedding",
    "aliases": "职业别名 occupation names",
    "rows": "岗位与求职者 records",
    "import": "导入 importing",
    "train": "训练 training",
    "sentences": "逐句匹配 matching",
    "lists": "逐路检索 ranked lists",
    "notify": "核对新岗位 new postings",
    "score": "逐对打分 scoring pairs",
    "read": "读两个文件 reading",
    "assign": "安排面谈 assigning",
    "times": "排场次 times",
    "verify": "逐条核对 verifying",
    "written": "写出 writing",
}
_LINE_EVERY_S = 30.0


@contextmanager
def bars() -> Iterator[Progress]:
    """Yield a callback ``(stage, done, total)`` that draws one bar for each kind of work.

    Where stderr is no terminal, such as a log file, it writes a line every half minute.
    """
    if not sys.stderr.isatty():
        yield lines()
        return
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


def lines(clock: Callable[[], float] = time.monotonic) -> Progress:
    """Return a callback that writes a line at most every half minute, and at the end.

    Work that ends within the first half minute writes nothing.

    Parameters
    ----------
    clock
        Seconds.
    """
    began: dict[str, tuple[float, int]] = {}
    written: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = clock()
        since, first = began.setdefault(stage, (now, done))
        ended = done == total and stage in written
        if now - written.get(stage, since) < _LINE_EVERY_S and not ended:
            return
        written[stage] = now
        left = (now - since) / max(1, done - first) * (total - done)
        label = LABELS.get(stage, stage)
        print(f"{label} {done}/{total}, {left / 60:.0f} min left", file=sys.stderr, flush=True)

    return report

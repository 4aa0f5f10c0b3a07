"""Shards in a folder while they are worked at, and the worker that reads them there.

The folder is only for this user and is gone when the work ends, whatever ends it: attendees'
columns and vectors are personal.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np

from recommender.adapters.shards.parquet import read_arrays, write_arrays
from recommender.ports.shards import Arrays, ShardTask

_ROWS: Final = 65_536  # of a part of a shared table
_SHARED: Final = "shared"
TRIES: Final = 3  # of a shard, and restarts of a worker


@contextmanager
def spooled(root: Path, shared: Mapping[str, Arrays], shards: Sequence[Arrays]) -> Iterator[Path]:
    """Write everything into a new folder below `root` and remove it afterwards.

    Parameters
    ----------
    root
        A folder that all workers can read.
    shared, shards
        See `recommender.ports.shards.ShardEngine`.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="shards-", dir=root))  # 0700
    try:
        for name, table in shared.items():
            _write_parts(folder / _SHARED / name, table)
        for number, shard in enumerate(shards):
            write_arrays(folder / f"{number}.parquet", shard)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_parts(folder: Path, table: Arrays) -> None:
    folder.mkdir(parents=True)
    n = len(next(iter(table.values())))
    for start in range(0, max(n, 1), _ROWS):
        rows = slice(start, start + _ROWS)
        part = {name: array[rows] for name, array in table.items()}
        write_arrays(folder / f"{start // _ROWS:06}.parquet", part)


def _read_parts(folder: Path) -> Arrays:
    parts = [read_arrays(path) for path in sorted(folder.iterdir())]
    if len(parts) == 1:
        return parts[0]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


class Worker:
    """Answers shards of a folder, on one thread.

    Parameters
    ----------
    task
        What is done.
    folder
        As `spooled` made it.
    """

    def __init__(self, task: ShardTask, folder: Path) -> None:
        tables = {path.name: _read_parts(path) for path in sorted((folder / _SHARED).iterdir())}
        self._answer, self._folder = task(tables), folder
        _use_one_thread()

    def run(self, number: int) -> Arrays:
        """Return the answer of a shard."""
        return self._answer(read_arrays(self._folder / f"{number}.parquet"))


def _use_one_thread() -> None:
    """Leave the other processors to other workers, if the task brought what would take them."""
    if "torch" in sys.modules:
        import torch

        torch.set_num_threads(1)

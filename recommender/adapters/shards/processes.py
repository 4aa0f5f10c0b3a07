"""Shards in several processes of this machine; what a killed one had is given to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from recommender.adapters.shards.spool import TRIES, Worker, spooled
from recommender.errors import WorkersLost
from recommender.ports.shards import Arrays, ShardTask

_mine: list[Worker] = []  # of this process, where it is a worker


class LocalProcesses:
    """Answers shards in processes beside this one.

    Parameters
    ----------
    n_workers
        How many.
    root
        Where shards lie meanwhile.
    """

    def __init__(self, n_workers: int, root: Path) -> None:
        self._n_workers, self._root = n_workers, root

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        """Yield the answers; see `recommender.ports.shards.ShardEngine`."""
        with spooled(self._root, shared, shards) as folder:
            done, lost = 0, 0
            while done < len(shards):
                try:
                    for answer in self._pass(task, folder, range(done, len(shards))):
                        done, lost = done + 1, 0
                        yield answer
                except BrokenProcessPool as error:
                    lost += 1
                    if lost >= TRIES:
                        raise WorkersLost(tries=TRIES) from error

    def _pass(self, task: ShardTask, folder: Path, numbers: range) -> Iterator[Arrays]:
        n = min(self._n_workers, len(numbers))
        with ProcessPoolExecutor(n, get_context("spawn"), _open, (task, folder)) as pool:
            yield from pool.map(_run, numbers)


def _open(task: ShardTask, folder: Path) -> None:
    _mine[:] = [Worker(task, folder)]


def _run(number: int) -> Arrays:
    return _mine[0].run(number)

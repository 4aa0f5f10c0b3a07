"""Shards answered by actors of Ray; a killed one is started again and its shard tried again.

Answers are taken in order and each once, and a shard has one answer whoever works at it. So
nothing is doubled, and who was killed when cannot be seen in the result.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from recommender.adapters.shards.parquet import parquet
from recommender.adapters.shards.spool import TRIES, Worker, spooled
from recommender.errors import UsageError, WorkersLost
from recommender.ports.shards import Arrays, ShardTask

LOCAL: Final = "local"
_OBJECTS: Final = 256 << 20  # bytes of shared memory for answers on one machine
_WAITING: Final = 2  # shards handed to each actor ahead


class RayActors:
    """Answers shards by actors, one a processor.

    Parameters
    ----------
    address
        Of a cluster, or `LOCAL` to start one on this machine that ends with the work.
    root
        Where shards lie meanwhile: a folder that all machines of the cluster share.
    n_workers
        Actors; by default as many as there are processors.
    """

    def __init__(self, address: str, root: Path, n_workers: int | None = None) -> None:
        self._address, self._root, self._n_workers = address, root, n_workers

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        """Yield the answers; see `recommender.ports.shards.ShardEngine`."""
        parquet()
        with connected(self._address, self._n_workers) as ray:
            n = self._n_workers or int(ray.cluster_resources().get("CPU", 1))
            with spooled(self._root, shared, shards) as folder:
                made = ray.remote(num_cpus=1, max_restarts=TRIES, max_task_retries=TRIES)(Worker)
                actors = [made.remote(task, folder) for _ in range(min(n, len(shards)))]
                try:
                    yield from _in_order(ray, actors, len(shards))
                except ray.exceptions.RayActorError as error:
                    raise WorkersLost(tries=TRIES) from error


def _in_order(ray: Any, actors: Sequence[Any], n_shards: int) -> Iterator[Arrays]:
    """Yield answers in order, giving each actor as much as it gets done."""
    done: dict[int, Any] = {}
    given, out, busy = 0, 0, {}
    free = [actor for actor in actors for _ in range(_WAITING)]
    while out < n_shards:
        while free and given < n_shards:
            actor = free.pop(0)
            busy[actor.run.remote(given)] = (given, actor)
            given += 1
        ready, _ = ray.wait(list(busy), num_returns=1)
        for reference in ready:
            number, actor = busy.pop(reference)
            done[number] = reference
            free.append(actor)
        while out in done:
            yield ray.get(done.pop(out))
            out += 1


@contextmanager
def connected(address: str, n_workers: int | None = None) -> Iterator[Any]:
    """Connect to a cluster, or start one on the loopback, and leave it afterwards.

    No dashboard, no statistics of use, no log of workers on this one's terminal.

    Parameters
    ----------
    address
        See `RayActors`.
    n_workers
        Processors of a cluster that is started.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise UsageError(
            detail_zh="--ray 要先安装附加部分：pip install 'zhiqiao[ray]'",
            detail_en="--ray needs the extra: pip install 'zhiqiao[ray]'",
        ) from error
    try:
        if address == LOCAL:
            ray.init(
                address=LOCAL,
                num_cpus=n_workers,
                include_dashboard=False,
                object_store_memory=_OBJECTS,
                _node_ip_address="127.0.0.1",
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        else:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError) as error:
        raise UsageError(
            detail_zh=f"连不上 --ray {address}；请核对地址，或用 --ray local 在本机运行",
            detail_en=f"--ray {address} cannot be reached; check the address, or run it on this "
            "machine with --ray local",
        ) from error
    try:
        yield ray
    finally:
        ray.shutdown()

"""The port for work that is cut into shards: in this process, in several, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
"""Columns of one length, by name."""

ShardTask = Callable[[Mapping[str, Arrays]], Callable[[Arrays], Arrays]]
"""Given what all shards share, return what answers one shard; it is called once a worker.

A function of a module, or a `functools.partial` of one with texts and numbers, so that other
processes can be told of it. It may keep nothing from one shard to the next.
"""


class ShardEngine(Protocol):
    """Answers shards, each once, whatever happens to who works at them."""

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        """Yield the answers in the order of the shards.

        Parameters
        ----------
        task
            What is done.
        shared
            Tables that every shard needs.
        shards
            The work.

        Raises
        ------
        WorkersLost
            Workers ended again and again.
        """
        ...

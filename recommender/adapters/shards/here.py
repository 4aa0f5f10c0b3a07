"""One shard after another, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recommender.ports.shards import Arrays, ShardTask


class InThisProcess:
    """Answers shards one after another; writes nothing down."""

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        """Yield the answers; see `recommender.ports.shards.ShardEngine`."""
        answer = task(shared)
        for shard in shards:
            yield answer(shard)

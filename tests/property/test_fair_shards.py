"""A fair scored in shards has the pairs of a fair scored at once, to the bit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.shards.spool import Worker, spooled
from recommender.bootstrap import System
from recommender.fairs.problem import Pairs
from recommender.ports.shards import Arrays, ShardTask
from recommender.services import plan_fair_scores
from recommender.services.plan_fair_pairs import all_pairs
from tests.property.test_bulk_fair import sides_of

pytestmark = pytest.mark.property


class ByParquet:
    """One worker here that gets everything from files, as those elsewhere do."""

    def __init__(self, root: Path) -> None:
        self._root, self.n_shards = root, 0

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        self.n_shards = len(shards)
        with spooled(self._root, shared, shards) as folder:
            worker = Worker(task, folder)
            yield from map(worker.run, range(len(shards)))


@pytest.mark.parametrize("most_dense_pairs", [0, 2_000_000], ids=["nearest", "all"])
def test_shards_change_no_bit(
    sample_city: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_dense_pairs: int
) -> None:
    monkeypatch.setattr(plan_fair_scores, "DENSE_PAIRS", most_dense_pairs)
    matching, sides = sample_city.matching, sides_of(sample_city)
    n = len(sides.occupations)
    booth_of, may = np.arange(n) // 4, np.arange(n) % 7 > 0
    engine = ByParquet(tmp_path)
    told: list[tuple[str, int, int]] = []
    whole = all_pairs(matching, sides, booth_of, may)
    cut = all_pairs(matching, sides, booth_of, may, engine, lambda *at: told.append(at), shard=64)
    people = len(sides.seekers[0])
    assert engine.n_shards == -(-people // 64)
    assert engine.n_shards > 1
    assert told[-1] == ("score", people, people)
    assert len(whole) > people
    for field in fields(Pairs):
        one, other = getattr(whole, field.name), getattr(cut, field.name)
        assert (one.dtype, one.tobytes()) == (other.dtype, other.tobytes()), field.name

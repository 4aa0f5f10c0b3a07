"""Ray on one machine beside one process: the same pairs, and what the way there costs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.ray.actors import LOCAL, RayActors
from recommender.bootstrap import System
from recommender.fairs.problem import Pairs
from recommender.ports.shards import Arrays, ShardTask
from recommender.services.plan_fair_pairs import all_pairs
from recommender.services.plan_fair_sides import FairSides
from tests.bench.conftest import SEED, report
from tests.property.test_bulk_fair import sides_of

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
SIZES = [(10_000, 5_000), (50_000, 20_000)]
TIMES_ONE_PROCESS = 1.15
PER_BOOTH = 17


def enlarged(sides: FairSides, n: int, n_postings: int) -> FairSides:
    """Return a fair of any size: columns of the sample city, vectors a little beside its own."""
    rng = np.random.default_rng(SEED)
    (people, vectors), (work, words) = sides.seekers, sides.postings
    who, what = rng.integers(len(people), size=n), rng.integers(len(work), size=n_postings)

    def moved(rows: np.ndarray, of: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        near = {
            view: v[rows] + rng.normal(size=(len(rows), v.shape[1])) * 0.01
            for view, v in of.items()
        }
        return {
            view: (v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.float32)
            for view, v in near.items()
        }

    return FairSides(
        seekers=(people.take(who), moved(who, vectors)),
        postings=(work.take(what), moved(what, words)),
        occupations=[None] * n_postings,
        spreads={view: (mean[who], std[who]) for view, (mean, std) in sides.spreads.items()},
    )


class Measured:
    """An engine that notes what its processes have used, and kills one in the middle."""

    def __init__(self, engine: RayActors, kill: bool) -> None:
        self._engine, self._kill, self.cpu_s, self.killed = engine, kill, 0.0, 0

    def run(
        self, task: ShardTask, shared: Mapping[str, Arrays], shards: Sequence[Arrays]
    ) -> Iterator[Arrays]:
        for number, answer in enumerate(self._engine.run(task, shared, shards)):
            used = descendants()
            self.cpu_s = max(self.cpu_s, sum(used.values()))
            if self._kill and number == len(shards) // 2 and not self.killed:
                self.killed = max(used, key=lambda pid: used[pid])  # who works most is an actor
                os.kill(self.killed, signal.SIGKILL)
            yield answer


def descendants() -> dict[int, float]:
    """Return CPU seconds of all processes below this one, by number."""
    parent, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(folder.name)
        parent[pid] = int(after[1])
        used[pid] = (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")
    mine = {os.getpid()}
    while more := {pid for pid, above in parent.items() if above in mine} - mine:
        mine |= more
    return {pid: used[pid] for pid in mine - {os.getpid()}}


@pytest.mark.parametrize(("n", "n_postings"), SIZES)
def test_ray_on_one_machine(sample_city: System, tmp_path: Path, n: int, n_postings: int) -> None:
    sides = enlarged(sides_of(sample_city), n, n_postings)
    booth_of, may = np.arange(n_postings) // PER_BOOTH, np.ones(n_postings, dtype=np.bool_)
    start = time.process_time()
    alone = all_pairs(sample_city.matching, sides, booth_of, may)
    cpu_alone = time.process_time() - start
    cpu, same = {}, {}
    # One actor has what one process has; two slow each other down where cores are shared.
    for name, n_actors, kill in (("ray", 1, False), ("two actors, one killed", 2, True)):
        engine = Measured(RayActors(LOCAL, tmp_path / "shards", n_actors), kill)
        start = time.process_time()
        found = all_pairs(sample_city.matching, sides, booth_of, may, engine)
        cpu[name] = time.process_time() - start + engine.cpu_s
        same[name] = all(
            getattr(alone, field.name).tobytes() == getattr(found, field.name).tobytes()
            for field in fields(Pairs)
        )
        assert bool(engine.killed) is kill
    report(
        "pairs of a fair by Ray",
        attendees=n,
        postings=n_postings,
        pairs=len(alone),
        cpu_s={"one process": round(cpu_alone, 1)} | {k: round(v, 1) for k, v in cpu.items()},
        times_one_process=round(cpu["ray"] / cpu_alone, 3),
        same_to_the_bit=same,
    )
    assert all(same.values())
    if n >= SIZES[-1][0]:
        assert cpu["ray"] <= TIMES_ONE_PROCESS * cpu_alone

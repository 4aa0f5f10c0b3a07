"""Every engine answers every shard once and in order, whoever is killed; to the bit."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.ray.actors import LOCAL, RayActors
from recommender.adapters.shards.here import InThisProcess
from recommender.adapters.shards.parquet import read_arrays, write_arrays
from recommender.adapters.shards.processes import LocalProcesses
from recommender.errors import UsageError, WorkersLost
from recommender.ports.shards import Arrays, ShardEngine

pytestmark = [pytest.mark.contract, pytest.mark.timeout(120)]
# What Ray leaves to the collector when it is imported and shut down is not ours.
pytestmark += [pytest.mark.filterwarnings("ignore::ResourceWarning")]
MAKE: dict[str, Callable[[Path], ShardEngine]] = {
    "here": lambda _: InThisProcess(),
    "processes": lambda folder: LocalProcesses(2, folder),
    "ray": lambda folder: RayActors(LOCAL, folder, 2),
}
SHARDS = [{"number": np.arange(n, n + 3)} for n in range(0, 12, 3)]
SHARED = {"factors": {"by": np.array([0.1, 7.0], dtype=np.float32)}}


def scaled(shared: Mapping[str, Arrays], kill: str | None = None) -> Callable[[Arrays], Arrays]:
    """Multiply; whoever comes first to the second shard is killed while it works at it."""

    def answer(shard: Arrays) -> Arrays:
        number = shard["number"]
        if kill and number[0] == 3 and not Path(kill).exists():
            Path(kill).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return {"scaled": number[:, None] * shared["factors"]["by"], "who": number}

    return answer


def always_killed(shared: Mapping[str, Arrays]) -> Callable[[Arrays], Arrays]:
    def answer(shard: Arrays) -> Arrays:
        os.kill(os.getpid(), signal.SIGKILL)
        return shard

    return answer


@pytest.fixture(params=MAKE)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ShardEngine]:
    yield MAKE[request.param](tmp_path / "shards")
    left = list((tmp_path / "shards").glob("*"))
    assert left == [], "shards hold personal facts"


def is_right(answers: list[Arrays]) -> bool:
    whole = np.concatenate([answer["scaled"] for answer in answers])
    by = SHARED["factors"]["by"]
    return np.array_equal(whole, np.arange(12)[:, None] * by) and whole.dtype == np.float64


def test_every_shard_is_answered_once_and_in_order_though_one_is_killed(
    engine: ShardEngine, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"
    here = isinstance(engine, InThisProcess)
    task = partial(scaled, kill=None if here else str(killed))
    assert is_right(list(engine.run(task, SHARED, SHARDS)))
    assert here or killed.exists()


def test_who_is_killed_each_time_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(WorkersLost):
        list(LocalProcesses(1, tmp_path).run(always_killed, SHARED, SHARDS[:1]))


def test_arrays_come_back_to_the_bit(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    arrays = {
        "flags": rng.random(5) < 0.5,
        "floats": np.array([0.1, -0.0, np.nan, np.inf, 1e-45], dtype=np.float32),
        "grams": rng.integers(0, 1 << 32, size=(5, 3, 2), dtype=np.uint32),
        "bits": rng.integers(0, 1 << 63, size=(5, 3), dtype=np.uint64) * 2 + 1,
    }
    write_arrays(tmp_path / "a.parquet", arrays)
    found = read_arrays(tmp_path / "a.parquet")
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        assert found[name].shape == array.shape
        assert found[name].tobytes() == array.tobytes()


def test_without_the_extra_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError) as caught:
        list(LocalProcesses(2, tmp_path).run(scaled, SHARED, SHARDS))
    assert "zhiqiao[ray]" in caught.value.message("en")

"""``zhiqiao fair plan`` is killed at any moment: it goes on, does nothing twice, plans the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from features.occupation.linker import OccupationLinker
from tests.forked_commands import ForkedCommands
from tests.killed_fair import (
    SMALL_STEPS,
    WARM_UP,
    KilledFair,
    kill_and_resume,
    write_files,
)

pytestmark = pytest.mark.contract
N_KILLS = 3


@pytest.fixture(scope="module")
def commands(linker: OccupationLinker, cache_dir: Path) -> Iterator[ForkedCommands]:
    del linker  # the models are built by then
    env = {"ZHIQIAO_CACHE": str(cache_dir), "OMP_NUM_THREADS": "1"}
    server = ForkedCommands(WARM_UP + SMALL_STEPS, env)
    yield server
    server.close()


def test_a_killed_plan_goes_on_and_is_the_same(
    sql_url: str, tmp_path: Path, commands: ForkedCommands
) -> None:
    write_files(tmp_path)
    kill_and_resume(KilledFair(tmp_path, sql_url, commands), N_KILLS, seed=20261125)

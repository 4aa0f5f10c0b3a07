"""The plan of the sample fair is killed at twenty random moments on each database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.conftest import SEED, report
from tests.forked_commands import ForkedCommands
from tests.killed_fair import WARM_UP, KilledFair, kill_and_resume
from tests.models import PROJECT

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]
N_KILLS = 20
SAMPLE = PROJECT / "data" / "sample"


@pytest.fixture(scope="module")
def commands() -> Iterator[ForkedCommands]:
    server = ForkedCommands(WARM_UP, {"OMP_NUM_THREADS": "1"})
    yield server
    server.close()


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_twenty_kills(
    database: str, tmp_path: Path, commands: ForkedCommands, request: pytest.FixtureRequest
) -> None:
    sqlite = f"sqlite:///{tmp_path / 'store.db'}"
    url = sqlite if database == "sqlite" else str(request.getfixturevalue("postgres_url"))
    files = str(SAMPLE / "fair_attendees.xlsx"), str(SAMPLE / "fair_booths.xlsx")
    began = time.monotonic()
    n_jobs = kill_and_resume(KilledFair(tmp_path, url, commands, *files), N_KILLS, SEED)
    seconds = round(time.monotonic() - began, 1)
    report("fair_job_killed", database=database, kills=N_KILLS, jobs=n_jobs, seconds=seconds)

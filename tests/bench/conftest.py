"""Options and the stores that are measured."""

from __future__ import annotations

import json
import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from recommender.bootstrap import System, open_system
from recommender.domain.base import stable_id
from recommender.services.import_records import import_records
from recommender.services.refresh_index import link_occupations
from recommender.settings import PROJECT, Settings

SEED = 20261124


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--data", type=Path, help="folder with zh_postings_local/")
    parser.addoption(
        "--bench-home", type=Path, default=PROJECT / ".zhiqiao" / "bench", help="kept between runs"
    )


@dataclass(frozen=True)
class Bench:
    """Where the real files are and where measured stores are kept."""

    files: list[Path]
    home: Path
    cache: Path

    def system(self, name: str) -> System:
        """Return the system of one measured store."""
        return open_system(Settings(home=self.home / name, cache=self.cache), encoder_threads=2)

    def real(self) -> System:
        """Return a system with every real posting imported, linked, embedded and indexed."""
        system = self.system("real")
        if not system.store.postings.count():
            for path in self.files:
                import_records(
                    system.store, system.reader, system.writer, system.clock, path, "postings"
                )
        link_occupations(system.store, system.linker)
        system.postings.build()
        return system

    def enlarged(self, n: int) -> System:
        """Return a system with `n` postings: the real ones, and copies moved elsewhere."""
        folder = self.home / f"enlarged-{n}"
        if not folder.exists():
            shutil.copytree(self.home / "real", folder, ignore=shutil.ignore_patterns("index"))
        system = self.system(folder.name)
        _add_copies(system, n)
        system.postings.build()
        return system


def _add_copies(system: System, n: int) -> None:
    originals = system.store.postings.page(limit=n, status="open")
    rng = np.random.default_rng(SEED)
    regions = [p.region_code for p in originals if p.region_code]
    missing = n - system.store.postings.count(status="open")
    copies = [
        originals[i].model_copy(
            update={
                "id": stable_id("p", "copy", str(number)),
                "region_code": str(rng.choice(regions)),
                "employer_name": f"{originals[i].employer_name}{number}",
            }
        )
        for number, i in enumerate(rng.integers(len(originals), size=max(0, missing)))
    ]
    for start in range(0, len(copies), 10_000):
        system.store.postings.put_many(copies[start : start + 10_000])


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Bench:
    data = request.config.getoption("--data")
    if data is None:
        pytest.skip("bench: no real postings; give their folder with DATA=… (--data)")
    files = sorted((data / "zh_postings_local").glob("*.csv"))
    if not files:
        pytest.skip(f"bench: no zh_postings_local/*.csv in {data}")
    return Bench(files, request.config.getoption("--bench-home"), Settings().cache)


def report(name: str, **figures: object) -> None:
    """Print one JSON line with the figures, the seed and the machine."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    print("\n" + json.dumps({"bench": name, **figures, "seed": SEED, "machine": machine}))

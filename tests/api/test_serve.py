"""``zhiqiao serve``: two real workers, told to write, to read and to stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest

from recommender.bootstrap import System
from tests.city import titles

pytestmark = pytest.mark.api
PROJECT = Path(__file__).resolve().parents[2]
WISH = {"text": "我想做仓库打包员", "k": 20}
PACKERS = ("p-city-01", "p-city-02", "p-city-16")
START_S = 120.0
SEEN_S = 5.0  # one is meant; the others who use the machine are allowed for
_PAUSE = threading.Event()


def test_two_workers_see_what_either_writes_and_stop_when_told(
    own_system: System, cache_dir: Path
) -> None:
    keep_open(own_system)
    with serving(own_system, cache_dir) as (process, address):
        assert until(lambda: all_see(address, True), START_S), _log(own_system)
        for posting_id in PACKERS:
            assert httpx.post(f"{address}/v1/postings/{posting_id}/close").status_code == 200
        assert until(lambda: all_see(address, False), SEEN_S)
        assert httpx.get(f"{address}/readyz").status_code == 200
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    log = _log(own_system)
    assert "POST /v1/matches 200" in log
    assert "仓库" not in log
    assert "p-city" not in log


def keep_open(system: System) -> None:
    """Take the last day off the packers: the command goes by the machine's own clock."""
    packers = system.store.postings.get_many(PACKERS)
    with system.store.transaction() as tx:
        tx.postings.put_many([p.model_copy(update={"valid_through": None}) for p in packers])


@contextmanager
def serving(system: System, cache: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run the command on a free port until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "ZHIQIAO_HOME": str(system.settings.home),
        "ZHIQIAO_CACHE": str(cache),
        "ZHIQIAO_LOG_LEVEL": "INFO",
    }
    command = [sys.executable, "-c", "from api.cli.main import run; run()", "serve"]
    command += ["--port", str(port), "--workers", "2"]
    with (system.settings.home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def all_see(address: str, there: bool) -> bool:
    """Whether the packer is found, or not found, however often one asks.

    Each connection may meet either worker, so both have to agree, again and again.
    """
    try:
        asked = [httpx.post(f"{address}/v1/matches", json=WISH) for _ in range(8)]
    except httpx.TransportError:
        return False
    if any(answer.status_code != 200 for answer in asked):
        return False  # one of them is still starting
    return all(("仓库打包员" in titles(a.json()["matches"])) is there for a in asked)


def until(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        _PAUSE.wait(0.1)
    return True


def _log(system: System) -> str:
    return (system.settings.home / "serve.log").read_text(encoding="utf-8")

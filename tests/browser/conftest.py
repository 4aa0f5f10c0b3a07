"""The service on a port of its own, and Debian's Chromium."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.http.app import create_app
from recommender.bootstrap import System

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def address(city: System) -> Iterator[str]:
    """Address of the service on `city`, warm."""
    with listening(city) as url:
        yield url


@pytest.fixture(scope="session")
def plan_address(plan_city: System) -> Iterator[str]:
    """Address of the service on `plan_city`, warm."""
    with listening(plan_city) as url:
        yield url


@contextmanager
def listening(system: System) -> Iterator[str]:
    """Serve a system on a port of its own until the block ends."""
    app = create_app(system)
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    port = door.getsockname()[1]
    _wait_for_start(server, thread)
    assert app.state.door.keeper.wait_until(lambda status: status.warm, 60)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)
    door.close()


def _wait_for_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    pause = threading.Event()
    while not server.started:
        assert thread.is_alive()
        pause.wait(0.02)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    if CHROMIUM is None:
        pytest.skip("no chromium here (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()

"""How many statements a page takes."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy import event
from starlette.testclient import TestClient

from recommender.bootstrap import System


def statements(system: System, client: TestClient, address: str) -> int:
    """Return how many times the database is asked for one page."""
    seen: list[str] = []

    def note(*args: Any) -> None:
        # The index is kept up from a thread of its own, and sessions are swept from another.
        if threading.current_thread().name.startswith("AnyIO"):
            seen.append(args[2])

    engine = system.store._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert seen
    return len(seen)

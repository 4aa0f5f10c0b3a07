"""How many statements a page takes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from starlette.testclient import TestClient

from recommender.bootstrap import System


def statements(system: System, client: TestClient, address: str) -> int:
    """Return how many times the database is asked for one page."""
    seen: list[str] = []

    def note(*args: Any) -> None:
        # The index asks for changes by itself, from a thread of its own.
        if args[2].lstrip().upper().startswith(("SELECT", "WITH")) and "changes" not in args[2]:
            seen.append(args[2])

    engine = system.store._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert seen
    return len(seen)

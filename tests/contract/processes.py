"""What other processes do to a database while a test watches."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from recommender.adapters.sql import SqlStore
from tests.contract.records import posting

N_POSTINGS = 2000
N_CHUNKS = 20


def start(work: Callable[..., None], *arguments: Any) -> BaseProcess:
    """Run `work` in a process of its own that shares no connection with this one."""
    context = multiprocessing.get_context("forkserver")
    # Imported once by the server that forks, instead of a second's wait each time.
    context.set_forkserver_preload([__name__])
    process = context.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def finish(processes: Sequence[BaseProcess]) -> list[int | None]:
    """Wait for processes and return how they ended."""
    for process in processes:
        process.join(timeout=100)
    codes = [process.exitcode for process in processes]
    for process in processes:
        process.kill()
        process.join()
        process.close()
    return codes


def migrate(url: str) -> None:
    """Bring the schema up to date."""
    store = SqlStore(url)
    store.migrate()
    store.close()


def increment(url: str, n_times: int) -> None:
    """Count up a course's seats, one transaction each."""
    store = SqlStore(url)
    for _ in range(n_times):
        with store.transaction() as tx:
            course = tx.courses.get("c-1")
            tx.courses.put_many([course.model_copy(update={"seats": (course.seats or 0) + 1})])
    store.close()


def write_in_turns(url: str, name: str, progress: Connection) -> None:
    """Write transactions of many postings for ever, telling of every step.

    Steps are ``("chunk", turn, number)``, ``("committing", turn, 0)`` and
    ``("committed", turn, 0)``; the postings of a turn have the source ``name-turn``.
    """
    store = SqlStore(url)
    turn = 0
    while True:
        source = f"{name}-{turn}"
        batch = [posting(i, id=f"{source}-{i:04}", source=source) for i in range(N_POSTINGS)]
        with store.transaction() as tx:
            for number in range(N_CHUNKS):
                tx.postings.put_many(batch[number::N_CHUNKS])
                progress.send(("chunk", turn, number))
            progress.send(("committing", turn, 0))
        progress.send(("committed", turn, 0))
        turn += 1

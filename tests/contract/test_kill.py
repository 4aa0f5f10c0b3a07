"""A writer is killed at any moment: each of its transactions is there whole or not at all."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import text

from recommender.adapters.sql import SqlStore
from recommender.domain.course import Course
from tests.contract import processes
from tests.contract.processes import N_CHUNKS, N_POSTINGS

pytestmark = pytest.mark.contract

N_ROUNDS = 10
LONGEST_END_S = 0.1
# The middle of a transaction, and the instants around its commit.
MOMENTS = [*(("chunk", number) for number in range(N_CHUNKS)), *[("committing", 0)] * N_CHUNKS]


def kill_at(url: str, name: str, moment: tuple[str, int], patience_s: float) -> int:
    """Kill a writer in its second turn at `moment`; return the turns it reported done.

    After ``committing`` it goes on for `patience_s`, or until it reports the commit, so
    that the end falls anywhere within the last statements and the commit itself.
    """
    hear, tell = multiprocessing.Pipe(duplex=False)
    writer = processes.start(processes.write_in_turns, url, name, tell)
    tell.close()
    n_done = 0
    while True:
        step, turn, number = hear.recv()
        n_done += int(step == "committed")
        if turn == 1 and (step, number) == moment:
            break
    if moment[0] == "committing":
        hear.poll(patience_s)
    writer.kill()
    n_done += reports_left(hear)
    assert processes.finish([writer]) == [-9]
    hear.close()
    return n_done


def reports_left(hear: Connection) -> int:
    """Return how many commits were reported before the end came."""
    n_done = 0
    try:
        while True:
            step, _, _ = hear.recv()
            n_done += int(step == "committed")
    except EOFError:
        return n_done


def test_killed_writers_leave_whole_transactions(sql_store: SqlStore, sql_url: str) -> None:
    rng = random.Random(20261124)
    endings: Counter[str] = Counter()
    seen = 0
    for number in range(N_ROUNDS):
        name = f"round{number}"
        n_done = kill_at(sql_url, name, rng.choice(MOMENTS), rng.uniform(0, LONGEST_END_S))
        assert n_done >= 1
        # A server may still be busy with the dead writer's commit; ours must wait for it.
        sql_store.courses.put_many([Course(id=f"after-{number}", source="甲", title="焊接")])
        changes = sql_store.changes.since(seen, limit=10**6)
        n_logged = Counter(change.record_id.rsplit("-", 1)[0] for change in changes)
        seen = changes[-1].seq
        for turn in range(n_done + 2):
            source = f"{name}-{turn}"
            n_kept = len(sql_store.postings.ids(source=source))
            assert n_kept == n_logged[source], "records and their changes go together"
            assert n_kept == N_POSTINGS if turn < n_done else n_kept in (0, N_POSTINGS)
        endings["undone" if not sql_store.postings.ids(source=f"{name}-{n_done}") else "done"] += 1
    assert endings["undone"] > 0, "no writer was ever caught in the middle"
    assert sound(sql_store)


def sound(store: SqlStore) -> bool:
    with store.reading() as connection:
        if connection.dialect.name != "sqlite":
            return True
        return bool(connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok")

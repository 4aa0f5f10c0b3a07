"""Delete what has ended: sessions, walk-up codes with their words, old history."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from recommender.ports import Clock, Store

HISTORY: Final = timedelta(days=180)


def sweep_sessions(store: Store, clock: Clock) -> int:
    """Delete all that has ended by now; return how many records went."""
    now = clock.now()
    with store.transaction() as tx:
        codes = tx.walk_ups.drop_ended(now)
        rest = tx.sessions.drop_ended(now) + tx.sign_ins.drop_before(now - HISTORY)
    if codes:
        store.settle()
    return codes + rest

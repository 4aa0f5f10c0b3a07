"""Drop the lines of the ledger that need not be kept any longer."""

from __future__ import annotations

from datetime import datetime, time

from recommender.assistance.casework.deadlines import Deadlines
from recommender.domain.moment import PLACE
from recommender.ports import Clock, Store


def prune_ledger(store: Store, clock: Clock, deadlines: Deadlines) -> int:
    """Delete what is older than the office keeps its ledger, two years at least.

    Parameters
    ----------
    store, clock
        Where from, and when.
    deadlines
        How long lines stay.

    Returns
    -------
    How many lines went.
    """
    first = deadlines.drops_before(clock.today())
    dropped = store.ledger.drop_before(datetime.combine(first, time(), PLACE))
    store.settle()
    return dropped

"""When a login may be tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from recommender.domain.account import SignInEntry

FREE_FAILURES: Final = 5
WINDOW: Final = timedelta(hours=24)
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)


def locked_until(entries: Sequence[SignInEntry]) -> datetime | None:
    """Return until when a login is locked, ``None`` when it is not.

    The fifth failure in a row locks it for a minute, each further one for twice as long, an
    hour at most. A sign-in that works, an operator, or a day without failures ends the row.

    Parameters
    ----------
    entries
        Attempts with this login within `WINDOW`, the newest first.
    """
    failures = []
    for entry in entries:
        if entry.result in ("ok", "unlocked"):
            break
        if entry.result == "wrong":
            failures.append(entry.at)
    if len(failures) < FREE_FAILURES:
        return None
    doublings = min(len(failures) - FREE_FAILURES, 16)
    pause: timedelta = FIRST_PAUSE * 2**doublings
    return failures[0] + min(pause, LONGEST_PAUSE)

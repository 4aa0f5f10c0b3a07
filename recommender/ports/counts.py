"""What a write did, and what became of introductions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class PutCounts:
    """Ids by what writing them did."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True)
class IntroductionWindow:
    """Which introductions are counted.

    Parameters
    ----------
    seen_since
        Events before it count for nothing.
    live_since
        Without an event since then, an introduction is under way no more.
    asked_until
        Introductions after it may still be answered in time.
    answer_within
        How long an employer has for that.
    """

    seen_since: datetime
    live_since: datetime
    asked_until: datetime
    answer_within: timedelta


@dataclass(frozen=True)
class IntroductionCounts:
    """What became of the introductions to one posting, each seeker once.

    Parameters
    ----------
    live
        Under way: `recommender.domain.event.UNDER_WAY` and not ended since.
    asked, answered
        Those begun until ``asked_until``, and those of them that were answered in time.
    """

    live: int = 0
    asked: int = 0
    answered: int = 0

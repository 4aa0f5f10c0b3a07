"""Two caseloads in the small city, and a look at its postings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System
from recommender.domain.notification import NotificationRun
from recommender.ranking.notification_caps import NotificationConfig
from recommender.services.notify_counselors import notify_counselors
from recommender.services.set_caseload import assign_seeker
from tests.city import NOON

PACKER, CLEANER = "s-city-1", "s-city-2"
CONFIG = NotificationConfig(
    version=1,
    least_score=0.2,
    most_people_a_posting=5,
    most_a_counselor_a_day=100,
    most_a_seeker_a_week=100,
    days_waiting=7,
)


def assigned(system: System) -> System:
    """Give both people of the city a counselor."""
    for seeker, counselor in ((PACKER, "王老师"), (CLEANER, "李老师")):
        assign_seeker(system.store, system.clock, seeker, counselor)
    return system


def look(system: System, days: int = 0, **caps: Any) -> NotificationRun:
    """Run it so many days later, with caps other than those of `CONFIG`."""
    clock = FixedClock(NOON + timedelta(days=days))
    config = CONFIG.model_copy(update=caps)
    return notify_counselors(replace(system.matching, clock=clock), config)


def told(system: System) -> list[tuple[str, str]]:
    """Return who was told of what."""
    found = system.store.notifications.of_seekers([PACKER, CLEANER])
    return sorted((one.seeker_id, one.posting_id) for one in found)

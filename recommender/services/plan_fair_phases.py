"""The long work of a fair's plan, phase by phase: done at once here, in steps by a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.progress import Progress, silent
from recommender.domain.fair import FairPlan
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.fairs.problem import Ints, Pairs
from recommender.fairs.widen import Widened
from recommender.ports.shards import ShardEngine
from recommender.services.matching import Matching
from recommender.services.plan_fair_pairs import all_pairs
from recommender.services.plan_fair_sides import FairSides, fair_sides


@dataclass(frozen=True)
class FairPhases:
    """All phases, in the order they are called; nothing of them is kept.

    Parameters
    ----------
    matching
        The parts.
    engine
        Scores elsewhere; ``None`` scores in this process.
    progress
        Told ``("score", done, total)`` attendees.
    """

    matching: Matching
    engine: ShardEngine | None = None
    progress: Progress = silent

    def sides(self, seekers: Sequence[SeekerProfile], postings: Sequence[JobPosting]) -> FairSides:
        """Return both sides, embedded."""
        return fair_sides(self.matching, seekers, postings)

    def pairs(self, sides: FairSides, booth_of: Ints, may: NDArray[np.bool_]) -> Pairs:
        """Return all pairs that may meet."""
        return all_pairs(self.matching, sides, booth_of, may, self.engine, self.progress)

    def widened(self, make: Callable[[], Widened]) -> Widened:
        """Return who meets whom."""
        return make()

    def slots(self, make: Callable[[], Ints]) -> Ints:
        """Return when, ``(n_meetings,)``."""
        return make()

    def checked(self, plan: FairPlan) -> FairPlan:
        """Return the plan, which was verified."""
        return plan

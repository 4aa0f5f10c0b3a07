"""The long work of a fair's plan in the steps of a job."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recommender.domain.fair import FairPlan
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import FairPlanUnsound
from recommender.fairs.problem import Ints, Pairs
from recommender.fairs.widen import Widened
from recommender.ports.jobs import Arrays, Kept, Reached, Steps
from recommender.retrieval.texts import TextField
from recommender.services.fair_side_arrays import arrays_of, sides_of
from recommender.services.plan_fair_pairs import no_pairs, pairs_in_parts
from recommender.services.plan_fair_phases import FairPhases
from recommender.services.plan_fair_sides import FairSides, fair_sides, fair_texts


@dataclass(frozen=True)
class StepPhases(FairPhases):
    """Each phase in steps.

    Parameters
    ----------
    steps
        Of the job.
    texts, people
        How many texts are embedded in a step, and how many attendees are scored.
    """

    steps: Steps = field(kw_only=True)
    texts: int = field(kw_only=True)
    people: int = field(kw_only=True)

    def sides(self, seekers: Sequence[SeekerProfile], postings: Sequence[JobPosting]) -> FairSides:
        """Return both sides, embedded some texts at a time."""
        asked = fair_texts(self.matching, seekers, postings)
        parts = [
            self._vectors(asked[start : start + self.texts], number, len(asked))
            for number, start in enumerate(range(0, len(asked), self.texts))
        ]

        def make() -> Arrays:
            vectors = np.concatenate([part()["vectors"] for part in parts])
            return arrays_of(fair_sides(self.matching, seekers, postings, lambda _: vectors))

        return sides_of(self.steps.arrays("sides", make)())

    def _vectors(self, texts: Sequence[tuple[str, TextField]], number: int, n_all: int) -> Kept:
        done = min((number + 1) * self.texts, n_all)
        return self.steps.arrays(
            f"texts-{number:05d}",
            lambda: {"vectors": self.matching.embedder.queries(texts)},
            Reached("encode", done, n_all),
        )

    def pairs(self, sides: FairSides, booth_of: Ints, may: NDArray[np.bool_]) -> Pairs:
        """Return all pairs that may meet, scored some attendees at a time."""
        n, parts = len(sides.seekers[0]), list[Kept]()
        made: Iterator[Pairs] | None = None
        for start in range(0, n, self.people):

            def score(start: int = start) -> Arrays:
                nonlocal made
                if made is None:  # the first that no process has done yet, and all behind it
                    left = range(start, n, self.people)
                    made = pairs_in_parts(
                        self.matching, sides, booth_of, may, left, self.people, self.engine
                    )
                return vars(next(made))

            reached = Reached("score", min(start + self.people, n), n)
            parts.append(self.steps.arrays(f"score-{start // self.people:05d}", score, reached))
        return Pairs.joined([Pairs(**part()) for part in parts] or [no_pairs()])

    def widened(self, make: Callable[[], Widened]) -> Widened:
        """Return who meets whom."""

        def work() -> Arrays:
            found = make()
            gap = np.array([found.gap])
            return vars(found.offered) | {"chosen": found.chosen, "to": found.level, "gap": gap}

        kept = dict(self.steps.arrays("assign", work, Reached("assign", 1, 1))())
        chosen, level, gap = kept.pop("chosen"), kept.pop("to"), float(kept.pop("gap")[0])
        return Widened(Pairs(**kept), chosen, level, gap)

    def slots(self, make: Callable[[], Ints]) -> Ints:
        """Return when, ``(n_meetings,)``."""
        kept = self.steps.arrays("times", lambda: {"slot": make()}, Reached("times", 1, 1))
        return kept()["slot"]

    def checked(self, plan: FairPlan) -> FairPlan:
        """Return the plan, which was verified: by every process, and it is the same one."""
        digest = hashlib.sha256(plan.to_json()).hexdigest()
        known = self.steps.step("verify", lambda: {"sha256": digest}, Reached("verify", 1, 1))
        if known["sha256"] != digest:
            raise FairPlanUnsound(count=1, detail="taken up again, it is another plan")
        return plan

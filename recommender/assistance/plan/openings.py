"""Which postings open to somebody with more certificates: the gate run again, nothing estimated.

A posting opens where `demands.certified` holds with what is obtained and does not hold
without it. Near-duplicates count once, and not at all where one of them is open already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from features.education import education_rank
from features.region.distance_table import distances_between
from features.seniority import WORKER
from recommender.assistance.plan.demands import (
    Flags,
    certified,
    missing,
    schooling_met,
    with_certificates,
    years_met,
)
from recommender.assistance.plan.grades import Grades, reaches
from recommender.assistance.plan.held import codes_in
from recommender.assistance.plan.steps import Step, merged_grades
from recommender.ranking.gates import GateContext
from recommender.retrieval.columns import PostingColumns, SeekerColumns, UInt64
from recommender.retrieval.search import Floats

Positions = NDArray[np.int64]
SECONDARY = education_rank("vocational_secondary")


@dataclass(frozen=True)
class Field:
    """The postings somebody could be offered if certificates were no matter.

    Parameters
    ----------
    seeker
        One row.
    grades
        Of the skill certificates held.
    ids
        ``(n,)`` of the postings.
    postings
        Their columns: no gate but that on certificates fails.
    near
        ``(n,)``, which of them are the work that is wished for, or near it.
    related
        ``(n,)``, which have anything to do with the wish; all that is near it, and more.
    skills
        Positions of skills that are had, or are the work itself that is wished for.
    asked_grades
        By position, of those postings that ask for a grade.
    context
        The day.
    """

    seeker: SeekerColumns
    grades: Grades
    ids: NDArray[np.str_]
    postings: PostingColumns
    near: Flags
    related: Flags
    context: GateContext
    skills: NDArray[np.int16]
    asked_grades: Mapping[int, Grades] = field(default_factory=dict)

    def wish(self) -> Flags:
        """Return which are near the wish, with schooling and years enough."""
        enough = schooling_met(self.seeker, self.postings)
        return self.near & enough & years_met(self.seeker, self.postings, of_this_work=True)

    def other(self) -> Flags:
        """Return which are other work that somebody could begin with: no years, no post above.

        To people of more than secondary schooling only what has to do with their wish is
        proposed: the right place at the wrong level helps nobody.
        """
        enough = schooling_met(self.seeker, self.postings) & (self.postings.level <= WORKER)
        enough &= self.related | (self.seeker.education[0] <= SECONDARY)
        return ~self.near & enough & years_met(self.seeker, self.postings, of_this_work=False)

    def distances(self) -> Floats:
        """Return how far each posting is from home in km, NaN unknown."""
        return distances_between(self.seeker.home, self.postings.region)

    def open_with(self, steps: Sequence[Step] = ()) -> Flags:
        """Return which postings are open to somebody who has taken `steps`."""
        seeker = reduce(with_certificates, (step.adds for step in steps), self.seeker)
        found = certified(seeker, self.postings, self.context)
        held = self._grades_after(steps)
        for position, asked in self.asked_grades.items():
            found[position] &= reaches(held, asked)
        return found

    def _grades_after(self, steps: Sequence[Step]) -> dict[str, int]:
        """Return the grades known; of a certificate in a grade nobody knows it stays unknown."""
        held = merged_grades([self.grades, *(step.grades for step in steps)])
        unknown = set(codes_in(self.seeker.certificates[0])) - set(self.grades)
        for step in steps:
            unknown |= set(codes_in(step.adds[0])) - set(step.grades)
        return {code: height for code, height in held.items() if code not in unknown}


def opened(there: Field, among: Flags, steps: Sequence[Step]) -> Positions:
    """Return the positions of what `steps` open `among` the postings, near-duplicates once."""
    now, clusters = there.open_with(), there.postings.cluster
    new = among & there.open_with(steps) & ~now
    twins = np.isin(clusters, clusters[now & (clusters != 0)])
    return distinct(there, np.flatnonzero(new & ~twins))


def distinct(there: Field, positions: Positions) -> Positions:
    """Return the positions of which each stands for its near-duplicates: the smallest id."""
    ordered = positions[np.argsort(there.ids[positions], kind="stable")]
    clusters = there.postings.cluster[ordered]
    alone = clusters == 0
    keys = np.where(alone, -1 - np.arange(len(ordered)), clusters)
    _, first = np.unique(keys, return_index=True)
    return np.asarray(ordered[np.sort(first)], dtype=np.int64)


def useful(there: Field, among: Flags, steps: Iterable[Step]) -> Iterator[Step]:
    """Yield the steps that add anything which some posting `among` them asks for and is missing."""
    wanted = _union(missing(there.seeker, there.postings)[among])
    higher = merged_grades([there.asked_grades[p] for p in there.asked_grades if among[p]])
    for step in steps:
        adds_grade = any(
            height > there.grades.get(code, height) and code in higher
            for code, height in step.grades.items()
        )
        if adds_grade or (step.adds & wanted).any():
            yield step


def _union(bits: UInt64) -> UInt64:
    return np.asarray(np.bitwise_or.reduce(bits, axis=0, initial=0), dtype=np.uint64)[None]

"""Find which courses, alone or one after another, open postings to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from recommender.assistance.plan.demands import missing
from recommender.assistance.plan.held import codes_in
from recommender.assistance.plan.openings import Field, Positions, opened, useful
from recommender.assistance.plan.steps import Step, lacks_entry, merged_grades
from recommender.domain.plan import Direction

Flags = NDArray[np.bool_]
NONE_OPENED: Positions = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Way:
    """One course, or one after another, and what they open together.

    Parameters
    ----------
    steps
        Of the courses, in the order in which they are taken.
    direction
        Whether what opens is near the wish.
    opened
        Positions of the postings.
    in_any_order
        Of two courses, whether either may come first.
    """

    steps: tuple[Step, ...]
    direction: Direction
    opened: Positions
    in_any_order: bool = False


def find_ways(there: Field, steps: Sequence[Step]) -> Iterator[Way]:
    """Yield every course that opens anything, and every two that open more than either alone.

    Two courses are proposed towards the wish only: the second builds on the first, or a
    posting asks for the certificates of both.

    Parameters
    ----------
    there
        The postings in reach.
    steps
        Courses the person may enter, now or after another.
    """
    held = codes_in(there.seeker.certificates[0])
    direct = [step for step in steps if not lacks_entry(step, held, there.grades)]
    wish = there.wish()
    alone = _singles(there, wish, direct)
    yield from (Way((step,), "wish", found) for step, found in alone.values())
    yield from _pairs(there, wish, steps, direct, alone)
    for step, found in _singles(there, there.other(), direct).values():
        yield Way((step,), "other", found)


Alone = Mapping[str, tuple[Step, Positions]]
"""By id of course, what it opens on its own, if it does."""


def _singles(
    there: Field, among: Flags, steps: Iterable[Step]
) -> dict[str, tuple[Step, Positions]]:
    known: dict[object, Positions] = {}
    found: dict[str, tuple[Step, Positions]] = {}
    for step in useful(there, among, steps):
        if step.gain not in known:
            known[step.gain] = opened(there, among, [step])
        if len(known[step.gain]):
            found[step.course_id] = step, known[step.gain]
    return found


def _pairs(
    there: Field, among: Flags, steps: Sequence[Step], direct: Sequence[Step], alone: Alone
) -> Iterator[Way]:
    """Yield two courses where one is not enough, with what both open."""
    known: dict[object, Positions] = {}
    built = ((pair, False) for pair in _built(there, among, steps, direct))
    both = ((_more_first(pair, alone), True) for pair in _both(there, among, direct))
    for pair, in_any_order in (*built, *both):
        gains = tuple(step.gain for step in pair)
        if gains not in known:
            known[gains] = opened(there, among, pair)
        apart = [alone[s.course_id][1] for s in pair if s.course_id in alone]
        if len(np.setdiff1d(known[gains], np.concatenate([NONE_OPENED, *apart]))):
            yield Way(pair, "wish", known[gains], in_any_order)


def _built(
    there: Field, among: Flags, steps: Sequence[Step], direct: Sequence[Step]
) -> Iterator[tuple[Step, Step]]:
    """Yield two courses of which the second builds on the first and cannot be entered before."""
    held = frozenset(codes_in(there.seeker.certificates[0]))
    at_once = {step.course_id for step in direct}
    for second in useful(there, among, [s for s in steps if s.course_id not in at_once]):
        for first in direct:
            gained = frozenset(codes_in(first.adds[0]))
            if gained.isdisjoint(second.entry):
                continue
            grades = merged_grades([there.grades, first.grades])
            if not lacks_entry(second, held | gained, grades):
                yield first, second


def _both(there: Field, among: Flags, direct: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield two courses whose certificates one posting may ask for together."""
    lacked = missing(there.seeker, there.postings)
    rows = np.flatnonzero(among & ~there.open_with())
    several = [r for r in rows.tolist() if r in there.asked_grades or len(codes_in(lacked[r])) > 1]
    if not several:
        return
    wanted = lacked[several]
    candidates = list(useful(there, among, direct))
    for first, second in combinations(candidates, 2):
        left = wanted & ~(first.adds | second.adds)
        if (~left.any(axis=1)).any():
            yield first, second


def _more_first(pair: tuple[Step, Step], alone: Alone) -> tuple[Step, Step]:
    """Return two courses with the one first that opens more by itself."""
    first, second = pair
    n_first, n_second = (len(alone[s.course_id][1]) if s.course_id in alone else 0 for s in pair)
    swap = (n_second, first.course_id) > (n_first, second.course_id)
    return (second, first) if swap else pair

"""Which gates keep one pair apart, once what gives way has given way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from recommender.ranking.gates import FAIL, GateContext, judge
from recommender.ranking.relaxation import relaxations
from recommender.retrieval.columns import PostingColumns, SeekerColumns


@dataclass(frozen=True)
class WayIn:
    """The state of giving way in which fewest gates fail, and those that do.

    Parameters
    ----------
    step
        Its number among `relaxations`, 0 for what was asked.
    failing
        Names of gates, in the order of `recommender.ranking.gates.GATES`.
    """

    step: int
    failing: tuple[str, ...]


def way_in(
    seekers: SeekerColumns, postings: PostingColumns, today: int, last_step: int = 0
) -> WayIn:
    """Return how near one pair comes to being searched; the strictest of equal states counts.

    Parameters
    ----------
    seekers, postings
        One row each.
    today
        Proleptic ordinal day.
    last_step
        How far the answer has given way.
    """
    found = []
    for step, state in enumerate(islice(relaxations(), last_step + 1)):
        context = GateContext(today, state.reach, state.dropped)
        verdicts = judge(seekers, postings, context)
        found.append(WayIn(step, tuple(name for name, v in verdicts.items() if v[0] == FAIL)))
    return min(found, key=lambda way: len(way.failing))

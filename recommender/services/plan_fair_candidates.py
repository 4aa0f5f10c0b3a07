"""Choose for every attendee of a large fair whom to score them with, and what has to give way.

By the nearest sketches within the gates, and what is left of the number by the nearest of all
that can be met if conditions give way. Gates are judged between classes, so that their
verdicts are looked up for any pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from recommender.fairs.problem import Ints
from recommender.ranking.gate_classes import gate_tables
from recommender.ranking.gates import GIVING_WAY, STANDING, GateContext
from recommender.ranking.rank_pairs import SideVectors, Spreads
from recommender.ranking.relaxation import Relaxation, relaxations
from recommender.ranking.sketches import posting_sketches, seeker_sketches
from recommender.retrieval.bulk_gates import AllowedBits, GateTable
from recommender.retrieval.bulk_top_k import bulk_top_k
from recommender.retrieval.bulk_vectors import Candidates
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.search import Floats

DEPTH: Final = 300  # as many as an online match ranks
NEAR: Final = 200  # of them within all conditions, where there are so many
_SPARE: Final = 16  # scored again: a sketch is rough anyway
_AT_ONCE: Final = 2048  # attendees; bounds their sketches to 14 MB


@dataclass(frozen=True)
class Chosen:
    """Postings for one attendee.

    Parameters
    ----------
    attendee
        Position.
    postings
        Positions, ascending.
    level
        The first state of giving way in which no gate fails.
    """

    attendee: int
    postings: Ints
    level: Ints


_LISTS: Final = ((0, NEAR), (-1, DEPTH))  # state of giving way, and how many


@dataclass(frozen=True)
class PostingSearch:
    """The postings of a fair, ready to be searched.

    Parameters
    ----------
    postings
        Columns.
    candidates
        Sketches of the postings that take part.
    today
        Proleptic ordinal day.
    """

    postings: PostingColumns
    candidates: Candidates
    today: int

    @classmethod
    def of(
        cls, postings: tuple[PostingColumns, SideVectors], may: NDArray[np.bool_], today: int
    ) -> Self:
        """Return a search among the postings that `may` be met, ``(n_postings,)``."""
        sketches = posting_sketches(*postings)
        sketches[~may] = np.nan
        return cls(postings[0], Candidates.of(sketches), today)

    def chosen(
        self, seekers: tuple[SeekerColumns, SideVectors], spreads: Spreads, attendees: Ints
    ) -> Iterator[Chosen]:
        """Yield each attendee with at most `DEPTH` postings.

        Parameters
        ----------
        seekers, spreads
            Columns and vectors of people, and how their cosines spread.
        attendees
            Positions among them.
        """
        for start in range(0, len(attendees), _AT_ONCE):
            rows = attendees[start : start + _AT_ONCE]
            yield from self._some(rows, seekers[0].take(rows), _sketches(seekers, spreads, rows))

    def _some(self, rows: Ints, people: SeekerColumns, sketches: Floats) -> Iterator[Chosen]:
        standing = gate_tables(people, self.postings, GateContext(self.today), STANDING)
        states = [self._giving_way(people, state) for state in relaxations()]
        lists = [self._nearest(sketches, [*standing, *states[n]], k) for n, k in _LISTS]
        for row, (near, wide) in enumerate(zip(*lists, strict=True)):
            more = wide[~np.isin(wide, near)]
            postings = np.sort(np.concatenate([near, more[: DEPTH - len(near)]]))
            level = np.full(len(postings), -1, dtype=np.int64)
            for number in reversed(range(len(states))):
                level[_none_fails(states[number], row, postings)] = number
            yield Chosen(int(rows[row]), postings, level)

    def _giving_way(self, people: SeekerColumns, state: Relaxation) -> list[GateTable]:
        context = GateContext(self.today, state.reach, state.dropped)
        return gate_tables(people, self.postings, context, GIVING_WAY)

    def _nearest(self, sketches: Floats, gates: Sequence[GateTable], k: int) -> Iterator[Ints]:
        """Yield of each row the positions of the nearest postings, best first."""
        allowed = AllowedBits.of(gates, self.candidates.missing)
        for best in bulk_top_k(sketches, self.candidates, allowed, k, spare=_SPARE):
            for found in best.candidate:
                yield found[found >= 0]


def _sketches(seekers: tuple[SeekerColumns, SideVectors], spreads: Spreads, rows: Ints) -> Floats:
    vectors = {view: made[rows] for view, made in seekers[1].items()}
    taken = {view: (mean[rows], std[rows]) for view, (mean, std) in spreads.items()}
    return seeker_sketches(seekers[0].take(rows), vectors, taken)


def _none_fails(gates: Sequence[GateTable], row: int, postings: Ints) -> NDArray[np.bool_]:
    allowed = np.ones(len(postings), dtype=np.bool_)
    for gate in gates:
        allowed &= ~gate.fails[gate.query_class[row], gate.candidate_class[postings]]
    return allowed

"""Line up the whole answer of one person by ids: every line there is, not the first few.

The same search, order, collapsing and controls as in `match_seeker` and `apply_control`,
without a word about any posting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.domain.control import Control
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ranking.collapse import collapse
from recommender.ranking.gates import GateContext
from recommender.ranking.rank_pairs import (
    POSTING_VIEWS,
    RankedPairs,
    SideVectors,
    joined,
    score_pairs,
)
from recommender.ranking.scorer import Scores
from recommender.ranking.way_in import WayIn, way_in
from recommender.retrieval.columns import PostingColumns
from recommender.services.apply_control import control_of, lines_wanted, may_be_shown
from recommender.services.explain_any import explain_any
from recommender.services.match_seeker import (
    Candidates,
    Found,
    find_candidates,
    order_of,
)
from recommender.services.matching import Matching
from recommender.services.rerank_lines import RankedRows, RerankedLine, rerank_lines
from recommender.services.search_queries import side_vectors

PostingSide = tuple[PostingColumns, SideVectors]


@dataclass(frozen=True)
class Decided:
    """What counselors decided for a person, with the pins that are in force.

    Parameters
    ----------
    controls
        In the order of their making.
    pins
        Ids of pinned postings, in the order of pinning.
    """

    controls: tuple[Control, ...] = ()
    pins: tuple[str, ...] = ()

    def without_exclusion_of(self, posting_id: str) -> Self:
        """Return what is left when the exclusion of a posting is taken back."""
        kept = (c for c in self.controls if c.action != "exclude" or c.posting_id != posting_id)
        return replace(self, controls=tuple(kept))

    def of(self, ids: Sequence[str]) -> Control | None:
        """Return the control of a line."""
        in_force = (c for c in self.controls if c.action != "pin" or c.posting_id in self.pins)
        return control_of(ids, {control.posting_id: control for control in in_force})


@dataclass(frozen=True)
class Line:
    """One line: the posting that is shown, and the near-duplicates it stands for.

    Parameters
    ----------
    ids
        The first is shown.
    position
        That of the first in `Found`, ``None`` for a pin that was not found.
    reranked
        How it came to its place, ``None`` for a pin.
    """

    ids: tuple[str, ...]
    position: int | None
    reranked: RerankedLine | None = None


@dataclass(frozen=True)
class LineUp:
    """All lines of an answer, and what they were made of."""

    seeker_id: str
    candidates: Candidates
    decided: Decided
    lines: tuple[Line, ...] = ()

    def place_of(self, posting_id: str) -> int | None:
        """Return the rank of the line that a posting is in, from 1."""
        ranks = (n for n, line in enumerate(self.lines, start=1) if posting_id in line.ids)
        return next(ranks, None)

    def way_of(self, posting: PostingColumns, today: int) -> WayIn:
        """Return which gates keep a posting out, after what gave way here."""
        return way_in(self.candidates.side[0], posting, today, self.candidates.found.last_step)


def decided_for(matching: Matching, seeker: SeekerProfile) -> Decided:
    """Return what counselors decided for a registered person."""
    controls = tuple(matching.store.controls.of_seeker(seeker.id))
    pinned = [control.posting_id for control in controls if control.action == "pin"]
    there = [posting.id for posting in matching.store.postings.get_many(pinned)]
    pins = [i for i in pinned if i in there and may_be_shown(explain_any(matching, seeker, i))]
    return Decided(controls, tuple(pins))


def line_up(matching: Matching, seeker: SeekerProfile, decided: Decided, k: int) -> LineUp:
    """Return all lines of the answer to a person who is shown `k` of them."""
    view = matching.postings.view()
    wanted = lines_wanted(k, decided.controls)
    candidates = find_candidates(matching, view, seeker, wanted)
    ids = view.ids[candidates.found.rows].tolist()
    columns = view.columns.take(candidates.found.rows)
    there = LineUp(seeker.id, candidates, decided)
    return replace(there, lines=_lines(matching, there, ids, columns))


def line_up_with(
    matching: Matching, there: LineUp, posting_id: str, own: PostingSide, step: int
) -> LineUp:
    """Return the lines as they would be had the search found a posting in a step.

    Parameters
    ----------
    matching
        The parts.
    there
        The lines as they are.
    posting_id, own
        The posting; its columns and vectors are those it would have.
    step
        Which step of giving way finds it.
    """
    view, side, found = (getattr(there.candidates, f.name) for f in fields(Candidates))
    context = GateContext(matching.clock.today().toordinal())
    ranked = score_pairs(matching.scorer, side, own, matching.linker.background, context)
    others = np.flatnonzero(view.ids[found.rows] != posting_id)
    row = row_of(there, posting_id)
    last = len(view.ids) if row is None else row
    more = Found(
        rows=np.append(found.rows[others], last),
        step=np.append(found.step[others], step),
        ranked=joined([_taken(found.ranked, others), ranked]),
        relaxed=found.relaxed,
        last_step=found.last_step,
    )
    ids = [*view.ids[found.rows[others]].tolist(), posting_id]
    columns = PostingColumns.concat([view.columns.take(found.rows[others]), own[0]])
    there = replace(there, candidates=replace(there.candidates, found=more))
    return replace(there, lines=_lines(matching, there, ids, columns, there_anyway=posting_id))


def side_of(matching: Matching, there: LineUp, posting: JobPosting) -> PostingSide:
    """Return the columns and vectors by which a posting is ranked: those of the index, if any."""
    row, view = row_of(there, posting.id), there.candidates.view
    if row is None:
        return matching.posting_side(posting)
    rows = np.array([row], dtype=np.int64)
    return view.columns.take(rows), side_vectors(matching.postings, view, POSTING_VIEWS, rows)


def row_of(there: LineUp, posting_id: str) -> int | None:
    """Return the row of a posting in the index, ``None`` where it has none that is alive."""
    view = there.candidates.view
    rows = np.flatnonzero((view.ids == posting_id) & view.alive)
    return int(rows[0]) if len(rows) else None


def _lines(
    matching: Matching,
    there: LineUp,
    ids: Sequence[str],
    columns: PostingColumns,
    there_anyway: str | None = None,
) -> tuple[Line, ...]:
    found, decided = there.candidates.found, there.decided
    order = order_of(found)
    in_order = [ids[position] for position in order.tolist()]
    rows = RankedRows(in_order, columns.take(order), found.ranked.scores.score[order])
    groups = collapse(rows.columns, len(order))
    view = there.candidates.view
    reranked = rerank_lines(matching, view, there.seeker_id, rows, groups, len(groups))
    every = [_line(one, in_order, order) for one in reranked]
    heads = matching.store.postings.get_many([line.ids[0] for line in every])
    alive = {there_anyway, *(posting.id for posting in heads if posting.status == "open")}
    lines = [line for line in every if line.ids[0] in alive]
    pinned = [_pinned(pin, lines, ids) for pin in decided.pins]
    controls = [decided.of(line.ids) for line in lines]
    return (*pinned, *(x for x, c in zip(lines, controls, strict=True) if _stays(c)))


def _line(one: RerankedLine, in_order: Sequence[str], order: NDArray[np.int64]) -> Line:
    group = one.group
    ids = tuple(in_order[i] for i in (group.kept, *group.others))
    return Line(ids, int(order[group.kept]), one)


def _pinned(posting_id: str, lines: Sequence[Line], ids: Sequence[str]) -> Line:
    """Return the line of a pin, which takes the place of the near-duplicates it stands among."""
    line = next((line for line in lines if posting_id in line.ids), None)
    twins = tuple(i for i in line.ids if i != posting_id) if line else ()
    return Line((posting_id, *twins), ids.index(posting_id) if posting_id in ids else None)


def _stays(control: Control | None) -> bool:
    return control is None or control.action == "note"


def _taken(ranked: RankedPairs, positions: NDArray[np.int64]) -> RankedPairs:
    scores = {f.name: getattr(ranked.scores, f.name)[positions] for f in fields(Scores)}
    features = {name: values[positions] for name, values in ranked.features.items()}
    return RankedPairs(features, Scores(**scores))

"""Compare a posting with another line of the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from features.occupation.similarity import int_to_code
from recommender.domain.control import Control
from recommender.domain.match import Reason
from recommender.explanation.pair import PairFacts
from recommender.explanation.standing import MOST_DIFFERENCES, lower_in, ordered
from recommender.ranking.differences import SMALL, gains
from recommender.ranking.gates import GateContext, judge
from recommender.ranking.rank_pairs import RankedPairs, score_pairs
from recommender.ranking.way_in import WayIn
from recommender.retrieval.columns import PostingColumns
from recommender.services.describe_pairs import pair_facts
from recommender.services.line_up import (
    Decided,
    Line,
    LineUp,
    PostingSide,
    line_up,
    line_up_with,
    side_of,
)
from recommender.services.matching import Matching
from recommender.services.rerank_lines import said_of_line
from recommender.services.try_changes import Pair


@dataclass(frozen=True)
class Case:
    """One pair in one answer.

    Parameters
    ----------
    matching
        The parts.
    pair
        The person and the posting.
    there
        All lines of the person's answer.
    own, ranked
        The posting as it is ranked, and its features and scores.
    way
        Which gates keep it out.
    exclusion
        The control that keeps it out, its own or that of a near-duplicate.
    language
        ``zh`` or ``en``.
    """

    matching: Matching
    pair: Pair
    there: LineUp
    own: PostingSide
    ranked: RankedPairs
    way: WayIn
    exclusion: Control | None
    language: str

    @property
    def rank(self) -> int | None:
        """Return the number of `line`, from 1."""
        return self.there.place_of(self.pair.posting.id)

    @property
    def line(self) -> Line | None:
        """Return the line that the posting is in."""
        return None if self.rank is None else self.there.lines[self.rank - 1]

    @property
    def head(self) -> str:
        """Return the posting that is shown in `line`, this one where there is none."""
        return self.pair.posting.id if self.line is None else self.line.ids[0]

    @cached_property
    def facts(self) -> PairFacts:
        """Return the facts of the pair."""
        return _facts(self, self.pair, self.own[0], self.ranked, 0)


def open_case(matching: Matching, pair: Pair, decided: Decided, k: int, language: str) -> Case:
    """Return the case of a pair in the answer of `k` lines that the person gets now."""
    there = line_up(matching, pair.seeker, decided, k)
    own = side_of(matching, there, pair.posting)
    today = matching.clock.today().toordinal()
    side, background = there.candidates.side, matching.linker.background
    ranked = score_pairs(matching.scorer, side, own, background, GateContext(today))
    way = there.way_of(own[0], today)
    exclusion = _exclusion(matching, there, pair.posting.id, own, way.step)
    return Case(matching, pair, there, own, ranked, way, exclusion, language)


def behind(case: Case, before: int) -> dict[str, float]:
    """Return by how much the score would rise with each feature of line `before`."""
    found, other = case.there.candidates.found, case.there.lines[before - 1].position
    if other is None:
        return {}
    own, its = _features(case.ranked, 0), _features(found.ranked, other)
    return gains(case.matching.scorer, own, its)


def compare_lines(case: Case, before: int) -> tuple[Reason, ...]:
    """Return why line `before` comes before the line of the posting, in at most two sentences."""
    other = case.there.lines[before - 1].position
    if other is None or before <= len(case.there.decided.pins):
        return (ordered("pinned", before, case.language),)
    first = tuple(_not_by_score(case, before, other))
    worth = behind(case, before)
    some = {name: gain for name, gain in worth.items() if gain >= SMALL}
    if _score(case, other) - _score(case, None) >= SMALL:
        some = some or worth
    elif not first:
        return (ordered("as_good", before, case.language),)
    view, found = case.there.candidates.view, case.there.candidates.found
    posting = case.matching.store.postings.get(str(view.ids[found.rows[other]]))
    columns = view.columns.take(found.rows[[other]])
    above = _facts(case, Pair(case.pair.seeker, posting), columns, found.ranked, other)
    more = lower_in(case.facts, above, some, before, case.language)
    return (*first, *more)[:MOST_DIFFERENCES] or (ordered("as_good", before, case.language),)


def _not_by_score(case: Case, before: int, other: int) -> Iterator[Reason]:
    """Yield why a line comes first where its score does not say so."""
    line = case.line
    if line is None or line.reranked is None:
        return
    if _score(case, other) < _score(case, None):
        said = said_of_line(line.reranked, case.language)
        yield from (Reason(code=one.code, text=one.text) for one in said)
        if not said:
            yield ordered("had_its_turn", before, case.language)


def _score(case: Case, position: int | None) -> float:
    """Return the score of a position in what was found, of the posting itself without one."""
    if position is None:
        return float(case.ranked.scores.score[0])
    return float(case.there.candidates.found.ranked.scores.score[position])


def _exclusion(
    matching: Matching, there: LineUp, posting_id: str, own: PostingSide, step: int
) -> Control | None:
    """Return the exclusion that a posting falls under, with the near-duplicates beside it."""
    if not any(control.action == "exclude" for control in there.decided.controls):
        return None
    plain = replace(there, decided=Decided())
    found = line_up_with(matching, plain, posting_id, own, step)
    rank = found.place_of(posting_id)
    ids = (posting_id,) if rank is None else found.lines[rank - 1].ids
    control = there.decided.of(ids)
    return control if control is not None and control.action == "exclude" else None


def _facts(
    case: Case, pair: Pair, columns: PostingColumns, ranked: RankedPairs, position: int
) -> PairFacts:
    today = case.matching.clock.today().toordinal()
    verdicts = judge(case.there.candidates.side[0], columns, GateContext(today))
    return pair_facts(
        pair.seeker,
        pair.posting,
        int_to_code(int(columns.occupation[0])),
        _features(ranked, position),
        {name: int(verdict[0]) for name, verdict in verdicts.items()},
        case.matching.scorer.config,
    )


def _features(ranked: RankedPairs, position: int) -> dict[str, float]:
    return {name: float(values[position]) for name, values in ranked.features.items()}

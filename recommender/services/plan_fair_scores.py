"""Judge and score every attendee against every posting of a fair, block by block.

By the gates, features and weights of the online match: a pair has one score wherever it is
met. A block is some attendees with all postings or, where a fair is too large for that, one
with those that a bulk search finds nearest; what may meet leaves it as a few pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from features.background import Background
from features.progress import Progress, silent
from recommender.fairs.problem import Ints, Pairs
from recommender.ranking.gates import GIVING_WAY, STANDING, GateContext, judge, none_fails
from recommender.ranking.rank_pairs import (
    RankedPairs,
    score_pairs,
)
from recommender.ranking.relaxation import relaxations
from recommender.ranking.scorer import WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.services.matching import Matching
from recommender.services.plan_fair_candidates import PostingSearch
from recommender.services.plan_fair_sides import FairSides

STEPS: Final = tuple(state.steps for state in relaxations())
OTHER_WORK: Final = len(STEPS)
"""The last level: work that was not asked for, within all conditions."""
WIDENED: Final = (*STEPS, ("other_work",))
"""By level, what gave way."""
DENSE_PAIRS: Final = 2_000_000  # up to here all pairs are scored: half a minute
KEPT: Final = 50  # booths near the wish that an attendee of a large fair keeps
_FEW: Final = 256  # postings: so few that attendees are cheaper together than each alone
_TOGETHER: Final = 32  # attendees; more fall out of the processor's cache
_KEPT_OTHER: Final = 10  # booths with other work, the last resort


@dataclass(frozen=True)
class Block:
    """Pairs of attendees with postings.

    Parameters
    ----------
    attendee, posting
        Positions.
    ranked
        Features and scores.
    standing
        Whether no gate fails that never gives way.
    level
        The first state of giving way in which no gate fails, -1 where there is none.
    chosen
        Whether the postings are those nearest to the attendee and not all.
    """

    attendee: Ints
    posting: Ints
    ranked: RankedPairs
    standing: NDArray[np.bool_]
    level: Ints
    chosen: bool = False


@dataclass(frozen=True)
class Scoring:
    """All that a score depends on beside the two sides.

    Parameters
    ----------
    scorer, background
        The weights in force, and what cosines are read against.
    today
        Proleptic ordinal day.
    """

    scorer: WeightedScorer
    background: Background
    today: int

    @classmethod
    def of(cls, matching: Matching) -> Self:
        """Return what scores depend on now."""
        today = matching.clock.today().toordinal()
        return cls(matching.scorer, matching.linker.background, today)


def blocks(
    matching: Matching,
    sides: FairSides,
    attendees: Ints,
    progress: Progress = silent,
    may: NDArray[np.bool_] | None = None,
) -> Iterator[Block]:
    """Yield attendees with all postings; with the nearest where there are very many pairs.

    Parameters
    ----------
    matching
        The parts.
    sides
        Both sides.
    attendees
        Positions.
    progress
        Told ``("score", done, total)`` attendees.
    may
        ``(n_postings,)``, which postings take part; the nearest are chosen among these.
    """
    scoring, n_postings = Scoring.of(matching), len(sides.occupations)
    if too_many(len(attendees), n_postings):
        may = np.ones(n_postings, dtype=np.bool_) if may is None else may
        search = PostingSearch.of(sides.postings, may, scoring.today)
        found = nearest_blocks(scoring, sides, search, attendees)
    else:
        found = dense_blocks(scoring, sides, attendees)
    done = 0
    for block in found:
        yield block
        done = max(done, int(np.searchsorted(attendees, block.attendee[-1], side="right")))
        progress("score", done, len(attendees))


def too_many(n_attendees: int, n_postings: int) -> bool:
    """Tell whether there are too many pairs to score all of them."""
    return n_attendees * n_postings > DENSE_PAIRS


def dense_blocks(scoring: Scoring, sides: FairSides, attendees: Ints) -> Iterator[Block]:
    """Yield attendees with all postings.

    Parameters
    ----------
    scoring
        What scores depend on.
    sides, attendees
        See `blocks`.
    """
    n_postings = len(sides.occupations)
    at_once = 1 if n_postings > _FEW else _TOGETHER
    for start in range(0, len(attendees), at_once):
        rows = attendees[start : start + at_once]
        attendee = np.repeat(rows, n_postings)
        yield _block(scoring, sides, attendee, np.tile(np.arange(n_postings), len(rows)))


def nearest_blocks(
    scoring: Scoring, sides: FairSides, search: PostingSearch, attendees: Ints
) -> Iterator[Block]:
    """Yield a block an attendee, of those who are near anything.

    Parameters
    ----------
    scoring
        What scores depend on.
    sides, attendees
        See `blocks`.
    search
        Among the postings of `sides`.
    """
    for one in search.chosen(sides.seekers, sides.spreads, attendees):
        if len(one.postings):
            attendee = np.full(len(one.postings), one.attendee)
            ranked = _score(scoring, sides, attendee, one.postings)
            standing = np.ones(len(one.postings), dtype=np.bool_)
            yield Block(attendee, one.postings, ranked, standing, one.level, chosen=True)


def block_of(matching: Matching, sides: FairSides, attendee: Ints, posting: Ints) -> Block:
    """Return any pairs, judged and scored; the two arrays have one length.

    Many pairs of one attendee cost half of as many of several.

    Parameters
    ----------
    matching, sides
        See `blocks`.
    attendee, posting
        Positions.
    """
    return _block(Scoring.of(matching), sides, attendee, posting)


def _block(scoring: Scoring, sides: FairSides, attendee: Ints, posting: Ints) -> Block:
    columns = sides.seekers[0].take(_who(attendee))
    offers = sides.postings[0].take(posting)
    standing = none_fails(judge(columns, offers, GateContext(scoring.today), STANDING))
    level = _levels(columns, offers, scoring.today, standing)
    return Block(attendee, posting, _score(scoring, sides, attendee, posting), standing, level)


def _who(attendee: Ints) -> Ints:
    """Return the rows to take of the attendees: one for all where they are one person."""
    one = len(attendee) > 0 and bool((attendee == attendee[0]).all())
    return attendee[:1] if one else attendee


def _score(scoring: Scoring, sides: FairSides, attendee: Ints, posting: Ints) -> RankedPairs:
    (person, person_vectors), (work, work_vectors) = sides.seekers, sides.postings
    who = _who(attendee)
    return score_pairs(
        scoring.scorer,
        (person.take(who), {view: vectors[who] for view, vectors in person_vectors.items()}),
        (work.take(posting), {view: vectors[posting] for view, vectors in work_vectors.items()}),
        scoring.background,
        GateContext(scoring.today),
        {view: (mean[who], spread[who]) for view, (mean, spread) in sides.spreads.items()},
    )


def _levels(
    columns: SeekerColumns, offers: PostingColumns, today: int, standing: NDArray[np.bool_]
) -> Ints:
    level = np.full(len(standing), -1, dtype=np.int64)
    for number, state in enumerate(relaxations()):
        context = GateContext(today, state.reach, state.dropped)
        allowed = standing & none_fails(judge(columns, offers, context, GIVING_WAY))
        level[allowed & (level < 0)] = number
    return level


def pairs_of(block: Block, booth_of: Ints, may: NDArray[np.bool_]) -> Pairs:
    """Return the pairs of a block that may meet, at the level it takes.

    Work near the wish may be met as soon as the gates allow it, any other only as the last
    resort and within all conditions. Without evidence there is no score and no meeting.

    Parameters
    ----------
    block
        Judged and scored.
    booth_of
        ``(n_postings,)``, position of the booth of each posting.
    may
        ``(n_postings,)``, which postings take part.
    """
    scores = block.ranked.scores
    level = np.where(scores.related, block.level, np.where(block.level == 0, OTHER_WORK, -1))
    kept = np.flatnonzero((level >= 0) & may[block.posting] & ~np.isnan(scores.score))
    posting = block.posting[kept]
    pairs = Pairs(
        attendee=block.attendee[kept],
        booth=booth_of[posting],
        posting=posting,
        score=scores.score[kept].astype(np.float64),
        level=level[kept],
    )
    return _best_booths(pairs) if block.chosen else pairs


def _best_booths(pairs: Pairs) -> Pairs:
    """Return of the pairs of one attendee the best at each of the best booths.

    Of a booth that can be met at several levels, the best pair of each level stays.
    """
    order = np.lexsort((pairs.posting, -pairs.score, pairs.level))
    in_order = pairs.take(order)
    _, first = np.unique(
        in_order.level * (in_order.booth.max(initial=0) + 1) + in_order.booth, return_index=True
    )
    best = in_order.take(np.sort(first))
    other = best.level == OTHER_WORK
    return best.take(np.r_[np.flatnonzero(~other)[:KEPT], np.flatnonzero(other)[:_KEPT_OTHER]])

"""All pairs of a fair that may meet: in this process, or in shards of attendees elsewhere.

What a shard needs goes there as arrays: the postings once a worker, some attendees at a time.
A pair is judged and scored by the same functions, from the same numbers, wherever it is; so
the pairs, and the plan, are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.background import Background
from features.pairs import Curve, Curves
from features.progress import Progress, silent
from recommender.fairs.problem import Ints, Pairs
from recommender.ports.shards import Arrays, ShardEngine
from recommender.ranking.rank_pairs import POSTING_VIEWS, SEEKER_VIEWS
from recommender.ranking.scorer import ScorerConfig, WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.services.matching import Matching
from recommender.services.plan_fair_candidates import PostingSearch
from recommender.services.plan_fair_scores import (
    Scoring,
    blocks,
    dense_blocks,
    nearest_blocks,
    pairs_of,
    too_many,
)
from recommender.services.plan_fair_sides import FairSides

SHARD: Final = 2048  # attendees: some ten seconds of work, and as many as are searched at once
Numbers = tuple[float, ...]


def all_pairs(
    matching: Matching,
    sides: FairSides,
    booth_of: Ints,
    may: NDArray[np.bool_],
    engine: ShardEngine | None = None,
    progress: Progress = silent,
    shard: int = SHARD,
) -> Pairs:
    """Return all pairs that may meet.

    Parameters
    ----------
    matching, sides
        The parts, and both sides.
    booth_of, may
        ``(n_postings,)``, the booth of each posting, and which take part.
    engine
        Works elsewhere; ``None`` works here.
    progress
        Told ``("score", done, total)`` attendees.
    shard
        Attendees of a shard.
    """
    everybody = np.arange(len(sides.seekers[0]))
    if engine is None or not len(everybody):
        found = blocks(matching, sides, everybody, progress, may)
        return Pairs.joined([pairs_of(block, booth_of, may) for block in found] or [no_pairs()])
    starts, parts = range(0, len(everybody), shard), []
    for start, pairs in zip(
        starts, pairs_in_parts(matching, sides, booth_of, may, starts, shard, engine), strict=True
    ):
        parts.append(pairs)
        progress("score", min(start + shard, len(everybody)), len(everybody))
    return Pairs.joined(parts)


def pairs_in_parts(
    matching: Matching,
    sides: FairSides,
    booth_of: Ints,
    may: NDArray[np.bool_],
    starts: Sequence[int],
    shard: int,
    engine: ShardEngine | None = None,
) -> Iterator[Pairs]:
    """Yield the pairs of some attendees after another, each part when it is asked for.

    Parameters
    ----------
    matching, sides, booth_of, may, engine
        See `all_pairs`. Without an engine, nothing is done ahead.
    starts
        The first attendee of each part.
    shard
        Attendees of a part.
    """
    n, scoring = len(sides.seekers[0]), Scoring.of(matching)
    nearest = too_many(n, len(sides.occupations))
    if engine is None:
        search = PostingSearch.of(sides.postings, may, scoring.today) if nearest else None
        for start in starts:
            rows = np.arange(start, min(start + shard, n))
            yield _pairs_here(scoring, sides, search, rows, booth_of, may)
        return
    task = partial(
        open_pairs,
        config=scoring.scorer.config.model_dump_json(),
        curves=_numbers(scoring.background.curves),
        today=scoring.today,
        nearest=nearest,
    )
    shards = [_seekers(sides, slice(start, start + shard)) for start in starts]
    shared = _shared(sides, scoring.background, booth_of, may)
    for start, found_there in zip(starts, engine.run(task, shared, shards), strict=True):
        pairs = Pairs(**found_there)
        yield Pairs(**{**found_there, "attendee": pairs.attendee + start})


def _pairs_here(
    scoring: Scoring,
    sides: FairSides,
    search: PostingSearch | None,
    rows: Ints,
    booth_of: Ints,
    may: NDArray[np.bool_],
) -> Pairs:
    found = (
        dense_blocks(scoring, sides, rows)
        if search is None
        else nearest_blocks(scoring, sides, search, rows)
    )
    return Pairs.joined([pairs_of(block, booth_of, may) for block in found] or [no_pairs()])


def open_pairs(
    shared: Mapping[str, Arrays], config: str, curves: Numbers, today: int, nearest: bool
) -> Callable[[Arrays], Arrays]:
    """Return what gives the pairs of a shard of attendees.

    Parameters
    ----------
    shared
        Postings with their vectors, and the background.
    config, curves
        Of the scorer and of the encoder.
    today
        Proleptic ordinal day.
    nearest
        Whether the nearest postings are scored and not all.
    """
    work, background = shared["postings"], shared["background"]
    made = Background(background["mean"], background["covariance"], _curves(curves))
    scoring = Scoring(WeightedScorer(ScorerConfig.model_validate_json(config)), made, today)
    columns = PostingColumns(**{name: work[name] for name in PostingColumns.__annotations__})
    postings = columns, {view: work[f"vector.{view}"] for view in POSTING_VIEWS}
    booth_of, may = work["booth_of"].astype(np.int64), work["may"].astype(np.bool_)
    search = PostingSearch.of(postings, may, today) if nearest else None

    def answer(shard: Arrays) -> Arrays:
        people = SeekerColumns(**{name: shard[name] for name in SeekerColumns.__annotations__})
        sides = FairSides(
            seekers=(people, {view: shard[f"vector.{view}"] for view in SEEKER_VIEWS}),
            postings=postings,
            occupations=[None] * len(columns),
            spreads={v: (shard[f"mean.{v}"], shard[f"std.{v}"]) for v in SEEKER_VIEWS},
        )
        return vars(_pairs_here(scoring, sides, search, np.arange(len(people)), booth_of, may))

    return answer


def _shared(
    sides: FairSides, background: Background, booth_of: Ints, may: NDArray[np.bool_]
) -> dict[str, Arrays]:
    columns, vectors = sides.postings
    postings: dict[str, NDArray[np.generic]] = {
        **columns.arrays(),
        **{f"vector.{view}": vectors[view] for view in POSTING_VIEWS},
        "booth_of": booth_of,
        "may": may,
    }
    cosines: dict[str, NDArray[np.generic]] = {
        "mean": background.mean,
        "covariance": background.covariance,
    }
    return {"postings": postings, "background": cosines}


def _seekers(sides: FairSides, rows: slice) -> Arrays:
    columns, vectors = sides.seekers
    found = {name: array[rows] for name, array in columns.arrays().items()}
    for view in SEEKER_VIEWS:
        mean, std = sides.spreads[view]
        found |= {f"vector.{view}": vectors[view][rows]}
        found |= {f"mean.{view}": mean[rows], f"std.{view}": std[rows]}
    return found


def _numbers(curves: Curves) -> Numbers:
    return (curves.title.centre, curves.title.width, curves.body.centre, curves.body.width)


def _curves(numbers: Numbers) -> Curves:
    return Curves(title=Curve(*numbers[:2]), body=Curve(*numbers[2:]))


def no_pairs() -> Pairs:
    """Return no pair."""
    nothing = np.empty(0, dtype=np.int64)
    return Pairs(nothing, nothing, nothing, np.empty(0), nothing)

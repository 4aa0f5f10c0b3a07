"""All pairs of a fair that may meet: in this process, or in shards of attendees elsewhere.

What a shard needs goes there as arrays: the postings once a worker, some attendees at a time.
A pair is judged and scored by the same functions, from the same numbers, wherever it is; so
the pairs, and the plan, are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    FairSides,
    Scoring,
    blocks,
    dense_blocks,
    nearest_blocks,
    pairs_of,
    too_many,
)

SHARD: Final = 1024  # attendees: a few seconds of work, and a multiple of those scored together
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
        return Pairs.joined([pairs_of(block, booth_of, may) for block in found] or [_none()])
    scoring, parts = Scoring.of(matching), []
    task = partial(
        open_pairs,
        config=scoring.scorer.config.model_dump_json(),
        curves=_numbers(scoring.background.curves),
        today=scoring.today,
        nearest=too_many(len(everybody), len(sides.occupations)),
    )
    starts = range(0, len(everybody), shard)
    shards = [_seekers(sides, slice(start, start + shard)) for start in starts]
    shared = _shared(sides, scoring.background, booth_of, may)
    for start, found_there in zip(starts, engine.run(task, shared, shards), strict=True):
        pairs = Pairs(**found_there)
        parts.append(Pairs(**{**found_there, "attendee": pairs.attendee + start}))
        progress("score", min(start + shard, len(everybody)), len(everybody))
    return Pairs.joined(parts)


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
        everybody = np.arange(len(people))
        found = (
            dense_blocks(scoring, sides, everybody)
            if search is None
            else nearest_blocks(scoring, sides, search, everybody)
        )
        pairs = Pairs.joined([pairs_of(block, booth_of, may) for block in found] or [_none()])
        return vars(pairs)

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


def _none() -> Pairs:
    nothing = np.empty(0, dtype=np.int64)
    return Pairs(nothing, nothing, nothing, np.empty(0), nothing)

"""Judge and score pairs: the one path by which a pair gets its score, both ways round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from features.background import Background
from features.pairs import Curve, standard_cosine
from recommender.ranking.gates import GateContext
from recommender.ranking.pair_features import Cosines, pair_features
from recommender.ranking.scorer import Scores, WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.search import Floats


@dataclass(frozen=True)
class SideVectors:
    """Vectors of one side, each ``(1 or n, dims)``, NaN rows where there is no text."""

    first: Floats
    second: Floats


@dataclass(frozen=True)
class RankedPairs:
    """Features and scores of pairs, in the order given."""

    features: dict[str, Floats]
    scores: Scores


def joined(parts: Sequence[RankedPairs]) -> RankedPairs:
    """Return the pairs of several calls, one after the other."""
    scores = {
        field.name: np.concatenate([getattr(part.scores, field.name) for part in parts])
        for field in fields(Scores)
    }
    names = parts[0].features
    features = {name: np.concatenate([part.features[name] for part in parts]) for name in names}
    return RankedPairs(features, Scores(**scores))


def score_pairs(
    scorer: WeightedScorer,
    seekers: tuple[SeekerColumns, SideVectors],
    postings: tuple[PostingColumns, SideVectors],
    background: Background,
    context: GateContext,
) -> RankedPairs:
    """Return the features and scores of pairs; one of the sides may be a single row.

    Parameters
    ----------
    scorer
        The weights in force.
    seekers
        Columns, with vectors of the wish (`first`) and of the past (`second`).
    postings
        Columns, with vectors of the title (`first`) and of the body (`second`).
    background
        Of occupation names, against which cosines are read.
    context
        The day, and how far gates reach.
    """
    seeker_columns, wish = seekers
    posting_columns, work = postings
    of_wish, of_past = background.spread(wish.first), background.spread(wish.second)
    curves = background.curves
    cosines = Cosines(
        title=_standardised(wish.first, work.first, of_wish, curves.title),
        body=np.fmax(
            _standardised(wish.first, work.second, of_wish, curves.body),
            _standardised(wish.second, work.second, of_past, curves.body),
        ),
    )
    features = pair_features(seeker_columns, posting_columns, cosines, context)
    return RankedPairs(features, scorer(features))


def _standardised(
    seeker: Floats, posting: Floats, spread: tuple[Floats, Floats], curve: Curve
) -> Floats:
    cosines = np.einsum("ij,ij->i", *np.broadcast_arrays(seeker, posting))
    return standard_cosine(cosines, *spread, curve)

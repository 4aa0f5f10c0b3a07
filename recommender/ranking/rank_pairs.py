"""Judge and score pairs: the one path by which a pair gets its score, both ways round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from features.background import Background
from features.pairs import Curve, standard_cosine
from recommender.ranking.gates import GateContext
from recommender.ranking.pair_features import Cosines, pair_features
from recommender.ranking.scorer import Scores, WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.search import Floats

SideVectors = Mapping[str, Floats]
"""By field, vectors of one side ``(1 or n, dims)``, NaN rows where there is no text."""

Spreads = Mapping[str, tuple[Floats, Floats]]
"""By field, mean and deviation ``(1 or n,)`` of each vector's cosines to the background."""

# What of each side is read here; retrieval compares more.
SEEKER_VIEWS = ("wish", "experience")
POSTING_VIEWS = ("title", "duties")


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
    spreads: Spreads | None = None,
) -> RankedPairs:
    """Return the features and scores of pairs; one of the sides may be a single row.

    Parameters
    ----------
    scorer
        The weights in force.
    seekers
        Columns, with vectors of `SEEKER_VIEWS`.
    postings
        Columns, with vectors of `POSTING_VIEWS`.
    background
        Of occupation names, against which cosines are read.
    context
        The day, and how far gates reach.
    spreads
        Of the seekers, as `spreads_of` gives them; whoever meets the same people many times
        makes them once. They are most of the work here.
    """
    (seeker_columns, person), (posting_columns, work) = seekers, postings
    spreads = spreads or spreads_of(person, background)
    of_wish, of_experience, curves = spreads["wish"], spreads["experience"], background.curves
    cosines = Cosines(
        title=_standardised(person["wish"], work["title"], of_wish, curves.title),
        body=np.fmax(
            _standardised(person["wish"], work["duties"], of_wish, curves.body),
            _standardised(person["experience"], work["duties"], of_experience, curves.body),
        ),
    )
    features = pair_features(seeker_columns, posting_columns, cosines, context)
    return RankedPairs(features, scorer(features))


def spreads_of(person: SideVectors, background: Background) -> Spreads:
    """Return how the cosines of seekers to the background spread, by `SEEKER_VIEWS`."""
    return {view: background.spread(person[view]) for view in SEEKER_VIEWS}


def _standardised(
    seeker: Floats, posting: Floats, spread: tuple[Floats, Floats], curve: Curve
) -> Floats:
    cosines = np.einsum("ij,ij->i", *np.broadcast_arrays(seeker, posting))
    return standard_cosine(cosines, *spread, curve)

"""What one pair would gain if it were like another: where its score falls behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from recommender.ranking.scorer import WeightedScorer

SMALL: Final = 0.005  # half of what a score shows: less is not worth a sentence


def gains(
    scorer: WeightedScorer, lower: Mapping[str, float], upper: Mapping[str, float]
) -> dict[str, float]:
    """Return by how much a score would rise with each feature of another, greatest first.

    Each feature is taken over alone and the pair scored again, so that the figures are
    those of the scorer; together they need not make up the whole difference.

    Parameters
    ----------
    scorer
        The weights in force.
    lower, upper
        Features of the two pairs, NaN unknown, `features.pairs.UNSAID` left open by the ad.

    Returns
    -------
    What a feature would add, where that is more than nothing.
    """
    names = (*scorer.config.direction, *scorer.config.costs)
    table = {name: np.full(len(names) + 1, lower[name], dtype=np.float32) for name in names}
    for position, name in enumerate(names):
        table[name][position] = upper[name]
    scores = scorer(table).score.astype(np.float64)
    rises = {name: float(scores[i] - scores[-1]) for i, name in enumerate(names)}
    worth = {name: rise for name, rise in rises.items() if rise > 0}
    return dict(sorted(worth.items(), key=lambda item: -item[1]))

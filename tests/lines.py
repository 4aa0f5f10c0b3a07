"""Lines of a ranked list, and weights to exchange them by."""

from __future__ import annotations

from typing import Any

import numpy as np

from recommender.ranking.rerank import Lines
from recommender.ranking.rerank_weights import RerankingConfig

NO_WEIGHTS = {
    "congestion": 0.0,
    "answers": 0.0,
    "employer": 0.0,
    "occupation": 0.0,
}


def weights(bound: float = 0.9, **given: Any) -> RerankingConfig:
    """Return weights in which everything is 0 but what is given, by part; or its numbers."""
    of = {**NO_WEIGHTS, **{k: v for k, v in given.items() if k in NO_WEIGHTS}}
    return RerankingConfig.model_validate(
        {
            "version": 1,
            "largest_effect": bound,
            "congestion": {
                "weight": of["congestion"],
                "half_at": 1.0,
                "openings_unknown": 1,
                "live_days": 30,
            },
            "answers": {
                "weight": of["answers"],
                "within_days": 14,
                "seen_days": 180,
                "few": 5,
            },
            "variety": {
                "page": given.get("page", 10),
                "employer_turns": given.get("employer_turns", 2),
                "employer_weight": of["employer"],
                "occupation_turns": given.get("occupation_turns", 2),
                "occupation_weight": of["occupation"],
            },
        }
    )


def lines(*scores: float, **known: Any) -> Lines:
    """Return lines of which nothing is known but their scores and what is given."""
    n = len(scores)
    names = ("live", "openings", "asked", "answered", "employer", "occupation")
    whole = {name: np.array(known.get(name, [0] * n), dtype=np.int64) for name in names}
    return Lines(score=np.array(scores, dtype=np.float64), **whole)

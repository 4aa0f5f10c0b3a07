"""The transparent weighted scorer: direction times conditions, weights in a readable file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from features.pairs import UNSAID
from recommender.retrieval.search import Floats

Flags = NDArray[np.bool_]


class ScorerConfig(BaseModel):
    """The weights and constants of ``models/default-scorer/scorer.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    direction: dict[str, float]
    conditions: dict[str, float]
    expected: dict[str, float]
    condition_share: float
    rank_share: float
    prior: float
    prior_share: float
    coverage_floor: float
    related_from: float
    answers_from: float

    @classmethod
    def read(cls, path: Path) -> ScorerConfig:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Scores:
    """Scores of pairs, each array ``(n,)`` float32.

    Parameters
    ----------
    score
        In [0, 1]; NaN where the evidence is below the floor (no evidence, no score).
    coverage
        Share of all weights whose feature is known.
    direction, conditions
        The two means the score is made of.
    related
        Whether it is the work that is wished for, or near it; anything else is not shown.
    answers
        Whether it counts as an answer to the wish.
    """

    score: Floats
    coverage: Floats
    direction: Floats
    conditions: Floats
    related: Flags
    answers: Flags


class WeightedScorer:
    """Score pairs by declared weights.

    Parameters
    ----------
    config
        Weights; see `ScorerConfig`.
    """

    def __init__(self, config: ScorerConfig) -> None:
        self.config = config

    def __call__(self, features: Mapping[str, Floats]) -> Scores:
        """Return the scores of pairs from their features (``(n,)`` each, NaN unknown)."""
        c = self.config
        direction, seen = self._mean(features, c.direction)
        conditions, seen_too = self._mean(features, c.conditions)
        score = direction * (1 - c.condition_share + c.condition_share * conditions)
        score *= 1 - c.rank_share * (1 - np.nan_to_num(features["level"], nan=1.0))
        known = seen >= c.coverage_floor
        total_direction, total_conditions = sum(c.direction.values()), sum(c.conditions.values())
        coverage = (seen * total_direction + seen_too * total_conditions) / (
            total_direction + total_conditions
        )
        return Scores(
            score=np.where(known, score, np.nan).astype(np.float32),
            coverage=coverage.astype(np.float32),
            direction=direction.astype(np.float32),
            conditions=conditions.astype(np.float32),
            related=known & (direction >= c.related_from),
            answers=known & (direction >= c.answers_from),
        )

    def _mean(
        self, features: Mapping[str, Floats], weights: Mapping[str, float]
    ) -> tuple[Floats, Floats]:
        """Return the shrunken weighted mean of known features and the share of weight known."""
        values = np.stack([features[name] for name in weights])
        weight = np.fromiter(weights.values(), dtype=np.float64)[:, None]
        unsaid = values == UNSAID
        known = ~np.isnan(values) & ~unsaid
        seen = (weight * known).sum(axis=0)
        total = weight.sum()
        expected = np.array([self.config.expected.get(name, np.nan) for name in weights])
        values = np.where(unsaid, expected[:, None], values)
        used = (weight * ~np.isnan(values)).sum(axis=0)
        prior_weight = self.config.prior_share * total
        summed = (weight * np.nan_to_num(values)).sum(axis=0)
        mean = (summed + prior_weight * self.config.prior) / (used + prior_weight)
        return mean.astype(np.float32), (seen / total).astype(np.float32)

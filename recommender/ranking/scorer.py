"""The transparent scorer: the kind of work, less a declared share for each condition missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from features.pairs import UNSAID
from recommender.retrieval.search import Floats

Flags = NDArray[np.bool_]
Doubles = NDArray[np.float64]
Share = Annotated[float, Field(ge=0, le=1)]
_LEAST = 1e-4  # of a fit, so that its logarithm is finite


class Calibration(BaseModel):
    """What turns a fit into a score: 1 / (1 + exp(-(intercept + slope x ln(fit))))."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slope: Annotated[float, Field(gt=0)]
    intercept: float


class ScorerConfig(BaseModel):
    """The weights and constants of ``models/default-scorer/scorer.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    direction: dict[str, float]
    costs: dict[str, Annotated[float, Field(ge=0, lt=1)]]
    expected: dict[str, Share]
    unknown: Share
    prior: Share
    prior_share: Share
    coverage_floor: Share
    related_from: Share
    answers_from: Share
    calibration: Calibration

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
        In [0, 1]: the share of such pairs that were judged suitable; NaN where the evidence
        is below the floor (no evidence, no score).
    coverage
        Share of all weights whose feature is known.
    direction, conditions
        The two factors the score is made of.
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
        direction, seen = self._direction(features)
        conditions, seen_too = self._conditions(features)
        fit = np.maximum(direction * conditions, _LEAST)
        logit = c.calibration.intercept + c.calibration.slope * np.log(fit)
        known = seen >= c.coverage_floor
        total, total_too = sum(c.direction.values()), sum(c.costs.values())
        coverage = (seen * total + seen_too * total_too) / (total + total_too)
        return Scores(
            score=np.where(known, 1 / (1 + np.exp(-logit)), np.nan).astype(np.float32),
            coverage=coverage.astype(np.float32),
            direction=direction.astype(np.float32),
            conditions=conditions.astype(np.float32),
            related=known & (direction >= c.related_from),
            answers=known & (direction >= c.answers_from),
        )

    def _direction(self, features: Mapping[str, Floats]) -> tuple[Doubles, Doubles]:
        """Return the weighted mean of what is known, drawn to the prior, and the share known."""
        weights = self.config.direction
        values, weight, total = _table(features, weights)
        known = ~np.isnan(values)
        seen = (weight * known).sum(axis=0)
        prior_weight = self.config.prior_share * total
        summed = (weight * np.nan_to_num(values)).sum(axis=0)
        mean = (summed + prior_weight * self.config.prior) / (seen + prior_weight)
        return mean, seen / total

    def _conditions(self, features: Mapping[str, Floats]) -> tuple[Doubles, Doubles]:
        """Return what is left after every condition took its share, and the share known."""
        values, cost, total = _table(features, self.config.costs)
        unsaid = values == UNSAID
        known = ~np.isnan(values) & ~unsaid
        unknown = self.config.unknown
        expected = np.array([self.config.expected.get(name, unknown) for name in self.config.costs])
        values = np.where(unsaid, expected[:, None], np.where(known, values, unknown))
        left = (1 - cost * (1 - values)).prod(axis=0)
        return left, (cost * known).sum(axis=0) / total


def _table(
    features: Mapping[str, Floats], weights: Mapping[str, float]
) -> tuple[Doubles, Doubles, float]:
    """Return values ``(n_features, n)``, their weights ``(n_features, 1)`` and the total."""
    values = np.stack([features[name] for name in weights]).astype(np.float64)
    weight = np.fromiter(weights.values(), dtype=np.float64)[:, None]
    return values, weight, float(weight.sum())

"""The weights as released, each file read when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from recommender.assistance.plan.config import PlanConfig
from recommender.ranking.notification_caps import NotificationConfig
from recommender.ranking.rerank_weights import RerankingConfig
from recommender.ranking.scorer import ScorerConfig, WeightedScorer
from recommender.retrieval.fusion_weights import FusionConfig


class ReleasedWeights:
    """What ranks, merges, caps and plans, from the readable files in `models_dir`.

    Parameters
    ----------
    models_dir
        The folder of published models.
    """

    def __init__(self, models_dir: Path) -> None:
        self._folder = models_dir

    @cached_property
    def scorer(self) -> WeightedScorer:
        """Return the scorer in force."""
        return WeightedScorer(ScorerConfig.read(self._folder / "default-scorer" / "scorer.yaml"))

    @cached_property
    def fusion(self) -> FusionConfig:
        """Return the weights in force of the lists that a search is merged from."""
        return FusionConfig.read(self._folder / "default-retrieval" / "retrieval.yaml")

    @cached_property
    def notifying(self) -> NotificationConfig:
        """Return which new postings counselors are told of, and how many at most."""
        return NotificationConfig.read(
            self._folder / "default-notifications" / "notifications.yaml"
        )

    @cached_property
    def reranking(self) -> RerankingConfig:
        """Return the weights in force by which lines exchange places."""
        return RerankingConfig.read(self._folder / "default-reranking" / "reranking.yaml")

    @cached_property
    def planning(self) -> PlanConfig:
        """Return how courses are weighed and how long the lists of a plan are."""
        return PlanConfig.read(self._folder / "default-plan" / "plan.yaml")

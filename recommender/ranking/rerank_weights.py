"""The weights by which lines of a ranked list exchange places, in a readable file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(ge=0, lt=1, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Days = Annotated[int, Field(ge=1, le=3660)]
Turns = Annotated[int, Field(ge=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Congestion(_Part):
    """How much is taken from postings for which many are being introduced."""

    weight: Share
    half_at: Positive
    openings_unknown: Turns
    live_days: Days


class Answers(_Part):
    """How much is taken from employers who leave introductions unanswered."""

    weight: Share
    within_days: Days
    seen_days: Days
    few: Positive


class Variety(_Part):
    """How much is taken from an employer, or an occupation group, that has had its turn."""

    page: Turns
    employer_turns: Turns
    employer_weight: Share
    occupation_turns: Turns
    occupation_weight: Share


class RerankingConfig(_Part):
    """The weights of ``models/default-reranking/reranking.yaml``, all shares of a score."""

    version: int
    largest_effect: Share
    congestion: Congestion
    answers: Answers
    variety: Variety

    @model_validator(mode="after")
    def _stays_within_its_bound(self) -> RerankingConfig:
        if self.effect() > self.largest_effect + 1e-9:
            raise ValueError(
                f"the weights can take {self.effect():.3f} of a score together, "
                f"more than largest_effect {self.largest_effect}"
            )
        if self.congestion.live_days > self.answers.seen_days:
            raise ValueError("live_days is more than seen_days, the days that are looked at")
        return self

    @classmethod
    def read(cls, path: Path) -> RerankingConfig:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

    def effect(self) -> float:
        """Return the share of a score that all weights together can take."""
        kept = (1 - self.congestion.weight) * (1 - self.answers.weight)
        kept *= (1 - self.variety.employer_weight) * (1 - self.variety.occupation_weight)
        return 1 - kept

    def asks_history(self) -> bool:
        """Tell whether anything here rests on what happened to postings."""
        return self.congestion.weight > 0 or self.answers.weight > 0

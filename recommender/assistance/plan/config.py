"""The constants of ``models/default-plan/plan.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0, le=100)]
Most = Annotated[int, Field(ge=0, le=100)]


class Unsaid(BaseModel):
    """What a course that does not say counts as."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: Weight
    fee: Annotated[float, Field(ge=0, le=100_000)]
    wait: Annotated[float, Field(ge=0, le=1000)]
    km: Annotated[float, Field(ge=0, le=1000)]


class PlanConfig(BaseModel):
    """How courses are weighed and how much of each list a plan holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    near_from: Share
    pay: Weight
    days: Weight
    fee: Weight
    wait: Weight
    way: Weight
    unsaid: Unsaid
    few_open: Most
    least_other: Most
    least_helped: Most
    helped_share: Share
    least_place_score: Share
    most_courses: Most
    most_helping: Most
    most_other: Most
    most_places: Most
    most_services: Most
    most_gaps: Most

    @classmethod
    def read(cls, path: Path) -> PlanConfig:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

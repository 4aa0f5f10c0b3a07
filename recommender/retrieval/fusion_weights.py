"""The weights of the ranked lists that a search is merged from, in a readable file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from recommender.retrieval.texts import COMPARED, view_name

Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_DENSE: Final = tuple(f"dense:{view_name(*fields)}" for fields in COMPARED)
POSTING_LISTS: Final = (*_DENSE, "lexical", "occupation")
SEEKER_LISTS: Final = (*_DENSE, "lexical")


class FusionConfig(BaseModel):
    """The weights of ``models/default-retrieval/retrieval.yaml``.

    Every list has a weight and nothing else has one: a name that is mistyped would leave
    its list at the weight of `recommender.retrieval.fusion.fuse` for lists not named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    postings: dict[str, Weight]
    seekers: dict[str, Weight]

    @field_validator("postings")
    @classmethod
    def _names_posting_lists(cls, weights: dict[str, float]) -> dict[str, float]:
        return _complete(weights, POSTING_LISTS)

    @field_validator("seekers")
    @classmethod
    def _names_seeker_lists(cls, weights: dict[str, float]) -> dict[str, float]:
        return _complete(weights, SEEKER_LISTS)

    @classmethod
    def read(cls, path: Path) -> FusionConfig:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def _complete(weights: dict[str, float], lists: tuple[str, ...]) -> dict[str, float]:
    if set(weights) != set(lists):
        raise ValueError(f"weights are for {', '.join(lists)}, each of them")
    if not any(weights.values()):
        raise ValueError("a weight must be above 0")
    return weights

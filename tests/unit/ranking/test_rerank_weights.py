"""The file of re-ranking weights: every one is named, and together they stay within a bound."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from recommender.ranking.rerank_weights import RerankingConfig
from recommender.settings import Settings

pytestmark = pytest.mark.unit
PATH = Settings().models_dir / "default-reranking" / "reranking.yaml"


def given(part: str, **changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = deepcopy(yaml.safe_load(PATH.read_text(encoding="utf-8")))
    values[part] |= changed
    return values


def test_the_file_in_force_stays_within_the_bound_it_declares() -> None:
    config = RerankingConfig.read(PATH)
    kept = 1.0
    for weight in (
        config.congestion.weight,
        config.answers.weight,
        config.variety.employer_weight,
        config.variety.occupation_weight,
    ):
        kept *= 1 - weight
    assert config.effect() == pytest.approx(1 - kept)
    assert config.effect() <= config.largest_effect


def test_weights_beyond_the_bound_are_refused() -> None:
    with pytest.raises(ValidationError, match="largest_effect"):
        RerankingConfig.model_validate(given("congestion", weight=0.5))


@pytest.mark.parametrize("part", ["congestion", "answers", "variety"])
def test_a_mistyped_name_is_refused(part: str) -> None:
    with pytest.raises(ValidationError, match="wieght"):
        RerankingConfig.model_validate(given(part, wieght=0.1))


@pytest.mark.parametrize("wrong", [-0.1, 1.0, float("nan"), "much"])
def test_a_weight_is_a_share(wrong: object) -> None:
    with pytest.raises(ValidationError):
        RerankingConfig.model_validate(given("answers", weight=wrong))


def test_what_is_under_way_longer_than_anything_is_looked_at_is_refused() -> None:
    with pytest.raises(ValidationError, match="seen_days"):
        RerankingConfig.model_validate(given("congestion", live_days=181))


def test_without_weights_nothing_is_looked_up() -> None:
    values = given("congestion", weight=0)
    values["answers"]["weight"] = 0
    assert RerankingConfig.read(PATH).asks_history()
    assert not RerankingConfig.model_validate(values).asks_history()

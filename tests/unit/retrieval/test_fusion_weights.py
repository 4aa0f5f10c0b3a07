"""The file of fusion weights: every list has one, and nothing else has."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from recommender.retrieval.fusion_weights import POSTING_LISTS, SEEKER_LISTS, FusionConfig
from recommender.settings import Settings

pytestmark = pytest.mark.unit


def given(**postings: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "postings": dict.fromkeys(POSTING_LISTS, 1.0) | postings,
        "seekers": dict.fromkeys(SEEKER_LISTS, 1.0),
    }


def test_the_file_in_force_weighs_every_list() -> None:
    config = FusionConfig.read(Settings().models_dir / "default-retrieval" / "retrieval.yaml")
    assert set(config.postings) == set(POSTING_LISTS)
    assert set(config.seekers) == set(SEEKER_LISTS)


def test_weights_are_taken_as_they_are() -> None:
    config = FusionConfig.model_validate(given(lexical=0.25))
    assert config.postings["lexical"] == 0.25
    assert config.seekers["lexical"] == 1.0


@pytest.mark.parametrize("wrong", [-0.1, float("inf"), float("nan"), "much"])
def test_a_weight_is_a_number_from_0(wrong: object) -> None:
    with pytest.raises(ValidationError):
        FusionConfig.model_validate(given(lexical=wrong))


def test_a_mistyped_list_is_refused() -> None:
    with pytest.raises(ValidationError, match="dense:wish-title, dense:wish-duties"):
        FusionConfig.model_validate(given(lexcial=1.0))


def test_a_list_left_out_is_refused() -> None:
    values = given()
    del values["postings"]["occupation"]
    with pytest.raises(ValidationError, match="occupation"):
        FusionConfig.model_validate(values)


def test_weights_that_find_nothing_are_refused() -> None:
    with pytest.raises(ValidationError, match="above 0"):
        FusionConfig.model_validate(given(**dict.fromkeys(POSTING_LISTS, 0.0)))

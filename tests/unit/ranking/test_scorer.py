"""The weighted scorer: known answers, no evidence, and what unknowns do."""

from __future__ import annotations

import numpy as np
import pytest

from features.pairs import UNSAID
from recommender.ranking.pair_features import CONDITIONS, DIRECTION
from recommender.ranking.scorer import Calibration, ScorerConfig, WeightedScorer
from recommender.settings import Settings

pytestmark = pytest.mark.unit


@pytest.fixture
def config() -> ScorerConfig:
    return ScorerConfig.read(Settings().models_dir / "default-scorer" / "scorer.yaml")


def features(**known: float) -> dict[str, np.ndarray]:
    return {
        name: np.array([known.get(name, np.nan)], dtype=np.float32)
        for name in (*DIRECTION, *CONDITIONS)
    }


def test_the_file_weighs_every_feature_and_no_other(config: ScorerConfig) -> None:
    assert set(config.direction) == set(DIRECTION)
    assert set(config.costs) == set(CONDITIONS)


def test_a_known_answer() -> None:
    config = ScorerConfig(
        version=1,
        direction={"title": 3.0, "words": 1.0},
        costs={"pay": 0.5, "level": 0.2},
        expected={},
        unknown=0.5,
        prior=0.5,
        prior_share=0.25,
        coverage_floor=0.1,
        related_from=0.4,
        answers_from=0.75,
        calibration=Calibration(slope=2.0, intercept=0.3),
    )
    found = WeightedScorer(config)(
        {
            "title": np.float32([1.0]),
            "words": np.float32([0.0]),
            "pay": np.float32([0.4]),
            "level": np.float32([np.nan]),
        }
    )
    # direction (3 + 0.25*4*0.5) / (4 + 1) = 0.7; conditions (1 - 0.5*0.6) (1 - 0.2*0.5) = 0.63
    assert found.direction[0] == pytest.approx(0.7)
    assert found.conditions[0] == pytest.approx(0.63)
    logit = 0.3 + 2 * np.log(0.7 * 0.63)
    assert found.score[0] == pytest.approx(1 / (1 + np.exp(-logit)))
    assert found.coverage[0] == pytest.approx((4 + 0.5) / 4.7)
    assert found.related[0]
    assert not found.answers[0]


def test_an_ad_without_a_place_stands_below_one_in_the_place_asked_for(
    config: ScorerConfig,
) -> None:
    def score(place: float) -> float:
        return float(WeightedScorer(config)(features(title=1.0, pay=1.0, place=place)).score[0])

    assert score(1.0) > score(UNSAID) > score(0.0)


def test_an_expected_value_is_no_evidence(config: ScorerConfig) -> None:
    found = WeightedScorer(config)(features(title=1.0))
    unsaid = WeightedScorer(config)(features(title=1.0, place=UNSAID))
    named = WeightedScorer(config)(features(title=1.0, place=1.0))
    assert found.coverage[0] == unsaid.coverage[0] < named.coverage[0]
    assert found.score[0] > unsaid.score[0]


def test_other_work_is_not_related(config: ScorerConfig) -> None:
    found = WeightedScorer(config)(
        features(occupation=0.1, title=0.2, words=0.0, body=0.1, level=1.0, place=1.0, pay=1.0)
    )
    assert not found.related[0]
    assert not found.answers[0]


def test_no_evidence_of_direction_gives_no_score(config: ScorerConfig) -> None:
    found = WeightedScorer(config)(features(pay=1.0, distance=1.0, education=1.0))
    assert np.isnan(found.score[0])
    assert found.coverage[0] > 0


@pytest.mark.parametrize("name", [*DIRECTION, *CONDITIONS])
def test_more_of_a_good_thing_never_lowers_the_score(config: ScorerConfig, name: str) -> None:
    scorer = WeightedScorer(config)
    base = {"title": 0.6, "occupation": 0.6, "pay": 0.6}
    low = scorer(features(**{**base, name: 0.2})).score[0]
    high = scorer(features(**{**base, name: 0.9})).score[0]
    assert high > low


def test_an_unknown_lies_between_a_match_and_a_mismatch(config: ScorerConfig) -> None:
    scorer = WeightedScorer(config)
    base = {"title": 0.9, "occupation": 0.9}
    bad, unknown, good = (
        scorer(features(**base, **known)).score[0] for known in ({"pay": 0.0}, {}, {"pay": 1.0})
    )
    assert bad < unknown < good


def test_a_directors_post_stands_below_one_of_the_rank_that_is_wished_for(
    config: ScorerConfig,
) -> None:
    known = {"title": 1.0, "occupation": 1.0, "pay": 1.0}
    same, director, unknown = (
        float(WeightedScorer(config)(features(**known, level=level)).score[0])
        for level in (1.0, 0.1, np.nan)
    )
    assert same > unknown > 1.5 * director

"""The trees and the calibration, on pairs made so that the right answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.scorer import Calibration
from training.ranker.calibrate import calibration_error, fit_calibration
from training.ranker.lambdamart import Recipe, crossed, gain, ndcg_of, scored, train
from training.ranker.pairs import PersonPairs

pytestmark = pytest.mark.training
RECIPE = Recipe(trees=40, n_seeds=1)


def person(seed: int, n: int = 60) -> PersonPairs:
    """Return somebody whose grades follow the first feature, which the score does not see."""
    rng = np.random.default_rng(seed)
    features = rng.random((n, 3))
    grade = np.digitize(features[:, 0], [0.7, 0.85, 0.95]).astype(np.int64)
    return PersonPairs(features, rng.uniform(0.05, 0.95, n), grade, grade)


PEOPLE = [person(seed) for seed in range(12)]


def test_trees_find_what_the_default_score_does_not_see() -> None:
    found = ndcg_of(PEOPLE, crossed(PEOPLE, RECIPE, seed=1, n_folds=3))
    default = ndcg_of(PEOPLE, [p.score for p in PEOPLE])
    assert gain(found, default, seed=1).low > 0


def test_more_of_a_good_feature_never_lowers_the_score() -> None:
    models = train(PEOPLE, RECIPE, seed=1)
    base = PEOPLE[0]
    for column in range(3):
        more = base.features.copy()
        more[:, column] += 0.3
        raised = PersonPairs(more, base.score, base.grade, base.pool)
        assert (scored(models, raised) >= scored(models, base) - 1e-9).all()


def test_what_has_no_score_gets_none() -> None:
    score = PEOPLE[0].score.copy()
    score[3] = np.nan
    one = PersonPairs(PEOPLE[0].features, score, PEOPLE[0].grade, PEOPLE[0].pool)
    assert np.isnan(scored(train(PEOPLE, RECIPE, seed=1), one)[3])


def test_calibration_finds_how_often_a_score_is_right() -> None:
    rng = np.random.default_rng(5)
    true = Calibration(slope=2.0, intercept=1.0)
    fit = rng.uniform(0.05, 1.0, 20_000)
    share = 1 / (1 + np.exp(-(true.intercept + true.slope * np.log(fit))))
    grade = np.where(rng.random(len(fit)) < share, 2, 0)
    in_force = Calibration(slope=1.0, intercept=0.0)
    score = 1 / (1 + np.exp(-np.log(fit)))
    people = [PersonPairs(np.zeros((len(fit), 1)), score, grade, grade)]
    taught = fit_calibration(people, in_force)
    assert taught.slope == pytest.approx(true.slope, abs=0.1)
    assert taught.intercept == pytest.approx(true.intercept, abs=0.1)
    assert calibration_error(people, in_force, taught) < 0.01
    assert calibration_error(people, in_force, in_force) > 0.03

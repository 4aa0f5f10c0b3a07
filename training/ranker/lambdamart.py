"""A LambdaMART on the features of the default scorer, which no feature may turn against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np

from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import ndcg_at
from training.ranker.pairs import FloatArray, IntArray, PersonPairs

K = 10
N_RESAMPLES = 2000
_GAINS = [0, 1, 3, 7]  # 2 to the power of the grade, less one, as in NDCG
_HIGHEST = 0.999


@dataclass(frozen=True)
class Recipe:
    """How the trees are grown; chosen by folds over the people to tune on.

    Parameters
    ----------
    trees, leaves, least_pairs, rate
        Number of trees, leaves a tree, pairs a leaf, learning rate.
    n_seeds
        Models whose scores are averaged.
    """

    trees: int = 200
    leaves: int = 6
    least_pairs: int = 20
    rate: float = 0.05
    n_seeds: int = 3


def train(people: Sequence[PersonPairs], recipe: Recipe, seed: int) -> list[lgb.Booster]:
    """Return models, one a seed, of which more of a good feature never lowers the score.

    What is not graded is left out: it is not known to be bad.
    """
    used = [p for p in people if p.has_suitable]
    x = np.concatenate([_inputs(p)[p.grade >= 0] for p in used])
    grade = np.concatenate([p.grade[p.grade >= 0] for p in used])
    sizes = [int((p.grade >= 0).sum()) for p in used]
    data = lgb.Dataset(x, label=grade, group=sizes, params={"verbose": -1})
    return [
        lgb.train(_settings(recipe, seed + n, x.shape[1]), data, num_boost_round=recipe.trees)
        for n in range(recipe.n_seeds)
    ]


def ndcg_of(people: Sequence[PersonPairs], scores: Sequence[FloatArray]) -> FloatArray:
    """Return NDCG@10 of people, ``(n_people,)``; pairs without a score stand last."""
    return np.array([_ndcg(p, s) for p, s in zip(people, scores, strict=True)])


def scored(models: Sequence[lgb.Booster], person: PersonPairs) -> FloatArray:
    """Return the mean score of models, NaN where the default scorer gives none."""
    inputs = _inputs(person)
    mean = np.mean([np.asarray(model.predict(inputs)) for model in models], axis=0)
    return np.where(np.isnan(person.score), np.nan, mean)


def crossed(
    people: Sequence[PersonPairs], recipe: Recipe, seed: int, n_folds: int = 5
) -> list[FloatArray]:
    """Return scores of people by models that did not see them."""
    fold: IntArray = np.random.default_rng(seed).permutation(len(people)) % n_folds
    found: dict[int, FloatArray] = {}
    for number in range(n_folds):
        seen = [p for p, f in zip(people, fold, strict=True) if f != number]
        models = train(seen, recipe, seed)
        unseen = np.flatnonzero(fold == number).tolist()
        found |= {i: scored(models, people[i]) for i in unseen}
    return [found[i] for i in range(len(people))]


def gain(first: FloatArray, second: FloatArray, seed: int) -> Interval:
    """Return the mean difference of two figures of the same people, with its interval."""
    return bootstrap_interval(first - second, np.random.default_rng(seed), N_RESAMPLES)


def _inputs(person: PersonPairs) -> FloatArray:
    """Return the features, and the score of the default scorer before its calibration."""
    score = np.clip(np.nan_to_num(person.score), 1 - _HIGHEST, _HIGHEST)
    return np.column_stack([person.features, np.log(score / (1 - score))])


def _settings(recipe: Recipe, seed: int, n_features: int) -> dict[str, Any]:
    return {
        "objective": "lambdarank",
        "label_gain": _GAINS,
        "monotone_constraints": [1] * n_features,
        "num_leaves": recipe.leaves,
        "min_data_in_leaf": recipe.least_pairs,
        "learning_rate": recipe.rate,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "feature_fraction": 0.6,
        "lambda_l2": 10.0,
        "seed": seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "verbose": -1,
    }


def _ndcg(person: PersonPairs, scores: FloatArray) -> float:
    order = np.argsort(-np.nan_to_num(scores, nan=-np.inf), kind="stable")
    return ndcg_at(np.maximum(person.grade[order], 0), K, person.pool)

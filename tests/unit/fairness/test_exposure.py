"""Exposure, its inequality, and figures by group: known answers."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.fairness.exposure import discounts, exposure, gini, gini_interval, worth_seen
from recommender.fairness.groups import (
    OTHER,
    group_means,
    members,
    pooled,
    ratio_interval,
    smallest_to_largest,
)

pytestmark = pytest.mark.unit


def test_a_rank_is_worth_less_the_lower_it_is() -> None:
    assert discounts(3) == pytest.approx([1, 0.6309298, 0.5])


def test_what_is_listed_gets_the_worth_of_its_ranks() -> None:
    given = exposure([["b", "a", "b"], ["elsewhere"], []], ["a", "b", "c"])
    assert given == pytest.approx(np.array([[0.6309298, 1.5, 0], [0, 0, 0], [0, 0, 0]]))


def test_empty_ranks_are_worth_nothing() -> None:
    assert worth_seen([1, 1], 2) == 1
    assert worth_seen([0.8], 2) == pytest.approx(0.8 / 1.6309298)
    assert worth_seen([], 10) == 0


def test_inequality() -> None:
    assert gini([2, 2, 2, 2]) == 0
    assert gini([0, 0, 0, 1]) == 0.75
    assert gini([1, 3]) == 0.25
    assert np.isnan(gini([0, 0]))


def test_the_interval_of_inequality_is_over_lists() -> None:
    same = np.tile([[1.0, 0.0]], (6, 1))
    assert gini_interval(same) == pytest.approx((0.5, 0.5, 0.5))
    turns = np.repeat(np.eye(2), [15, 5], axis=0)
    mean, low, high = gini_interval(turns)
    assert mean == 0.25
    # The share of one side is a mean of 20 draws, and the figure that share less a half.
    error = np.sqrt(0.75 * 0.25 / 19)
    assert (low, high) == pytest.approx((0.25 - 1.96 * error, 0.25 + 1.96 * error), abs=0.01)


def test_small_groups_are_pooled_and_a_handful_is_in_none() -> None:
    labels = ["a"] * 5 + ["b"] * 3 + ["c"] * 2
    assert pooled(labels) == ["a"] * 5 + [OTHER] * 5
    assert pooled(["a"] * 5 + ["b"] * 4) == ["a"] * 5 + [None] * 4


def test_a_group_with_few_known_figures_is_not_shown() -> None:
    values = np.array([1.0] * 6 + [2.0] * 4 + [np.nan] * 4)
    labels = ["a"] * 6 + ["b"] * 8
    assert list(members(values, labels)) == ["a"]
    assert list(group_means(values, labels)) == ["a"]
    assert ratio_interval(values, labels) is None


def test_how_far_groups_are_apart() -> None:
    assert smallest_to_largest({"a": 0.4, "b": 0.8, "c": 0.5}) == 0.5
    assert np.isnan(smallest_to_largest({"a": 0.4}))
    assert np.isnan(smallest_to_largest({"a": 0.0, "b": 0.0}))
    values = np.array([0.2, 0.4, 0.6, 0.8, 0.5] * 2) * ([1.0] * 5 + [0.5] * 5)
    found = ratio_interval(values, ["a"] * 5 + ["b"] * 5)
    assert found is not None
    assert found.mean == pytest.approx(0.5)
    assert found.low < 0.5 < found.high

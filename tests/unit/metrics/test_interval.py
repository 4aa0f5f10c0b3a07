"""The bootstrap interval and the calibration error."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.metrics.calibration import expected_calibration_error
from recommender.metrics.interval import bootstrap_interval, bootstrap_of_sums

pytestmark = pytest.mark.unit


def test_the_interval_of_one_value_is_that_value() -> None:
    assert bootstrap_interval(np.full(9, 0.25), np.random.default_rng(0)) == (0.25, 0.25, 0.25)


def test_the_interval_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(1).random(400)
    mean, low, high = bootstrap_interval(values, np.random.default_rng(0))
    expected = 1.96 * values.std() / np.sqrt(len(values))
    assert mean == pytest.approx(values.mean())
    assert mean - low == pytest.approx(expected, rel=0.1)
    assert high - mean == pytest.approx(expected, rel=0.1)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = np.arange(20) / 20
    first, second = (bootstrap_interval(values, np.random.default_rng(3)) for _ in range(2))
    assert first == second


def test_an_interval_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        bootstrap_interval(np.array([]), np.random.default_rng(0))


def test_calibration_error_of_known_answers() -> None:
    confidences = np.array([0.95, 0.95, 0.15, 0.15])
    right = np.array([True, False, False, False])
    assert expected_calibration_error(confidences, right) == pytest.approx((0.45 + 0.15) / 2)


def test_certainty_that_is_always_right_has_no_error() -> None:
    assert expected_calibration_error(np.ones(3), np.ones(3, dtype=bool)) == 0


@pytest.mark.parametrize("confidences", [[], [1.2], [-0.1]])
def test_confidences_must_be_shares(confidences: list[float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        expected_calibration_error(np.array(confidences), np.zeros(len(confidences), dtype=bool))


def test_a_figure_of_sums_is_not_the_mean_of_figures() -> None:
    counts = np.array([[1, 1], [0, 9]])
    share = bootstrap_of_sums(counts, lambda s: s[:, 0] / s[:, 1], np.random.default_rng(0))
    assert share.mean == pytest.approx(0.1)
    assert (share.low, share.high) == (0.0, 1.0)


def test_a_figure_of_no_queries_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        bootstrap_of_sums(np.zeros((0, 2), int), lambda s: s[:, 0] * 1.0, np.random.default_rng(0))

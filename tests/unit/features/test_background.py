"""The spread of cosines, from mean and covariance."""

from __future__ import annotations

import numpy as np
import pytest

from features.background import Background
from features.pairs import Curve, Curves

pytestmark = pytest.mark.unit
CURVES = Curves(Curve(2.3, 0.45), Curve(1.1, 0.35))


def test_the_spread_is_that_of_all_cosines() -> None:
    rng = np.random.default_rng(3)
    names = rng.normal(size=(500, 32)).astype(np.float32)
    vectors = rng.normal(size=(5, 32)).astype(np.float32)
    mean, std = Background.of(names, CURVES).spread(vectors)
    np.testing.assert_allclose(mean, (vectors @ names.T).mean(axis=1), atol=1e-5)
    np.testing.assert_allclose(std, (vectors @ names.T).std(axis=1), rtol=1e-4)


def test_what_has_no_vector_has_no_spread() -> None:
    missing = np.full((1, 4), np.nan, dtype=np.float32)
    background = Background.of(np.eye(4, dtype=np.float32), CURVES)
    assert np.isnan(background.spread(missing)).all()

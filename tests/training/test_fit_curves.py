"""Curves of an encoder are set by how much unrelated work lies above them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from features.encoder.encode import Encoder
from features.occupation.calibration import load_calibration
from features.occupation.linker import OccupationLinker
from training.fit_curves import FarRates, curve_at, fit_curves

pytestmark = pytest.mark.training


def test_as_many_unrelated_pairs_lie_above_as_asked() -> None:
    values = np.random.default_rng(2).normal(size=100_000).astype(np.float32)
    curve = curve_at(values, FarRates(0.05, 0.01, 0.002))
    assert (values > curve.centre).mean() == pytest.approx(0.01, rel=0.1)
    assert curve.width == pytest.approx((2.878 - 1.645) / 2, abs=0.05)


@pytest.mark.slow
def test_the_file_of_the_encoder_holds_its_curves(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    held = load_calibration(encoder.identity).curves
    again = fit_curves(encoder, linker, Path("data/sample"))
    assert again.title.centre == pytest.approx(held.title.centre, abs=0.1)
    assert again.body.centre == pytest.approx(held.body.centre, abs=0.1)
    assert again.title.width == pytest.approx(held.title.width, abs=0.1)
    assert again.body.width == pytest.approx(held.body.width, abs=0.1)

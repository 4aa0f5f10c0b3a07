"""Measuring the linker: halves, Platt scaling, and the curve."""

from __future__ import annotations

import numpy as np
import pytest

from features.occupation.calibration import load_calibration
from training.gold_titles import GoldTitle
from training.linker_confidence import Answers, halves, recalibrated
from training.picture import curve_svg

pytestmark = pytest.mark.training
RNG = np.random.default_rng(5)


def title(identity: str) -> GoldTitle:
    return GoldTitle(identity, "电工", "6-29-03-02", (), 2, "production")


def test_halves_part_by_the_last_digit_of_the_id() -> None:
    tuning, reporting = halves([title("a0"), title("a1"), title("af"), title("a8")])
    assert [t.id for t in tuning] == ["a0", "a8"]
    assert [t.id for t in reporting] == ["a1", "af"]


def test_answers_that_are_right_more_often_than_said_raise_the_confidence() -> None:
    before = load_calibration()
    said = RNG.uniform(0.2, 0.6, 400)
    right = RNG.uniform(size=400) < said + 0.3
    after = recalibrated(before, Answers(said, right, right))
    assert after.intercept > before.intercept
    assert after.fusion == before.fusion


def test_answers_that_are_as_said_leave_it_nearly_alone() -> None:
    before = load_calibration()
    said = RNG.uniform(0.05, 0.95, 4000)
    right = RNG.uniform(size=4000) < said
    after = recalibrated(before, Answers(said, right, right))
    assert after.intercept == pytest.approx(before.intercept, abs=0.25)


def test_the_curve_is_drawn_and_named() -> None:
    drawn = curve_svg("Risk", "coverage", "wrong", [(0.0, 0.0), (1.0, 0.5)])
    assert drawn.startswith("<svg")
    assert "Risk" in drawn
    assert "coverage" in drawn

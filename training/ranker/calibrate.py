"""Fit the calibration of the default scorer: from a fit to the share judged suitable."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from recommender.metrics.calibration import expected_calibration_error
from recommender.ranking.scorer import Calibration
from training.judgements.grades import SUITABLE
from training.ranker.pairs import FloatArray, PersonPairs

_HARDLY_SHRUNK = 1e6


def fits(score: FloatArray, calibration: Calibration) -> FloatArray:
    """Return the natural logarithms of the fits behind scores."""
    logit = np.log(score / (1 - score))
    return np.asarray((logit - calibration.intercept) / calibration.slope, dtype=np.float64)


def fit_calibration(people: Sequence[PersonPairs], in_force: Calibration) -> Calibration:
    """Return the calibration that graded pairs teach (logistic regression on ln(fit)).

    Parameters
    ----------
    people
        Whose graded pairs to learn from.
    in_force
        What their scores were made with.
    """
    score, suitable = graded(people)
    model = LogisticRegression(C=_HARDLY_SHRUNK).fit(fits(score, in_force)[:, None], suitable)
    return Calibration(slope=float(model.coef_[0, 0]), intercept=float(model.intercept_[0]))


def calibration_error(
    people: Sequence[PersonPairs], in_force: Calibration, other: Calibration
) -> float:
    """Return the expected calibration error of graded pairs under another calibration."""
    score, suitable = graded(people)
    logit = other.intercept + other.slope * fits(score, in_force)
    return expected_calibration_error(1 / (1 + np.exp(-logit)), suitable)


def graded(people: Sequence[PersonPairs]) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """Return scores of graded pairs, and which of them are suitable."""
    score = np.concatenate([p.score for p in people])
    grade = np.concatenate([p.grade for p in people])
    used = (grade >= 0) & ~np.isnan(score)
    return score[used], grade[used] >= SUITABLE

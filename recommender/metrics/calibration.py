"""Whether a stated confidence is how often it is right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def expected_calibration_error(
    confidences: npt.NDArray[np.floating], right: npt.NDArray[np.bool_], n_bins: int = 10
) -> float:
    """Return the mean distance of confidence and accuracy over bands of confidence.

    Parameters
    ----------
    confidences
        0 to 1, shape ``(n,)``.
    right
        Whether each answer was right, shape ``(n,)``.
    n_bins
        Bands of equal width; each counts by the answers in it.

    Raises
    ------
    ValueError
        There are no answers, or a confidence is outside 0 to 1.

    Source
    ------
    Naeini, Cooper, Hauskrecht, *Obtaining Well Calibrated Probabilities Using Bayesian
    Binning*, AAAI 2015.
    """
    if not len(confidences) or confidences.min() < 0 or confidences.max() > 1:
        raise ValueError("confidences must be one or more numbers from 0 to 1")
    band = np.minimum((confidences * n_bins).astype(int), n_bins - 1)
    gap = np.bincount(band, confidences, n_bins) - np.bincount(band, right, n_bins)
    return float(np.abs(gap).sum() / len(confidences))

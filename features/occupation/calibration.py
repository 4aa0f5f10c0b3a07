"""How the three signals are weighed and turned into a confidence: read from a file.

Source of the fused score: a conditional logit over all classes, its likelihood mixed
with a share of wrong labels (McFadden, 1974; Patrini et al., 2017 for the noise). Source
of the confidence: logistic calibration (Platt, 1999) on the share and the signals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from features.pairs import Curve, Curves
from features.taxonomy import TAXONOMY_FOLDER

FOLDER = "occupation_linker"
BASE_MODEL = "multilingual-e5-small-zh-en"
FUSION_SIGNALS = ("name", "definition", "lexical")
CONFIDENCE_SIGNALS = ("log_share", "name", "definition", "lexical", "agreement", "first", "margin")
# A name equal to a class's own name or alias is no matter of degree. Machine-coded titles
# cannot teach this: their codes ignore exact names in four cases of ten.
EXACT_BONUS = 1_000.0

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted numbers of the linker.

    Parameters
    ----------
    fusion
        Weight of each of `FUSION_SIGNALS` in the score of a class.
    confidence
        Coefficient of each of `CONFIDENCE_SIGNALS`.
    intercept
        Constant of the confidence.
    threshold
        Abstain when the best confidence is lower.
    own_name, reviewed_alias
        Confidence, at least, where a title equals the class's own name or an alias of
        our own list.
    curves
        How the same encoder's cosines of wishes and postings are read.
    """

    fusion: Mapping[str, float]
    confidence: Mapping[str, float]
    intercept: float
    threshold: float
    own_name: float
    reviewed_alias: float
    curves: Curves

    def scores(self, signals: Mapping[str, FloatArray]) -> FloatArray:
        """Return the fused score, float32 of the shape of one signal."""
        parts = (signals[name] * np.float32(self.fusion[name]) for name in FUSION_SIGNALS)
        return reduce(np.add, parts)

    def confidences(self, features: Mapping[str, FloatArray]) -> npt.NDArray[np.float64]:
        """Return the confidence 0 to 1 of candidates described by `CONFIDENCE_SIGNALS`."""
        logit = sum(
            features[name].astype(np.float64) * self.confidence[name] for name in CONFIDENCE_SIGNALS
        )
        probability: npt.NDArray[np.float64] = 1 / (1 + np.exp(-(logit + self.intercept)))
        return probability


def calibration_file(identity: str, folder: Path = TAXONOMY_FOLDER / FOLDER) -> Path:
    """Return where the numbers of an encoder belong: a file named as it is, without its hash."""
    return folder / f"{identity.removesuffix('-bfloat16').rpartition('-')[0]}.yaml"


@cache
def load_calibration(identity: str = f"{BASE_MODEL}-") -> Calibration:
    """Return the numbers fitted for an encoder, those of the base model if there are none.

    Parameters
    ----------
    identity
        Of the encoder: its name and a hash.
    """
    path = calibration_file(identity)
    if not path.is_file():
        path = calibration_file(f"{BASE_MODEL}-")
    stored = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Calibration(
        fusion=stored["fusion"],
        confidence=stored["confidence"],
        intercept=float(stored["intercept"]),
        threshold=float(stored["threshold"]),
        own_name=float(stored["exact"]["own_name"]),
        reviewed_alias=float(stored["exact"]["reviewed_alias"]),
        curves=Curves(**{name: Curve(**curve) for name, curve in stored["curves"].items()}),
    )

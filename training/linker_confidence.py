"""How sure the occupation linker may be, by titles with a class chosen by reading."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from features.encoder.encode import Encoder
from features.occupation.aliases import load_extra_aliases, load_reviewed_classes
from features.occupation.calibration import Calibration
from features.occupation.linker import OccupationLinker
from features.occupation.titles import clean_title
from features.occupation.vectors import OccupationVectors
from training.gold_figures import title_figures
from training.gold_titles import NO_WORK, GoldTitle

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """The first candidate of each title that names work, also where service abstains.

    Parameters
    ----------
    confidence
        ``(n,)``, 0 where there is no candidate at all.
    accepted, group
        Whether its class, or its 小类, is one that a coder could defend, each ``(n,)``.
    """

    confidence: FloatArray
    accepted: npt.NDArray[np.bool_]
    group: npt.NDArray[np.bool_]


def halves(gold: Sequence[GoldTitle]) -> tuple[list[GoldTitle], list[GoldTitle]]:
    """Return the half to calibrate on and the half to report, by the last digit of the id."""
    tuning = [title for title in gold if int(title.id[-1], 16) % 2 == 0]
    return tuning, [title for title in gold if int(title.id[-1], 16) % 2]


def open_with(
    encoder: Encoder, vectors: OccupationVectors, calibration: Calibration
) -> OccupationLinker:
    """Return a linker with another calibration than the published one."""
    return OccupationLinker(
        encoder, load_reviewed_classes(), load_extra_aliases(), vectors, calibration
    )


def first_answers(linker: OccupationLinker, gold: Sequence[GoldTitle]) -> Answers:
    """Return the first candidate of each title; give it a linker that never abstains."""
    working = [title for title in gold if title.code != NO_WORK]
    found = linker.link([title.title for title in working], k=5)
    figures = title_figures(working, [[c.code for c in candidates] for candidates in found])
    confidence = np.array([c[0].confidence if c else 0.0 for c in found], dtype=np.float64)
    return Answers(confidence, figures["exact_also"] > 0, figures["group_also"] > 0)


def recalibrated(calibration: Calibration, answers: Answers) -> Calibration:
    """Return a calibration whose confidence fits the answers (Platt scaling of its logit).

    Machine-coded titles teach which signals matter; how often that is right they cannot
    teach, since their own codes are often wrong.
    """
    inner = np.clip(answers.confidence, 0.001, 0.999)
    logit = np.log(inner / (1 - inner))
    scale, shift = _platt(logit, answers.accepted)
    return dataclasses.replace(
        calibration,
        confidence={name: weight * scale for name, weight in calibration.confidence.items()},
        intercept=calibration.intercept * scale + shift,
    )


def set_confidence(
    encoder: Encoder,
    vectors: OccupationVectors,
    calibration: Calibration,
    gold: Sequence[GoldTitle],
) -> Calibration:
    """Return a calibration whose confidence is how often it is right on `gold`.

    Only the confidence changes, not which class comes first.
    """
    # Without a threshold, and without the set confidence of exact names.
    bare = dataclasses.replace(calibration, threshold=0.0, own_name=0.0, reviewed_alias=0.0)
    answers = first_answers(open_with(encoder, vectors, bare), gold)
    return dataclasses.replace(
        recalibrated(calibration, answers), reviewed_alias=alias_confidence(gold)
    )


def cross_fitted(
    encoder: Encoder,
    vectors: OccupationVectors,
    calibration: Calibration,
    gold: Sequence[GoldTitle],
) -> Answers:
    """Return the first answers, each as sure as titles of the other half make it."""
    first, second = halves(gold)
    parts = []
    for fitted_on, asked in ((first, second), (second, first)):
        fitted = set_confidence(encoder, vectors, calibration, fitted_on)
        never = dataclasses.replace(fitted, threshold=0.0)
        parts.append(first_answers(open_with(encoder, vectors, never), asked))
    return Answers(
        *(
            np.concatenate([getattr(part, field.name) for part in parts])
            for field in dataclasses.fields(Answers)
        )
    )


def alias_confidence(gold: Sequence[GoldTitle]) -> float:
    """Return how often an alias of our list that is the whole title has the right class.

    By Laplace's rule of succession, since it is nearly always right among a few dozen.

    Parameters
    ----------
    gold
        Titles with a class chosen by reading.
    """
    codes: dict[str, set[str]] = {}
    for alias, code in load_extra_aliases():
        codes.setdefault(alias.lower(), set()).add(code)
    named = [(title, codes.get(clean_title(title.title).lower(), set())) for title in gold]
    right = [found <= title.accepted for title, found in named if len(found) == 1]
    return round((sum(right) + 1) / (len(right) + 2), 2)


def _platt(logit: FloatArray, right: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return scale (never negative) and shift of a logistic fit, by Newton's method."""
    design = np.column_stack([logit, np.ones_like(logit)])
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        probability = 1 / (1 + np.exp(-(design @ weights)))
        spread = probability * (1 - probability)
        hessian = design.T @ (design * spread[:, None]) + 1e-3 * np.eye(2)
        gradient = design.T @ (right - probability) - 1e-3 * (weights - [1.0, 0.0])
        weights = weights + np.linalg.solve(hessian, gradient)
    return max(float(weights[0]), 0.0), float(weights[1])

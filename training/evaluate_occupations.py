"""Measure the occupation linker on titles with a class chosen by reading."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.encoder.encode import Encoder
from features.occupation.aliases import (
    build_alias_table,
    load_extra_aliases,
    load_reviewed_classes,
)
from features.occupation.calibration import Calibration, load_calibration
from features.occupation.linker import OccupationLinker
from features.occupation.vectors import OccupationVectors, load_or_build_vectors
from features.progress import Progress, silent
from recommender.metrics.calibration import expected_calibration_error
from training.gold_figures import GoldFigures, measure_linker, title_figures
from training.gold_titles import NO_WORK, GoldTitle

COVERAGE = 0.9
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


@dataclass(frozen=True, slots=True)
class OccupationReport:
    """Figures of the reporting half.

    Parameters
    ----------
    figures
        As in service, with intervals, by family.
    calibration_error
        Of the confidence that the class is one a coder could defend.
    accepted_at_coverage, group_at_coverage
        How often class and 小类 are right in the surest `COVERAGE` of titles.
    curve
        Coverage, and the share of wrong 小类 in it, surest titles first.
    """

    figures: GoldFigures
    calibration_error: float
    accepted_at_coverage: float
    group_at_coverage: float
    curve: tuple[tuple[float, float], ...]

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        return dataclasses.asdict(self)

    def lines(self) -> Iterator[str]:
        """Yield the report as lines of a table."""
        for family, figures in self.figures.families.items():
            shown = "  ".join(
                f"{k} {v.mean:.3f} [{v.low:.3f}, {v.high:.3f}]" for k, v in figures.items()
            )
            yield f"{family:<13} {shown}  n={self.figures.n_titles[family]}"
        yield f"calibration error {self.calibration_error:.3f}"
        yield (
            f"surest {COVERAGE:.0%} of titles: class {self.accepted_at_coverage:.3f}, "
            f"小类 {self.group_at_coverage:.3f}"
        )


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


def evaluate_occupations(
    encoder: Encoder,
    cache_dir: Path,
    gold: Sequence[GoldTitle],
    seed: int,
    progress: Progress = silent,
) -> OccupationReport:
    """Return the figures of the half that nothing was calibrated on (about 10 s)."""
    calibration = load_calibration(encoder.identity)
    table = build_alias_table(load_reviewed_classes(), load_extra_aliases())
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    reporting = halves(gold)[1]
    never = open_with(encoder, vectors, dataclasses.replace(calibration, threshold=0.0))
    answers = first_answers(never, reporting)
    order = np.argsort(-answers.confidence, kind="stable")
    n_covered = int(np.ceil(COVERAGE * len(order)))
    wrong = np.cumsum(~answers.group[order]) / np.arange(1, len(order) + 1)
    return OccupationReport(
        figures=measure_linker(open_with(encoder, vectors, calibration), reporting, seed),
        calibration_error=expected_calibration_error(answers.confidence, answers.accepted),
        accepted_at_coverage=float(answers.accepted[order[:n_covered]].mean()),
        group_at_coverage=float(answers.group[order[:n_covered]].mean()),
        curve=tuple(
            (round((i + 1) / len(order), 4), round(float(share), 4))
            for i, share in enumerate(wrong)
        ),
    )


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

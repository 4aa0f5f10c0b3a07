"""Measure the occupation linker on titles with a class chosen by reading."""

from __future__ import annotations

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
from features.occupation.calibration import load_calibration
from features.occupation.vectors import load_or_build_vectors
from features.progress import Progress, silent
from recommender.metrics.calibration import expected_calibration_error
from training.gold_figures import GoldFigures, measure_linker
from training.gold_titles import GoldTitle
from training.linker_confidence import cross_fitted, open_with

COVERAGE = 0.9
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OccupationReport:
    """Figures of the labelled titles.

    Parameters
    ----------
    figures
        As in service, with intervals, by family.
    calibration_error
        Of the confidence, fitted on the other half, that a coder could defend the class.
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
        families = {
            name: {figure: interval._asdict() for figure, interval in figures.items()}
            for name, figures in self.figures.families.items()
        }
        return {
            "families": families,
            "titles": self.figures.n_titles,
            "titles_without_work": self.figures.n_without_work,
            "of_these_abstained": self.figures.n_abstained,
            "calibration_error": self.calibration_error,
            "accepted_at_coverage": self.accepted_at_coverage,
            "group_at_coverage": self.group_at_coverage,
            "curve": self.curve,
        }

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


def evaluate_occupations(
    encoder: Encoder,
    cache_dir: Path,
    gold: Sequence[GoldTitle],
    seed: int,
    progress: Progress = silent,
) -> OccupationReport:
    """Return the figures of all titles (about 20 s).

    Which class comes first was fitted on other titles. How sure the linker is, is fitted on
    one half of these and measured on the other, and the other way round.
    """
    calibration = load_calibration(encoder.identity)
    table = build_alias_table(load_reviewed_classes(), load_extra_aliases())
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    answers = cross_fitted(encoder, vectors, calibration, gold)
    order = np.argsort(-answers.confidence, kind="stable")
    n_covered = int(np.ceil(COVERAGE * len(order)))
    wrong = np.cumsum(~answers.group[order]) / np.arange(1, len(order) + 1)
    return OccupationReport(
        figures=measure_linker(open_with(encoder, vectors, calibration), gold, seed),
        calibration_error=expected_calibration_error(answers.confidence, answers.accepted),
        accepted_at_coverage=float(answers.accepted[order[:n_covered]].mean()),
        group_at_coverage=float(answers.group[order[:n_covered]].mean()),
        curve=tuple(
            (round((i + 1) / len(order), 4), round(float(share), 4))
            for i, share in enumerate(wrong)
        ),
    )

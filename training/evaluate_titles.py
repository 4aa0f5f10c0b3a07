"""Measure how well a model understands titles, on every benchmark that is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.metrics.interval import Interval, bootstrap_interval
from training.benchmarks.bilingual import measure_bilingual, read_pairs
from training.benchmarks.csco import measure_csco
from training.benchmarks.melo import measure_melo, read_melo
from training.benchmarks.models import EncoderModel, TitleModel
from training.benchmarks.neighbours import coded_neighbours, measure_neighbours

MELO_FOLDER = "melo_usa_en"
N_RESAMPLES = 2000
Figures = Mapping[str, npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one benchmark.

    Parameters
    ----------
    benchmark
        Its name, with the part of it after a blank.
    n_queries
        Queries behind each figure.
    figures
        Mean and 95% interval by metric.
    """

    benchmark: str
    n_queries: int
    figures: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class TitleReport:
    """What was measured, of which model, and what could not be.

    Parameters
    ----------
    model
        Name and content hash.
    seed
        Of the resamples.
    measured
        One entry a benchmark.
    skipped
        Reasons by benchmark.
    """

    model: str
    seed: int
    measured: tuple[Measured, ...]
    skipped: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        return {
            "model": self.model,
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            "benchmarks": {
                item.benchmark: {
                    "queries": item.n_queries,
                    **{
                        name: {k: round(v, 4) for k, v in interval._asdict().items()}
                        for name, interval in item.figures.items()
                    },
                }
                for item in self.measured
            },
            "skipped": dict(self.skipped),
        }


def evaluate_titles(
    model: TitleModel,
    data: Path | None,
    pairs: Path | None,
    seed: int = 0,
    progress: Progress = silent,
) -> TitleReport:
    """Measure `model` on MELO, on Chinese ad titles and on translations.

    Parameters
    ----------
    model
        An encoder, or a lexical baseline, which takes what has one language.
    data
        Folder of benchmarks; those that are not there are skipped.
    pairs
        File of translations.
    seed
        Of the resamples that give the intervals.
    progress
        Told the texts embedded.
    """
    rng = np.random.default_rng(seed)
    skipped: dict[str, str] = {}
    measured = tuple(
        Measured(
            name,
            len(next(iter(figures.values()))),
            {metric: bootstrap_interval(v, rng, N_RESAMPLES) for metric, v in figures.items()},
        )
        for name, figures in _benchmarks(model, data, pairs, progress, skipped)
    )
    return TitleReport(model.name, seed, measured, skipped)


def _benchmarks(
    model: TitleModel,
    data: Path | None,
    pairs: Path | None,
    progress: Progress,
    skipped: dict[str, str],
) -> Iterator[tuple[str, Figures]]:
    if data is not None and (data / MELO_FOLDER).is_dir():
        yield MELO_FOLDER, measure_melo(read_melo(data / MELO_FOLDER), model, progress)
    else:
        skipped[MELO_FOLDER] = "its folder is not there"
    yield "zh_neighbours", measure_neighbours(coded_neighbours(), model, progress)
    if not isinstance(model, EncoderModel):
        skipped.update(dict.fromkeys(("zh_en", "csco"), "a lexical baseline has no meaning"))
        return
    if pairs is not None and pairs.is_file():
        yield "zh_en", measure_bilingual(read_pairs(pairs), model, progress)
    else:
        skipped["zh_en"] = "the file of pairs is not there"
    for part, figures in measure_csco(model.encoder, progress).items():
        yield f"csco {part}", figures

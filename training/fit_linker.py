"""Fit the occupation linker anew: after new names, new classes or a new encoder."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from features.encoder.encode import Encoder
from features.occupation.aliases import (
    build_alias_table,
    load_extra_aliases,
    load_reviewed_classes,
)
from features.occupation.calibration import Calibration, load_calibration
from features.occupation.vectors import load_or_build_vectors
from features.progress import Progress, silent
from training.evaluate_occupations import first_answers, halves, open_with, recalibrated
from training.gold_titles import GoldTitle
from training.occupations import coded_titles, fit_calibration, write_calibration


def fit_linker(
    encoder: Encoder,
    cache_dir: Path,
    gold: Sequence[GoldTitle],
    folder: Path,
    fitted_on: date,
    progress: Progress = silent,
) -> Calibration:
    """Fit on machine-coded titles, set the confidence by titles that were read, and write it.

    Parameters
    ----------
    encoder
        The encoder in force. One that was trained on these titles fits too well: then fit
        on classes it never saw.
    cache_dir
        Where vectors of the names are kept.
    gold
        Titles with a class chosen by reading; only their tuning half is used.
    folder
        Where the file is written.
    fitted_on
        The day that the file names.
    progress
        Told how far embedding is.
    """
    table = build_alias_table(load_reviewed_classes(), load_extra_aliases())
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    before, coded = load_calibration(), coded_titles(encoder, fitting=True)
    fitted = fit_calibration(open_with(encoder, vectors, before), coded, before.threshold)
    # Without a threshold, and without the set confidence of exact names.
    bare = dataclasses.replace(fitted, threshold=0.0, own_name=0.0, reviewed_alias=0.0)
    answers = first_answers(open_with(encoder, vectors, bare), halves(gold)[0])
    calibration = recalibrated(fitted, answers)
    write_calibration(calibration, folder, encoder, len(coded.titles), fitted_on)
    return calibration

"""Fit the occupation linker anew: after new names, new classes or a new encoder."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from features.encoder.encode import Encoder
from features.occupation.aliases import (
    build_alias_table,
    load_extra_aliases,
    load_reviewed_classes,
)
from features.occupation.calibration import load_calibration
from features.occupation.csco import load_classes
from features.occupation.vectors import load_or_build_vectors
from features.progress import Progress, silent
from training.encoder.chinese import titles_kept_aside
from training.fit_curves import fit_curves
from training.gold_titles import GoldTitle
from training.linker_confidence import open_with, set_confidence
from training.occupations import CodedTitles, coded_titles, fit_calibration, write_calibration

# What names no work (随便, hello world) comes out at .43; of titles that do, one in 25 is lower.
THRESHOLD = 0.45


def fit_linker(
    encoder: Encoder,
    cache_dir: Path,
    gold: Sequence[GoldTitle],
    sample: Path,
    folder: Path,
    fitted_on: date,
    progress: Progress = silent,
) -> Path:
    """Fit on machine-coded titles, set the confidence by titles that were read, and write it.

    The curves by which the scorer reads the encoder's cosines are set along with it.

    Parameters
    ----------
    encoder
        The encoder in force. Only titles of classes are used of which no title trained it:
        on the others it looks better than it is.
    cache_dir
        Where vectors of the names are kept.
    gold
        Titles with a class chosen by reading, which set how sure the linker is.
    sample
        Folder of the sample city, by whose postings the curves are set.
    folder
        Where the file is written.
    fitted_on
        The day that the file names.
    progress
        Told how far embedding is.
    """
    table = build_alias_table(load_reviewed_classes(), load_extra_aliases())
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    before = dataclasses.replace(load_calibration(encoder.identity), threshold=THRESHOLD)
    coded = never_trained_on(coded_titles(encoder, fitting=True))
    fitted = fit_calibration(open_with(encoder, vectors, before), coded, before)
    calibration = set_confidence(encoder, vectors, fitted, gold)
    opened = open_with(encoder, vectors, calibration)
    calibration = dataclasses.replace(calibration, curves=fit_curves(encoder, opened, sample))
    return write_calibration(calibration, folder, encoder, len(coded.titles), fitted_on)


def never_trained_on(coded: CodedTitles) -> CodedTitles:
    """Return the titles of classes of which no title trains the encoder."""
    kept_aside = np.array([titles_kept_aside(c.code) for c in load_classes()], dtype=np.bool_)
    rows = np.flatnonzero(kept_aside[coded.classes])
    titles = [coded.titles[row] for row in rows]
    return CodedTitles(titles, coded.vectors[rows], coded.classes[rows])

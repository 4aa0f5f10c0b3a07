"""Titles of Chinese ads to classes of the national classification, split by class.

Half of the machine-coded titles was never fitted on. Of these, titles of three classes in
ten belong to classes none of whose titles, of either half, trained anything. More than
a third of the codes are wrong, so figures err low.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from features.encoder.encode import Encoder
from features.occupation.aliases import build_alias_table, load_extra_aliases
from features.occupation.calibration import FUSION_SIGNALS, Calibration, load_calibration
from features.occupation.csco import load_classes
from features.occupation.linker import OccupationLinker
from features.occupation.vectors import compute_vectors
from features.progress import Progress, silent
from recommender.metrics.ranking import middle_ranks
from training.encoder.chinese import titles_never_seen
from training.occupations import CodedTitles, coded_titles

_RRF_CONSTANT = 60
FloatArray = npt.NDArray[np.float64]
Scores = Mapping[str, npt.NDArray[np.float32]]


def measure_csco(encoder: Encoder, progress: Progress = silent) -> dict[str, dict[str, FloatArray]]:
    """Return the figures of each title by part (``seen``, ``unseen``) and name.

    ``name`` ranks by the best name of a class alone, ``rrf`` adds the characters by rank,
    ``fused`` is the linker's own score.

    Returns
    -------
    dict
        Such as ``{"unseen": {"fused_mrr": (n_titles,), ...}, ...}``.
    """
    classes, extra = load_classes(), load_extra_aliases()
    vectors = compute_vectors(encoder, build_alias_table(classes, extra), progress)
    linker = OccupationLinker(encoder, classes, extra, vectors)
    coded = coded_titles(encoder, fitting=False)
    unseen_class = np.array([titles_never_seen(c.code) for c in classes])
    unseen = unseen_class[coded.classes]
    scores = _scores(linker, coded, load_calibration(encoder.identity))
    return {
        part: _figures(scores, coded.classes, rows)
        for part, rows in (("seen", ~unseen), ("unseen", unseen))
    }


def _scores(linker: OccupationLinker, coded: CodedTitles, calibration: Calibration) -> Scores:
    signals = linker.signals(coded.titles, coded.vectors)
    return {
        **{name: signals[name] for name in FUSION_SIGNALS},
        "rrf": _reciprocal(signals["name"]) + _reciprocal(signals["lexical"]),
        "fused": calibration.scores(signals),
    }


def _figures(
    scores: Scores, classes: npt.NDArray[np.intp], rows: npt.NDArray[np.bool_]
) -> dict[str, FloatArray]:
    figures = {}
    for name, values in scores.items():
        ranks = middle_ranks(values[rows], classes[rows])
        figures[f"{name}_recall_at_1"] = (ranks <= 1).astype(np.float64)
        figures[f"{name}_mrr"] = 1 / ranks
    return figures


def _reciprocal(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    ranks = (-scores).argsort(axis=1).argsort(axis=1) + 1
    reciprocal: npt.NDArray[np.float32] = (1 / (_RRF_CONSTANT + ranks)).astype(np.float32)
    return reciprocal

"""Chinese ad titles of one class find each other: no name, no definition, no linker.

Only classes none of whose titles trained an encoder. Their codes are machine-given and
often wrong, so the figures err low; they compare models.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from features.occupation.csco import load_silver_titles
from features.progress import Progress, silent
from recommender.metrics.ranking import average_precision, hit_at, reciprocal_rank
from training.benchmarks.models import TitleModel
from training.encoder.chinese import titles_never_seen

FloatArray = npt.NDArray[np.float64]


def coded_neighbours() -> list[tuple[str, str]]:
    """Return title and code of never-seen classes that have two titles or more."""
    rows = sorted(
        {(title, code) for title, code in load_silver_titles() if titles_never_seen(code)}
    )
    counts = Counter(code for _, code in rows)
    return [(title, code) for title, code in rows if counts[code] > 1]


def measure_neighbours(
    rows: list[tuple[str, str]], model: TitleModel, progress: Progress = silent
) -> dict[str, FloatArray]:
    """Return ``map``, ``mrr`` and ``hit_at_1`` of each title against all the others."""
    titles = [title for title, _ in rows]
    codes = np.array([code for _, code in rows])
    similarities = model.similarities(titles, titles, progress)
    np.fill_diagonal(similarities, -np.inf)
    figures = []
    for scores, code in zip(similarities, codes, strict=True):
        order = np.argsort(-scores, kind="stable")[:-1]  # the last is the title itself
        found = codes[order] == code
        figures.append(
            (average_precision(found, int(found.sum())), reciprocal_rank(found), hit_at(found, 1))
        )
    return dict(zip(("map", "mrr", "hit_at_1"), np.array(figures).T, strict=True))

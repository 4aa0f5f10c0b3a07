"""Chinese titles to their English translations and back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from training.benchmarks.models import TitleModel

FloatArray = npt.NDArray[np.float64]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Return the pairs ``zh`` and ``en`` of a file of one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [(row["zh"], row["en"]) for row in rows]


def measure_bilingual(
    pairs: list[tuple[str, str]], model: TitleModel, progress: Progress = silent
) -> dict[str, FloatArray]:
    """Return 1 for each title whose translation is the nearest of all, else 0.

    Returns
    -------
    dict
        ``zh_en_hit_at_1`` and ``en_zh_hit_at_1``, each of shape ``(n_pairs,)``, and
        ``hit_at_1``, their mean by pair.
    """
    chinese, english = ([pair[side] for pair in pairs] for side in (0, 1))
    similarities = model.similarities(chinese, english, progress)
    own = np.arange(len(pairs))
    forth = (similarities.argmax(axis=1) == own).astype(np.float64)
    back = (similarities.argmax(axis=0) == own).astype(np.float64)
    return {"zh_en_hit_at_1": forth, "en_zh_hit_at_1": back, "hit_at_1": (forth + back) / 2}

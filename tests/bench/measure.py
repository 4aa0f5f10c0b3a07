"""Time calls in turn, so that a drift of the machine hits both sides alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np


def in_turn(
    sides: dict[str, Callable[[str], object]], inputs: Sequence[str]
) -> dict[str, np.ndarray]:
    """Return milliseconds of every call, ``(n_inputs,)`` a side, after one warm-up each."""
    for call in sides.values():
        call(inputs[0])
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for text in inputs:
        for name, call in sides.items():
            start = time.perf_counter()
            call(text)
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: np.array(values) for name, values in taken.items()}


def summary(milliseconds: np.ndarray) -> dict[str, float]:
    """Return the median and the 99th percentile, rounded."""
    return {
        "p50_ms": round(float(np.percentile(milliseconds, 50)), 2),
        "p99_ms": round(float(np.percentile(milliseconds, 99)), 2),
    }

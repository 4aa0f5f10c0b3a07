"""Scales with round marks."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Values to places along an axis.

    Parameters
    ----------
    low, high
        Values at its ends.
    start, end
        Where these are in the picture.
    marks
        Round values between them.
    """

    low: float
    high: float
    start: float
    end: float
    marks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a value is."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def round_scale(least: float, most: float, start: float, end: float, n_marks: int = 4) -> Scale:
    """Return a scale that has room for two values and ends at round ones.

    Parameters
    ----------
    least, most
        The values; one of its own is given room on both sides.
    start, end
        Where the scale lies.
    n_marks
        About how many marks there are to be.
    """
    if most - least <= 1e-6 * max(1.0, abs(most)):
        least, most = min(least, 0.0), max(most, least + 1.0)
    step = _round_step((most - least) / n_marks)
    low, high = math.floor(least / step) * step, math.ceil(most / step) * step
    n = round((high - low) / step)
    return Scale(low, high, start, end, tuple(round(low + i * step, 10) for i in range(n + 1)))


def _round_step(rough: float) -> float:
    """Return 1, 2 or 5 times a power of ten, not less than a step."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 5, 10) if power * m >= rough * (1 - 1e-9))

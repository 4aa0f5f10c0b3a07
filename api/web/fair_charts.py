"""Bars as SVG, drawn here: a label, a bar or two, and the number beside each.

Narrow enough to be read on a telephone. Every picture stands beside a table with the same
numbers, so it is one image with a name to whoever does not see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
_TEXT, _BAR, _GAP, _TITLE, _LEGEND = 15, 11, 8, 24, 20
_NUMBER_WIDTH = 64


@dataclass(frozen=True)
class BarRow:
    """One label with one value a series, and what is written beside each bar."""

    label: str
    values: tuple[float, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """One bar: where, how long, of which series, and the number at its end."""

    y: float
    width: float
    series: int
    shown: str


@dataclass(frozen=True)
class DrawnRow:
    """One label with its bars; the label stands at `y`."""

    label: str
    y: float
    bars: tuple[Drawn, ...]


@dataclass(frozen=True)
class BarChart:
    """A picture, measured in the units of its view box.

    Parameters
    ----------
    title
        Stands above and is the picture's name.
    series
        What the bars are, with the height each is named at; none named where there is one.
    left
        Where bars begin.
    rows
        From top to bottom.
    height
        Of the whole.
    """

    title: str
    series: tuple[tuple[str, float], ...]
    left: float
    rows: tuple[DrawnRow, ...]
    height: float

    @property
    def width(self) -> int:
        """Return the width of the view box."""
        return WIDTH

    @property
    def bar_height(self) -> int:
        """Return how thick a bar is."""
        return _BAR


def bar_chart(
    title: str,
    rows: Sequence[BarRow],
    series: Sequence[str] = (),
    most: float | None = None,
    label_width: int = 0,
) -> BarChart:
    """Return a picture of rows.

    Parameters
    ----------
    title
        What it shows.
    rows
        At least one; no value below 0.
    series
        Names of the values of a row, where there are several.
    most
        The value of a full bar; by default the largest there is.
    label_width
        For labels at the left of their bars; 0 puts labels above them.
    """
    full = most or max((value for row in rows for value in row.values), default=0) or 1
    room = WIDTH - label_width - _NUMBER_WIDTH
    named = tuple((name, _TITLE + _LEGEND * (i + 0.8)) for i, name in enumerate(series))
    y = float(_TITLE + _LEGEND * len(series) + _GAP)
    drawn: list[DrawnRow] = []
    for row in rows:
        top = y if label_width else y + _TEXT
        bars = tuple(
            Drawn(top + _BAR * i, round(room * min(value / full, 1), 1), i, shown)
            for i, (value, shown) in enumerate(zip(row.values, row.shown, strict=True))
        )
        drawn.append(DrawnRow(row.label, y + _BAR, bars))
        y = top + _BAR * len(bars) + _GAP
    return BarChart(title, named, label_width, tuple(drawn), y)

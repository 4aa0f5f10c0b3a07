"""Bars: a label, a bar or two, and the number beside each; narrow enough for a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.web.charts.figure import Figure
from api.web.charts.svg import WIDTH, bar, fitted, picture, text, width_of

_TEXT, _BAR, _GAP, _TITLE, _LEGEND = 19, 15, 9, 24, 22
_NUMBER_WIDTH = 64


@dataclass(frozen=True)
class BarRow:
    """One label with one value a series, and what is written beside each bar.

    A value of ``None`` is not known: it has its words and no bar.
    """

    label: str
    values: tuple[float | None, ...]
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
    def picture(self) -> Markup:
        """Return it as SVG."""
        return picture(self.title, "", self.height, _parts(self))


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
    full = most or max((value or 0 for row in rows for value in row.values), default=0) or 1
    written = max((width_of(shown) for row in rows for shown in row.shown), default=0) + 8
    room = WIDTH - label_width - max(_NUMBER_WIDTH, min(written, WIDTH / 2))
    named = tuple((name, _TITLE + _LEGEND * (i + 0.8)) for i, name in enumerate(series))
    y = float(_TITLE + _LEGEND * len(series) + _GAP)
    drawn: list[DrawnRow] = []
    for row in rows:
        top = y if label_width else y + _TEXT
        bars = tuple(
            Drawn(top + _BAR * i, round(room * min((value or 0) / full, 1), 1), i, shown)
            for i, (value, shown) in enumerate(zip(row.values, row.shown, strict=True))
        )
        drawn.append(DrawnRow(row.label, y + _BAR, bars))
        y = top + _BAR * len(bars) + _GAP
    return BarChart(title, named, label_width, tuple(drawn), y)


def bar_figure(
    title: str,
    columns: Sequence[str],
    rows: Sequence[BarRow],
    most: float | None = None,
    note: str = "",
) -> Figure:
    """Return bars beside their table.

    Parameters
    ----------
    title
        What both show.
    columns
        What names a row, then what each value is; with two values, bars have a legend.
    rows
        One or two values each.
    most
        The value of a full bar.
    note
        What to know of it.
    """
    series = columns[1:] if len(columns) > 2 else ()
    chart = bar_chart(title, rows, series, most)
    table = tuple((row.label, *row.shown) for row in rows)
    return Figure(title, chart.picture, tuple(columns), table, note)


def _parts(chart: BarChart) -> Iterator[Markup]:
    yield text(0, 16, fitted(chart.title, WIDTH), "title")
    for i, (name, y) in enumerate(chart.series):
        yield bar(1, y - 12, 13, 13, i)
        yield text(20, y, name)
    for row in chart.rows:
        yield text(0, row.y, fitted(row.label, chart.left or WIDTH))
        for drawn in row.bars:
            yield bar(chart.left + 1, drawn.y, drawn.width, _BAR - 1, drawn.series)
            yield text(chart.left + drawn.width + 6, drawn.y + _BAR - 2, drawn.shown)

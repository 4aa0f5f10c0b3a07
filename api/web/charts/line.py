"""A number over time: a line from day to day, or steps for what stays until it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from api.web.charts.figure import Figure
from api.web.charts.scale import Scale, round_scale
from api.web.charts.svg import WIDTH, curve, fitted, number, picture, rule, text, width_of

_TOP, _PLOT, _BELOW = 34, 180, 28
HEIGHT = _TOP + _PLOT + _BELOW


def line_figure(
    title: str,
    columns: tuple[str, str],
    points: Sequence[tuple[date, float]],
    day: Callable[[date], str] = date.isoformat,
    written: Callable[[float], str] = number,
    note: str = "",
    *,
    stepped: bool = False,
) -> Figure:
    """Return a number over time beside its table, newest first.

    Parameters
    ----------
    title
        What both show.
    columns
        What stands above the days and above the numbers.
    points
        In the order of time.
    day, written
        How a day and a number are written.
    note
        What to know of it.
    stepped
        Whether a number stays until the next one.
    """
    rows = tuple((day(when), written(value)) for when, value in reversed(points))
    parts = _parts(title, points, day, written, stepped) if points else ()
    return Figure(title, picture(title, note, HEIGHT, parts), columns, rows, note)


def step_figure(
    title: str,
    columns: tuple[str, str],
    points: Sequence[tuple[date, float]],
    day: Callable[[date], str] = date.isoformat,
    written: Callable[[float], str] = number,
    note: str = "",
) -> Figure:
    """Return what stays until it changes beside its table; parameters as `line_figure`."""
    return line_figure(title, columns, points, day, written, note, stepped=True)


def _parts(
    title: str,
    points: Sequence[tuple[date, float]],
    day: Callable[[date], str],
    written: Callable[[float], str],
    stepped: bool,
) -> Iterator[Markup]:
    values = [value for _, value in points]
    upwards = round_scale(min(0, *values), max(values), _TOP + _PLOT, _TOP + 8)
    left = max(width_of(written(mark)) for mark in upwards.marks) + 12
    days = [when.toordinal() for when, _ in points]
    right = Scale(days[0], max(days[-1], days[0] + 1), left, WIDTH - 6, ())
    yield text(0, 16, fitted(title, WIDTH), "title")
    for mark in upwards.marks:
        yield rule(left, upwards.at(mark), WIDTH, upwards.at(mark), "grid")
        yield text(left - 6, upwards.at(mark) + 5, written(mark), "end")
    yield rule(left, _TOP + _PLOT, WIDTH, _TOP + _PLOT)
    yield text(left, HEIGHT - 6, day(points[0][0]))
    if days[-1] > days[0]:
        yield text(WIDTH, HEIGHT - 6, day(points[-1][0]), "end")
    places = [(right.at(d), upwards.at(v)) for d, v in zip(days, values, strict=True)]
    yield curve(places, stepped=stepped)

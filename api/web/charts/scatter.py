"""Numbered points: one value to the right, one upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.web.charts.figure import Figure
from api.web.charts.scale import Scale, round_scale
from api.web.charts.svg import WIDTH, dot, fitted, number, picture, rule, text, width_of

_TOP, _PLOT, _BELOW = 56, 220, 44
HEIGHT = _TOP + _PLOT + _BELOW


@dataclass(frozen=True)
class Axis:
    """What is measured along one side, and how a value is written."""

    label: str
    written: Callable[[float], str] = number


@dataclass(frozen=True)
class Point:
    """One numbered point; a value of ``None`` is not known."""

    number: str
    label: str
    x: float | None
    y: float | None


def scatter_figure(
    title: str,
    name: str,
    axes: tuple[Axis, Axis],
    points: Sequence[Point],
    unknown: str,
    note: str = "",
) -> Figure:
    """Return points beside their table.

    Parameters
    ----------
    title
        What both show.
    name
        What stands above what a point is called.
    axes
        To the right, and upwards.
    points
        Those of which a value is not known are in the table only.
    unknown
        What the table says in its place.
    note
        What to know of it.
    """
    across, up = axes
    rows = tuple(
        (
            f"{p.number}. {p.label}",
            unknown if p.x is None else across.written(p.x),
            unknown if p.y is None else up.written(p.y),
        )
        for p in points
    )
    placed = [(p.number, p.x, p.y) for p in points if p.x is not None and p.y is not None]
    drawn = picture(title, note, HEIGHT, _parts(title, axes, placed))
    return Figure(title, drawn, (name, across.label, up.label), rows, note)


def _parts(
    title: str, axes: tuple[Axis, Axis], placed: Sequence[tuple[str, float, float]]
) -> Iterator[Markup]:
    yield text(0, 16, fitted(title, WIDTH), "title")
    yield text(0, 38, axes[1].label)
    yield text(WIDTH, HEIGHT - 4, axes[0].label, "end")
    ups = [y for _, _, y in placed]
    upwards = round_scale(min(ups, default=0), max(ups, default=1), _TOP + _PLOT, _TOP + 10)
    left = max(width_of(axes[1].written(mark)) for mark in upwards.marks) + 16
    right = round_scale(0, max((x for _, x, _ in placed), default=1), left + 12, WIDTH - 14)
    yield from grid(axes, right, upwards, left)
    for said, x, y in reversed(placed):
        yield dot(right.at(x), upwards.at(y), said)


def grid(axes: tuple[Axis, Axis], right: Scale, upwards: Scale, left: float) -> Iterator[Markup]:
    """Return both axes with their marks, and the lines across."""
    for mark in upwards.marks:
        y = upwards.at(mark)
        yield rule(left, y, WIDTH, y, "grid")
        yield text(left - 6, y + 5, axes[1].written(mark), "end")
    yield rule(left, _TOP + _PLOT, WIDTH, _TOP + _PLOT)
    yield rule(left, _TOP, left, _TOP + _PLOT)
    for mark in right.marks:
        yield text(right.at(mark), _TOP + _PLOT + 18, axes[0].written(mark), "middle")

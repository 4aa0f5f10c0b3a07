"""Draw figures with their intervals as an SVG, without a plotting library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from recommender.metrics.interval import Interval

_ROW, _LEFT, _WIDTH, _RIGHT, _TOP = 24, 230, 420, 150, 34
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Bar(NamedTuple):
    """One figure: what it is, and how much."""

    label: str
    value: Interval


def intervals_svg(title: str, bars: Sequence[Bar]) -> str:
    """Return an SVG with one row a figure: a bar to its mean and a line over its interval.

    Parameters
    ----------
    title
        Stands above and is read out first.
    bars
        Figures from 0 to 1; the numbers stand beside the bars too.
    """
    return grouped_svg(title, {"": bars})


def grouped_svg(title: str, blocks: Mapping[str, Sequence[Bar]]) -> str:
    """Return an SVG like that of `intervals_svg`, its rows in blocks under headings.

    Parameters
    ----------
    title
        Stands above and is read out first.
    blocks
        Figures from 0 to 1 by heading; an empty heading takes no row, an empty block neither.
    """
    rows: list[Bar | str] = []
    for heading, bars in blocks.items():
        rows += [heading, *bars] if heading and bars else bars
    height = _TOP + _ROW * len(rows) + 28
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {_LEFT + _WIDTH + _RIGHT} {height}" font-family="sans-serif" '
        'font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<text x="0" y="16" font-size="14" font-weight="bold">{escape(title)}</text>',
    ]
    parts += [_tick(tick, height) for tick in _TICKS]
    for i, row in enumerate(rows):
        top = _TOP + _ROW * i
        parts.append(_heading(row, top) if isinstance(row, str) else _row(row, top))
    return "\n".join([*parts, "</svg>", ""])


def _heading(text: str, top: int) -> str:
    return f'<text x="0" y="{top + _ROW - 6}" font-weight="bold">{escape(text)}</text>'


def _row(bar: Bar, top: int) -> str:
    mean, low, high = (_LEFT + _WIDTH * value for value in bar.value)
    middle = top + _ROW / 2
    numbers = f"{bar.value.mean:.3f} [{bar.value.low:.3f}, {bar.value.high:.3f}]"
    return (
        f'<text x="{_LEFT - 8}" y="{middle + 4}" text-anchor="end">{escape(bar.label)}</text>'
        f'<rect x="{_LEFT}" y="{top + 5}" width="{mean - _LEFT:.1f}" height="{_ROW - 10}" '
        'fill="#5b8db8"/>'
        f'<path d="M{low:.1f} {middle}H{high:.1f}" stroke="#12263a" stroke-width="2"/>'
        f'<text x="{_LEFT + _WIDTH + 8}" y="{middle + 4}">{numbers}</text>'
    )


def _tick(value: float, height: int) -> str:
    x = _LEFT + _WIDTH * value
    return (
        f'<path d="M{x} {_TOP}V{height - 22}" stroke="#ccc"/>'
        f'<text x="{x}" y="{height - 8}" text-anchor="middle">{value:g}</text>'
    )


def curve_svg(title: str, across: str, up: str, points: Sequence[tuple[float, float]]) -> str:
    """Return an SVG of a curve in the unit square.

    Parameters
    ----------
    title
        Stands above and is read out first.
    across, up
        What the two axes are.
    points
        From left to right, both numbers 0 to 1.
    """
    side, left, top = 360, 60, 34
    path = "L".join(f"{left + side * x:.1f} {top + side * (1 - y):.1f}" for x, y in points)
    ticks = [
        f'<path d="M{left} {top + side * (1 - t)}H{left + side}M{left + side * t} {top}'
        f'v{side}" stroke="#ddd" fill="none"/>'
        f'<text x="{left - 6}" y="{top + side * (1 - t) + 4}" text-anchor="end">{t:g}</text>'
        f'<text x="{left + side * t}" y="{top + side + 16}" text-anchor="middle">{t:g}</text>'
        for t in _TICKS
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {left + side + 20} {top + side + 44}" font-family="sans-serif" '
        'font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<text x="0" y="16" font-size="14" font-weight="bold">{escape(title)}</text>',
        *ticks,
        f'<path d="M{path}" fill="none" stroke="#5b8db8" stroke-width="2"/>',
        f'<text x="{left + side / 2}" y="{top + side + 36}" text-anchor="middle">'
        f"{escape(across)}</text>",
        f'<text x="14" y="{top + side / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {top + side / 2})">{escape(up)}</text>',
    ]
    return "\n".join([*parts, "</svg>", ""])

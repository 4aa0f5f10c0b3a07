"""Pieces of SVG: no style and no script in it, so that it passes the content policy.

Colours are classes, which the stylesheets set, with the same colour as an attribute for files
that stand alone. No two series differ by hue alone: paper may be black and white.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from markupsafe import Markup

WIDTH: Final = 360  # of every view box: a telephone, so that text keeps its size
FONT: Final = 14
INK, QUIET, DARK, LIGHT = "#14202b", "#5b6b78", "#0a4a7a", "#fff4d6"
# Every value put into these is escaped.
_PICTURE: Final = Markup(
    '<svg class="chart" role="img" aria-label="{title}" viewBox="0 0 {width} {height}" '
    'font-family="sans-serif" font-size="{font}">\n<desc>{said}</desc>\n{inside}\n</svg>'
)
_TEXT: Final = {
    "": Markup('<text x="{x}" y="{y}">{said}</text>'),
    "middle": Markup('<text x="{x}" y="{y}" text-anchor="middle">{said}</text>'),
    "end": Markup('<text x="{x}" y="{y}" text-anchor="end">{said}</text>'),
    "title": Markup('<text x="{x}" y="{y}" font-weight="bold">{said}</text>'),
}
_BARS: Final = (
    Markup('<rect class="a" x="{x}" y="{y}" width="{w}" height="{h}" fill="{dark}"/>'),
    Markup(
        '<rect class="b" x="{x}" y="{y}" width="{w}" height="{h}" fill="{light}" stroke="{ink}"/>'
    ),
)
_RULES: Final = {
    "axis": Markup('<path class="axis" d="M{x1} {y1}L{x2} {y2}" stroke="{colour}" fill="none"/>'),
    "grid": Markup(
        '<path class="grid" d="M{x1} {y1}L{x2} {y2}" stroke="{colour}" fill="none" '
        'stroke-dasharray="2 4"/>'
    ),
}
_DOT: Final = Markup('<circle class="b" cx="{x}" cy="{y}" r="10" fill="{light}" stroke="{ink}"/>')
_END: Final = Markup('<circle class="a" cx="{x}" cy="{y}" r="4" fill="{dark}"/>')
_CURVE: Final = Markup(
    '<path class="curve" d="{drawn}" stroke="{dark}" stroke-width="2.5" fill="none"/>'
)
Kind = Literal["", "middle", "end", "title"]


def picture(title: str, said: str, height: float, parts: Iterable[Markup]) -> Markup:
    """Return a whole picture; `said` is read aloud behind its name."""
    inside = Markup("\n").join(parts)
    return _PICTURE.format(
        title=title, width=WIDTH, height=number(height), font=FONT, said=said, inside=inside
    )


def text(x: float, y: float, said: str, kind: Kind = "") -> Markup:
    """Return words that begin at a point, or end or have their middle there."""
    return _TEXT[kind].format(x=number(x), y=number(y), said=said)


def bar(x: float, y: float, width: float, height: float, series: int) -> Markup:
    """Return a bar of the first or second series; one of no length is not drawn."""
    if width <= 0:
        return Markup("")
    sides = {"x": number(x), "y": number(y), "w": number(width), "h": number(height)}
    return _BARS[series].format(**sides, dark=DARK, light=LIGHT, ink=INK)


def rule(
    x1: float, y1: float, x2: float, y2: float, name: Literal["axis", "grid"] = "axis"
) -> Markup:
    """Return a straight line: an axis, or the grid behind."""
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return _RULES[name].format(**ends, colour=QUIET)


def dot(x: float, y: float, said: str) -> Markup:
    """Return a circle with a number in it."""
    circle = _DOT.format(x=number(x), y=number(y), light=LIGHT, ink=INK)
    return circle + text(x, y + 5, said, "middle")


def curve(points: Sequence[tuple[float, float]], *, stepped: bool) -> Markup:
    """Return a line through points, or one that keeps each height until the next point.

    It ends in a dot, so that one point alone is seen too.
    """
    drawn: list[str] = []
    for x, y in points:
        if drawn and stepped:
            drawn.append(f"H{number(x)}V{number(y)}")
        else:
            drawn.append(f"{'L' if drawn else 'M'}{number(x)} {number(y)}")
    x, y = points[-1]
    end = _END.format(x=number(x), y=number(y), dark=DARK)
    return _CURVE.format(drawn="".join(drawn), dark=DARK) + end


def number(value: float) -> str:
    """Return a coordinate as short as it can be."""
    return f"{value:.1f}".removesuffix(".0")


def width_of(said: str, size: float = FONT) -> float:
    """Return about how wide words are: Chinese takes a square a sign, Latin a bit over half."""
    return sum(size if unicodedata.east_asian_width(c) in "WF" else 0.58 * size for c in said)


def fitted(said: str, room: float) -> str:
    """Return words cut to the room there is; the table has them whole."""
    if width_of(said) <= room:
        return said
    kept = said
    while kept and width_of(kept) + FONT > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"

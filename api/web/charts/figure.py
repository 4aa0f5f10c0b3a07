"""A picture and the table of the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Figure:
    """What `components/chart_figure.html` shows.

    Parameters
    ----------
    title
        Of both.
    picture
        The SVG; one image with a name to whoever does not see it.
    columns
        What stands above the table; the first one is of what names a row.
    rows
        All numbers of the picture, and those for which it has no place.
    note
        What is left out of the picture, and why.
    """

    title: str
    picture: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

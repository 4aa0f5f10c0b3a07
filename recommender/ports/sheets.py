"""Tables for people, as a workbook is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class OutSheet:
    """One sheet of a workbook.

    Parameters
    ----------
    name
        On its tab.
    header
        One name a column.
    rows
        Cells, text or numbers, as many as the header has.
    widths
        Of the columns, in characters.
    note
        At the foot of every printed page: for whose eyes it is.
    new_page_at
        Positions in `rows` with which a printed page begins.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    widths: Sequence[int]
    note: str = ""
    new_page_at: Sequence[int] = ()

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
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    widths: Sequence[int]

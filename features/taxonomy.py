"""Read the project's own taxonomy tables (``data/taxonomies``), once, when first asked for."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TAXONOMY_FOLDER = Path(__file__).resolve().parents[1] / "data" / "taxonomies"


@cache
def read_rows(file_name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one taxonomy table, header names as keys.

    Parameters
    ----------
    file_name
        Name of a CSV file in ``data/taxonomies`` (UTF-8, first line the header).

    Raises
    ------
    FileNotFoundError
        There is no such table.
    """
    with (TAXONOMY_FOLDER / file_name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values separated by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())

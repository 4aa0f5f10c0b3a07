"""Read the project's own taxonomy tables (``data/taxonomies``), once, when first asked for."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TAXONOMY_FOLDER = Path(__file__).resolve().parents[1] / "data" / "taxonomies"


def taxonomies_hash() -> str:
    """Return a hash of all tables: of the dictionaries that columns are read with."""
    digest = hashlib.sha256()
    for path in sorted(TAXONOMY_FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


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


def named_rows(file_name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each Chinese name and each alias of a table with its row."""
    for row in read_rows(file_name):
        for name in (row["name_zh"], *split_cell(row["aliases"])):
            yield name, row


@cache
def all_within(file_name: str, column: str, code: str) -> frozenset[str]:
    """Return a code and all that it leads to, step by step; an unknown one only itself.

    Parameters
    ----------
    file_name
        Name of a table.
    column
        The column with the codes that a row leads to.
    code
        Where to begin.
    """
    below = {row["code"]: split_cell(row[column]) for row in read_rows(file_name)}
    found: set[str] = set()
    waiting = [code]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(below.get(current, ()))
    return frozenset(found)

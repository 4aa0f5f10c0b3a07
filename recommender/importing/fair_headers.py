"""Which columns of the tables of a fair hold what postings and seekers have no field for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

import yaml

from recommender.importing.headers import compared_name

FairTable = Literal["booths", "attendees"]
_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "taxonomies" / "fair_headers.yaml"


def columns_of(names: Iterable[str], table: FairTable) -> dict[str, str]:
    """Return the header of each field that a table has, the preferred one of several.

    Parameters
    ----------
    names
        Headers as they stand in the file.
    table
        Which of the two tables.
    """
    known = _fields(table)
    best: dict[str, tuple[int, str]] = {}
    for name in filter(None, names):
        found = known.get(compared_name(name))
        if found is not None:
            field, rank = found
            best[field] = min(best.get(field, (rank, name)), (rank, name))
    return {field: name for field, (_, name) in best.items()}


@cache
def _fields(table: FairTable) -> Mapping[str, tuple[str, int]]:
    listed: dict[str, dict[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        compared_name(name): (field, rank)
        for field, names in listed[table].items()
        for rank, name in enumerate(names)
    }

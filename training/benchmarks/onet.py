"""Read skills and related occupations of O*NET."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recommender.errors import NotFound

SKILLS_FILE: Final = "skills_importance_level.csv"
RELATED_FILE: Final = "Related Occupations.txt"
NEAREST: Final = "Primary-Short"
IMPORTANCE, LEVEL = "IM", "LV"

Profile = Mapping[str, float]
"""How much each skill matters in one occupation, on one scale."""


@dataclass(frozen=True)
class SkillTable:
    """Profiles of occupations by code, on two scales that were rated apart.

    Parameters
    ----------
    importance
        1 to 5.
    level
        0 to 7.
    related
        Pairs of an occupation and one of those nearest to it, in the order of the file.
    """

    importance: Mapping[str, Profile]
    level: Mapping[str, Profile]
    related: tuple[tuple[str, str], ...]


def read_onet(folder: Path) -> SkillTable:
    """Return the table of a folder.

    Parameters
    ----------
    folder
        Holds `SKILLS_FILE` and `RELATED_FILE`. Pairs without skills of both are left out.

    Raises
    ------
    NotFound
        One of the files is not there.
    """
    scales: dict[str, dict[str, dict[str, float]]] = {IMPORTANCE: {}, LEVEL: {}}
    for row in _rows(folder / SKILLS_FILE, ","):
        if row["scale"] in scales:
            profile = scales[row["scale"]].setdefault(row["onetsoc"], {})
            profile[row["skill"]] = float(row["value"])
    rated = scales[IMPORTANCE].keys() & scales[LEVEL].keys()
    pairs = (
        (row["O*NET-SOC Code"], row["Related O*NET-SOC Code"])
        for row in _rows(folder / RELATED_FILE, "\t")
        if row["Relatedness Tier"] == NEAREST
    )
    related = tuple(pair for pair in pairs if rated.issuperset(pair))
    return SkillTable(scales[IMPORTANCE], scales[LEVEL], related)


def _rows(file: Path, delimiter: str) -> Iterator[dict[str, str]]:
    if not file.is_file():
        raise NotFound(kind="file", id=str(file))
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)

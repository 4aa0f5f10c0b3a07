"""Titles of real ads with a class chosen by reading, to measure the linker against.

The file holds no title, only the hash of each; the texts are those of the package that
ships the classification. How they were drawn and labelled: ``tests/gold/occupations``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from features.occupation.csco import load_silver_titles

NO_WORK = "none"
OTHER_FAMILY = "other"
FAMILIES = {"6": "production", "4": "service", "3": "office", "2": "professional"}
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class GoldTitle:
    """One labelled title.

    Parameters
    ----------
    id
        First 16 hex digits of the SHA-256 of the title in UTF-8.
    title
        As it stands in the ad.
    code
        The class chosen, or ``none`` where the title names no work.
    also
        Other classes that a coder could defend, best first.
    confidence
        2 sure, 1 likely, 0 a guess.
    family
        Kind of work by the first digit of `code`.
    """

    id: str
    title: str
    code: str
    also: tuple[str, ...]
    confidence: int
    family: str

    @property
    def accepted(self) -> frozenset[str]:
        """Return `code` and `also` together."""
        return frozenset((self.code, *self.also))


def title_id(title: str) -> str:
    """Return what stands for a raw title in the file."""
    return hashlib.sha256(title.encode()).hexdigest()[:_ID_DIGITS]


def family_of(code: str) -> str:
    """Return the kind of work of a code; leaders, farming, forces and ``none`` are other."""
    return FAMILIES.get(code[0], OTHER_FAMILY)


def load_gold_titles(path: Path) -> list[GoldTitle]:
    """Return the labelled titles of a file, in its order, joined with their texts.

    Parameters
    ----------
    path
        JSON lines with ``id``, ``code``, ``also``, ``confidence`` and ``family``.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    ValueError
        An id is that of no title in the installed package.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    titles = _titles_by_id(title for title, _ in load_silver_titles())
    if lost := [row["id"] for row in rows if row["id"] not in titles]:
        raise ValueError(f"{len(lost)} labelled titles are not in the package, first {lost[0]}")
    return [
        GoldTitle(
            id=row["id"],
            title=titles[row["id"]],
            code=row["code"],
            also=tuple(row["also"]),
            confidence=row["confidence"],
            family=row["family"],
        )
        for row in rows
    ]


def _titles_by_id(titles: Iterable[str]) -> dict[str, str]:
    # A title may stand in the package more than once; its id is the same each time.
    return {title_id(title): title for title in titles}

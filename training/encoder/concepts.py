"""What the encoder learns from: occupations with their names and descriptions.

A tenth of the concepts of each source, chosen by the hash of their identifier, is held
out: none of their texts is trained on, and recipes are chosen by them.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from features.taxonomy import read_rows

BILINGUAL_FILE = "titles_zh_en.csv"
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")
_SHORTEST_SENTENCE = 15
_JOINTS = re.compile(r"(, | and | or )")
_LAST_WORD = re.compile(r"(\S+)$")
_IRREGULAR = {"men": "man", "people": "person", "children": "child"}


@dataclass(frozen=True, slots=True)
class Concept:
    """One occupation of a classification.

    Parameters
    ----------
    key
        Identifier in its classification.
    names
        What it is called; the first is the formal title.
    descriptions
        Sentences on what people in it do.
    """

    key: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...]


def bucket(key: str) -> int:
    """Return a number from 0 to 9 that depends on `key` alone."""
    return hashlib.sha256(key.encode()).digest()[0] % 10


def is_held_out(key: str) -> bool:
    """Tell whether a concept is kept from training."""
    return bucket(key) == 0


def read_esco(folder: Path) -> list[Concept]:
    """Read ``occupations_en.csv`` of ESCO: preferred and alternative labels.

    Raises
    ------
    FileNotFoundError
        It is not in `folder`.
    """
    with (folder / "occupations_en.csv").open(encoding="utf-8", newline="") as file:
        return [
            Concept(
                row["conceptUri"],
                _distinct([row["preferredLabel"], *row["altLabels"].split("\n")]),
                _sentences(row["description"]),
            )
            for row in csv.DictReader(file)
        ]


def read_onet(folder: Path) -> list[Concept]:
    """Read titles, alternate titles and descriptions of O*NET.

    The singular of a formal title counts as a name: people have one job, not several.

    Raises
    ------
    FileNotFoundError
        ``Occupation Data.txt`` or ``Alternate Titles.txt`` is not in `folder`.
    """
    alternates: defaultdict[str, list[str]] = defaultdict(list)
    for row in _tab_rows(folder / "Alternate Titles.txt"):
        short = row["Short Title"]
        alternates[row["O*NET-SOC Code"]] += [
            row["Alternate Title"],
            "" if short == "n/a" else short,
        ]
    return [
        Concept(
            row["O*NET-SOC Code"],
            _distinct([row["Title"], singular(row["Title"]), *alternates[row["O*NET-SOC Code"]]]),
            _sentences(row["Description"]),
        )
        for row in _tab_rows(folder / "Occupation Data.txt")
    ]


def read_bilingual() -> list[tuple[str, str]]:
    """Return our own pairs of a Chinese and an English title."""
    return [(row["zh"], row["en"]) for row in read_rows(BILINGUAL_FILE)]


def singular(title: str) -> str:
    """Return an English title with the last word of each part in the singular.

    ``Treasurers and Controllers`` becomes ``Treasurer and Controller``.
    """
    parts = _JOINTS.split(title)
    return "".join(
        part if i % 2 else _LAST_WORD.sub(lambda m: _singular_word(m[1]), part)
        for i, part in enumerate(parts)
    )


def _singular_word(word: str) -> str:
    low = word.lower()
    for plural, single in _IRREGULAR.items():
        if low.endswith(plural):
            return word[: -len(plural)] + single
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else word


def _tab_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    clean = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in clean if name))


def _sentences(description: str, most: int = 2) -> tuple[str, ...]:
    text = " ".join(description.split())
    found = [s for s in _SENTENCE_END.split(text) if len(s) > _SHORTEST_SENTENCE]
    return tuple(found[:most]) or (text,) if text else ()

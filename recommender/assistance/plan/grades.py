"""Grades of skill certificates: 五级 is the lowest, 一级 the highest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from features.certificates import find_certificates
from features.taxonomy import read_rows

# A smaller number is higher (国家职业技能等级); what is counted here rises with skill.
HEIGHTS: Final[Mapping[str, int]] = {"五级": 1, "四级": 2, "三级": 3, "二级": 4, "一级": 5}
Grades = Mapping[str, int]
"""Height of the grade by code of the certificate."""


@cache
def graded_codes() -> frozenset[str]:
    """Return the certificates that have grades of skill; of 计算机二级 二级 is another scale."""
    rows = read_rows("certificates.csv")
    return frozenset(row["code"] for row in rows if row["level_scheme"] == "grades")


def grades_in(names: Iterable[str]) -> dict[str, int]:
    """Return the height of each certificate whose grade is stated.

    Parameters
    ----------
    names
        As an ad, a course or a person words them, with the grade (``养老护理员四级``).
    """
    found: dict[str, int] = {}
    for name in names:
        for mention in find_certificates(name):
            height = HEIGHTS.get(mention.level or "")
            is_graded = mention.code in graded_codes() and not mention.negated
            if height is not None and is_graded:
                found[mention.code] = max(height, found.get(mention.code, 0))
    return found


def reaches(held: Grades, asked: Grades) -> bool:
    """Tell whether no grade that is asked for is above the one held, where both are known."""
    return all(held.get(code, height) >= height for code, height in asked.items())

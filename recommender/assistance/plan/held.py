"""Read certificates and skills off the columns, and off the records of courses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from features.taxonomy import read_rows
from recommender.domain.course import Course
from recommender.retrieval.columns import UInt64
from recommender.retrieval.dictionaries import certificate_positions, skill_positions


def codes_in(bits: UInt64) -> list[str]:
    """Return the codes of the certificates in one ``(words,)`` bit set."""
    flags = np.unpackbits(bits.astype("<u8").view(np.uint8), bitorder="little")
    names = list(certificate_positions())
    return [names[i] for i in np.flatnonzero(flags).tolist()]


def positions_of(codes: Iterable[str]) -> NDArray[np.int16]:
    """Return the positions of skills in the dictionary."""
    known = skill_positions()
    return np.array(sorted({known[c] for c in codes if c in known}), dtype=np.int16)


def taught_codes(course: Course) -> tuple[str, ...]:
    """Return the codes of the skills a course teaches, those alone that it has by their names.

    Other words of the list are steps of its lessons, not read again: 打浆 of fish is no skill
    of a paper mill.
    """
    known = _codes_by_name()
    return tuple(dict.fromkeys(known[name] for name in course.skills if name in known))


@cache
def _codes_by_name() -> dict[str, str]:
    return {row["name_zh"]: row["code"] for row in read_rows("skills.csv")}

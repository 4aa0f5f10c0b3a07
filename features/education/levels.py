"""The levels of education, their order, and the codes of GB/T 4658."""

from __future__ import annotations

from typing import Final

EDUCATION_LEVELS: Final = (
    "primary",
    "junior_high",
    "senior_high",
    "vocational_secondary",
    "junior_college",
    "bachelor",
    "master",
    "doctor",
)
"""Levels from the lowest to the highest; senior_high and vocational_secondary are equal."""

_RANKS: Final = {
    "primary": 1,
    "junior_high": 2,
    "senior_high": 3,
    "vocational_secondary": 3,
    "junior_college": 4,
    "bachelor": 5,
    "master": 6,
    "doctor": 7,
}

GB_T_4658_LEVELS: Final = {
    "11": "doctor",
    "14": "master",
    "20": "bachelor",
    "21": "bachelor",
    "28": "bachelor",
    "30": "junior_college",
    "31": "junior_college",
    "40": "vocational_secondary",
    "41": "vocational_secondary",
    "44": "vocational_secondary",
    "47": "vocational_secondary",
    "60": "senior_high",
    "61": "senior_high",
    "70": "junior_high",
    "71": "junior_high",
    "80": "primary",
    "81": "primary",
}
"""Codes of GB/T 4658-2006 that name a completed level.

Left out on purpose, so that they stay unknown: 10 and 17 (graduate studies, master
or doctor), 90 (other), and every code for leaving without a certificate (结业, 肄业).
"""


def education_rank(level: str) -> int:
    """Return the rank of a level, for comparing two of them.

    Parameters
    ----------
    level
        One of ``EDUCATION_LEVELS``.

    Returns
    -------
    int
        From 1 (primary) to 7 (doctor).

    Raises
    ------
    ValueError
        If it is no level.
    """
    rank = _RANKS.get(level)
    if rank is None:
        raise ValueError(f"not a level of education: {level!r}")
    return rank

"""Positions and codes of dictionary entries, in the order of their tables."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from features.certificates import certificate_covers, find_certificates
from features.skills import find_skills
from features.taxonomy import read_rows

QUICKLY_GOT = frozenset({"health_certificate"})  # by an examination, within days


@cache
def certificate_positions() -> dict[str, int]:
    """Return the position of each certificate code."""
    return {row["code"]: i for i, row in enumerate(read_rows("certificates.csv"))}


@cache
def skill_positions() -> dict[str, int]:
    """Return the position of each skill code."""
    return {row["code"]: i for i, row in enumerate(read_rows("skills.csv"))}


def certificate_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of certificates as an ad or a person names them."""
    text = "、".join(names)
    return tuple(dict.fromkeys(m.code for m in find_certificates(text) if not m.negated))


def certificates_held(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of certificates named and of all that they stand for."""
    codes = certificate_codes(names)
    return frozenset(covered for code in codes for covered in certificate_covers(code))


def skill_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of skills found in names or titles."""
    text = "、".join(names)
    return tuple(dict.fromkeys(m.code for m in find_skills(text) if not m.negated))

"""One-row columns in which everything is unknown but what a test names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.columns import (
    CERTIFICATE_WORDS,
    MAX_GRAMS,
    MAX_REFUSED,
    MAX_REFUSED_GRAMS,
    MAX_SKILLS,
    Columns,
    PostingColumns,
    SeekerColumns,
)

WIDE = {
    "certificates": (CERTIFICATE_WORDS, np.uint64, 0),
    "certificates_legal": (CERTIFICATE_WORDS, np.uint64, 0),
    "certificates_preferred": (CERTIFICATE_WORDS, np.uint64, 0),
    "certificates_lacking": (CERTIFICATE_WORDS, np.uint64, 0),
    "skills": (MAX_SKILLS, np.int16, -1),
    "title_grams": (MAX_GRAMS, np.uint32, 0),
    "wish_grams": (MAX_GRAMS, np.uint32, 0),
    "regions": (8, np.int32, 0),
    "occupations": (5, np.int32, 0),
    "occupation_confidence": (5, np.float32, 0),
    "refused_occupations": (MAX_REFUSED, np.int32, 0),
}
T = TypeVar("T", bound=Columns)
FLOATS = {"salary_min", "salary_max", "experience", "commute_km"}
ZERO_IS_UNKNOWN = {
    "kind",
    "region",
    "occupation",
    "valid_through",
    "posted_on",
    "openings",
    "cluster",
    "employer",
    "home",
}


def posting(**known: object) -> PostingColumns:
    """Return a posting of which only `known` is known."""
    return _row(PostingColumns, known)


def seeker(**known: object) -> SeekerColumns:
    """Return a seeker of whom only `known` is known."""
    row = _row(SeekerColumns, {"employment": 0, **known})
    return row


def _row(kind: type[T], known: dict[str, Any]) -> T:
    arrays = {}
    for field in fields(kind):
        name = field.name
        if name in WIDE:
            width, dtype, padding = WIDE[name]
            values = list(known.get(name, ()))
            arrays[name] = np.array([values + [padding] * (width - len(values))], dtype=dtype)
        elif name == "refused_grams":
            arrays[name] = _refused(known.get(name, ()))
        elif name in FLOATS:
            arrays[name] = np.array([known.get(name, np.nan)], dtype=np.float32)
        else:
            unknown = 0 if name in ZERO_IS_UNKNOWN else -1
            arrays[name] = np.array([known.get(name, unknown)], dtype=np.int32)
    assert not set(known) - {f.name for f in fields(kind)}
    return kind(**arrays)


def _refused(titles: Iterable[Sequence[int]]) -> NDArray[np.uint32]:
    out = np.zeros((1, MAX_REFUSED, MAX_REFUSED_GRAMS), dtype=np.uint32)
    for number, terms in enumerate(titles):
        out[0, number, : len(terms)] = terms
    return out

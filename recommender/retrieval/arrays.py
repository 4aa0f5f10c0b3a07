"""Arrays from values that may be unknown."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.columns import CERTIFICATE_WORDS, MAX_GRAMS, MAX_SKILLS
from recommender.retrieval.dictionaries import certificate_positions, skill_positions
from recommender.retrieval.texts import grams, text_grams


def flags(values: Iterable[bool | None]) -> NDArray[np.int8]:
    """Return 1, 0 or -1 (unknown)."""
    return int8(-1 if v is None else int(v) for v in values)


def int8(values: Iterable[int]) -> NDArray[np.int8]:
    """Return an int8 array."""
    return np.fromiter(values, dtype=np.int8)


def int32(values: Iterable[int]) -> NDArray[np.int32]:
    """Return an int32 array."""
    return np.fromiter(values, dtype=np.int32)


def floats(values: Iterable[float | None]) -> NDArray[np.float32]:
    """Return a float32 array, NaN for unknown."""
    return np.fromiter((np.nan if v is None else v for v in values), dtype=np.float32)


def name_hashes(names: Iterable[str | None]) -> NDArray[np.int64]:
    """Return a hash of each name, never 0; 0 for unknown."""
    return np.fromiter((zlib.crc32(n.encode()) or 1 if n else 0 for n in names), dtype=np.int64)


def certificate_rows(sets: Sequence[Iterable[str]]) -> NDArray[np.uint64]:
    """Return ``(n, CERTIFICATE_WORDS)`` bit sets of certificate codes."""
    positions = certificate_positions()
    rows = np.zeros((len(sets), CERTIFICATE_WORDS), dtype=np.uint64)
    for row, codes in enumerate(sets):
        for position in (positions[c] for c in codes if c in positions):
            rows[row, position // 64] |= np.uint64(1 << (position % 64))
    return rows


def skill_rows(sets: Sequence[Iterable[str]]) -> NDArray[np.int16]:
    """Return ``(n, MAX_SKILLS)`` positions of skill codes, -1 padding."""
    positions = skill_positions()
    rows = np.full((len(sets), MAX_SKILLS), -1, dtype=np.int16)
    for row, codes in enumerate(sets):
        found = [positions[c] for c in dict.fromkeys(codes) if c in positions][:MAX_SKILLS]
        rows[row, : len(found)] = found
    return rows


def gram_rows(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Return ``(n, MAX_GRAMS)`` hashed terms of texts, 0 padding."""
    rows = np.zeros((len(texts), MAX_GRAMS), dtype=np.uint32)
    for row, text in enumerate(texts):
        rows[row] = grams(text)
    return rows


def text_rows(texts: Sequence[str], width: int) -> NDArray[np.uint16]:
    """Return `text_grams` of each text, ``(n, width)``."""
    rows = np.zeros((len(texts), width), dtype=np.uint16)
    for row, text in zip(rows, texts, strict=True):
        row[:] = text_grams(text, width)
    return rows

"""BM25 over character pairs and Latin words, in segments that can grow and lose rows.

Term weights are stored without the inverse document frequency, which is applied at
query time from the counts of living rows. A segment that grew row by row and one built
afresh therefore score alike.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.texts import terms

BUCKETS = 1 << 18
K1, B = 1.2, 0.6
TYPICAL_TERMS = 60.0  # fixed instead of the mean length, so that scores do not drift


def bucket(term: str) -> int:
    """Return the hash bucket of a term."""
    return zlib.crc32(term.encode()) % BUCKETS


@dataclass(frozen=True)
class LexicalSegment:
    """An inverted file of some rows, by hash bucket, with the forward lists beside it.

    Parameters
    ----------
    starts
        ``(BUCKETS + 1,)`` int64 offsets into `rows` and `weights`.
    rows
        ``(n_entries,)`` int32 row numbers within the segment.
    weights
        ``(n_entries,)`` float32 saturated term frequency, without idf.
    row_starts, row_buckets
        Forward lists: the distinct buckets of each row.
    """

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    row_starts: NDArray[np.int64]
    row_buckets: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.row_starts) - 1

    def buckets_of(self, row: int) -> NDArray[np.int32]:
        """Return the distinct buckets of one row."""
        return self.row_buckets[self.row_starts[row] : self.row_starts[row + 1]]


def build_segment(texts: Iterable[str]) -> LexicalSegment:
    """Return the inverted file of `texts`, one row each; linear in their length."""
    row_starts, buckets, weights, rows = [0], [], [], []
    for row, text in enumerate(texts):
        found = np.fromiter((bucket(t) for t in terms(text)), dtype=np.int32)
        distinct, counts = np.unique(found, return_counts=True)
        norm = K1 * (1 - B + B * len(found) / TYPICAL_TERMS)
        buckets.append(distinct.astype(np.int32))
        weights.append((counts * (K1 + 1) / (counts + norm)).astype(np.float32))
        rows.append(np.full(len(distinct), row, dtype=np.int32))
        row_starts.append(row_starts[-1] + len(distinct))
    return _invert(row_starts, buckets, weights, rows)


def _invert(
    row_starts: Sequence[int],
    buckets: Sequence[NDArray[np.int32]],
    weights: Sequence[NDArray[np.float32]],
    rows: Sequence[NDArray[np.int32]],
) -> LexicalSegment:
    flat = np.concatenate(buckets) if buckets else np.empty(0, dtype=np.int32)
    order = np.argsort(flat, kind="stable")
    counts = np.bincount(flat, minlength=BUCKETS)
    starts = np.zeros(BUCKETS + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return LexicalSegment(
        starts=starts,
        rows=np.concatenate(rows)[order] if rows else np.empty(0, dtype=np.int32),
        weights=np.concatenate(weights)[order] if weights else np.empty(0, dtype=np.float32),
        row_starts=np.asarray(row_starts, dtype=np.int64),
        row_buckets=flat,
    )


def document_counts(segment: LexicalSegment) -> NDArray[np.int32]:
    """Return in how many rows of a segment each bucket stands, ``(BUCKETS,)``."""
    return np.diff(segment.starts).astype(np.int32)


def score(
    segments: Sequence[LexicalSegment], counts: NDArray[np.int32], n_alive: int, words: str
) -> NDArray[np.float64]:
    """Return the BM25 score of every row of all segments one after another.

    Parameters
    ----------
    segments
        In row order.
    counts
        ``(BUCKETS,)`` rows alive that hold each bucket.
    n_alive
        Rows alive.
    words
        The query.
    """
    wanted = np.unique(np.fromiter((bucket(t) for t in terms(words)), dtype=np.int64))
    n_holding = counts[wanted].astype(np.float64)
    idf = np.log1p((n_alive - n_holding + 0.5) / (n_holding + 0.5))
    parts = [_score_segment(s, wanted, np.maximum(idf, 0.0)) for s in segments]
    return np.concatenate(parts) if parts else np.empty(0)


def _score_segment(
    segment: LexicalSegment, wanted: NDArray[np.int64], idf: NDArray[np.float64]
) -> NDArray[np.float64]:
    total = np.zeros(len(segment), dtype=np.float64)
    for term, weight in zip(wanted, idf, strict=True):
        start, end = segment.starts[term], segment.starts[term + 1]
        if end > start:  # a row stands once in a bucket's list: plain indexing adds it once
            total[segment.rows[start:end]] += weight * segment.weights[start:end]
    return total

"""Dense search in one field: an exact scan when few texts are allowed, IVF when many.

Rows with the same text share one vector and one rank. The best texts are always scored
again in double precision, one row at a time, so that the order does not depend on where
a vector lies: an index that grew and one rebuilt answer the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from recommender.ports import Floats
from recommender.retrieval.fusion import ranks_of

EXACT_TEXTS = 60_000
N_PROBE = 48
MARGIN = 4


@dataclass(frozen=True)
class FieldSegment:
    """Vectors of one field in one segment.

    Parameters
    ----------
    vectors
        ``(n_texts, dims)`` float32, possibly memory-mapped.
    text_of_row
        ``(n_rows,)`` int32, -1 for rows without text.
    ivf
        A FAISS index of the same vectors, for large segments.
    """

    vectors: Floats
    text_of_row: NDArray[np.int32]
    ivf: Any = None


def dense_list(
    segments: Sequence[FieldSegment], vector: Floats, allowed: NDArray[np.bool_], k: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return rows and shared ranks of the texts nearest to `vector`, at least `k` rows.

    Parameters
    ----------
    segments
        In row order.
    vector
        ``(dims,)`` float32, L2-normalised.
    allowed
        ``(n_rows,)`` over all segments.
    k
        Rows wanted; a text is never cut in two, so ties may give a few more.
    """
    scores = np.full(len(allowed), -np.inf)
    start = 0
    for segment in segments:
        end = start + len(segment.text_of_row)
        scores[start:end] = _row_scores(segment, vector, allowed[start:end], k)
        start = end
    rows = np.flatnonzero(scores > -np.inf)
    if len(rows) > k:
        least = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= least]
    return rows, ranks_of(scores[rows])


def _row_scores(
    segment: FieldSegment, vector: Floats, allowed: NDArray[np.bool_], k: int
) -> NDArray[np.float64]:
    """Return scores of the rows of the best texts, ``-inf`` elsewhere."""
    text_of_row = segment.text_of_row
    usable = allowed & (text_of_row >= 0)
    wanted = np.zeros(len(segment.vectors), dtype=np.bool_)
    wanted[text_of_row[usable]] = True
    texts = _nearest_texts(segment, vector, wanted, MARGIN * k)
    text_scores = np.full(len(wanted) + 1, -np.inf)  # the last stands for "no text"
    text_scores[texts] = exact_scores(segment.vectors[texts], vector)
    return np.where(usable, text_scores[text_of_row], -np.inf)


def _nearest_texts(
    segment: FieldSegment, vector: Floats, wanted: NDArray[np.bool_], k: int
) -> NDArray[np.int64]:
    texts = np.flatnonzero(wanted)
    if len(texts) <= k:
        return texts
    query = np.ascontiguousarray(vector[None, :], dtype=np.float32)
    if segment.ivf is not None and len(texts) > EXACT_TEXTS:
        return _by_ivf(segment.ivf, query, wanted, k)
    whole = len(texts) * 3 > len(wanted) * 2
    vectors = segment.vectors if whole else segment.vectors[texts]
    similarity = vectors @ query[0]
    if whole:
        similarity = np.where(wanted, similarity, -np.inf)
    best = np.argpartition(similarity, len(similarity) - k)[len(similarity) - k :]
    return best if whole else texts[best]


def _by_ivf(ivf: Any, query: Floats, wanted: NDArray[np.bool_], k: int) -> NDArray[np.int64]:
    bitmap = np.packbits(wanted, bitorder="little")
    # The types that faiss ships are those of C++; its Python takes arrays and names.
    selector: Any = faiss.IDSelectorBitmap(bitmap)  # type: ignore[call-arg, arg-type]
    parameters: Any = faiss.SearchParametersIVF(sel=selector, nprobe=N_PROBE)  # type: ignore[call-arg]
    _, found = ivf.search(query, k, params=parameters)
    return np.asarray(found[0][found[0] >= 0], dtype=np.int64)


def exact_scores(vectors: Floats, vector: Floats) -> NDArray[np.float64]:
    """Return inner products in double precision, each row summed in the same order."""
    products = vectors.astype(np.float64) * vector.astype(np.float64)
    return np.asarray(products.sum(axis=1))


def build_ivf(vectors: Floats, *, seed: int = 0) -> Any:
    """Return an IVF index with 8-bit scalar quantisation, or ``None`` for a small field.

    Source: measured for this project; see ``docs/adr/0005-index.md``.
    """
    n_texts, dims = vectors.shape
    if n_texts <= EXACT_TEXTS:
        return None
    n_lists = min(2048, int(4 * np.sqrt(n_texts)))
    quantizer = faiss.IndexFlatIP(dims)
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, dims, n_lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    sample = np.random.default_rng(seed).choice(n_texts, min(n_texts, 40 * n_lists), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    index.add(np.ascontiguousarray(vectors))
    return index

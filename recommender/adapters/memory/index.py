"""The in-memory twin of the search index: everything is scored, nothing is clever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from features.occupation.similarity import SAME_MINOR, similarity_of_ints
from recommender.domain.change import RecordKind
from recommender.ports import ChangeLog, Floats, Hits, IndexVersion, Query, TableView
from recommender.retrieval.columns import Columns
from recommender.retrieval.fusion import LATER_WISH, LIST_DEPTH, fuse, ranks_of
from recommender.retrieval.lexical import K1, TYPICAL_TERMS, B, bucket
from recommender.retrieval.rows import FieldVectors, RowBatch, RowSource
from recommender.retrieval.texts import terms

C = TypeVar("C", bound=Columns)
Ranked = tuple[NDArray[np.int64], NDArray[np.int32]]


class MemoryIndex(Generic[C]):
    """A search index that loads all records again whenever the change log moved.

    Parameters
    ----------
    kind
        Which records of the change log concern it.
    source
        Gives rows of records.
    changes
        The change log.
    """

    def __init__(self, kind: RecordKind, source: RowSource[C], changes: ChangeLog) -> None:
        self.kind, self._source, self._changes = kind, source, changes
        self._batch: RowBatch[C] | None = None
        self._seq = 0

    def build(self) -> str:
        """Load everything; the name of the state is its change-log number."""
        self._seq = self._changes.last_seq()
        self._batch = self._source.load(self._source.all_ids())
        return f"memory-{self._seq}"

    def catch_up(self) -> int:
        """Load everything again if anything changed; return how many changes there were."""
        changes = self._changes.since(self._seq)
        if changes or self._batch is None:
            self.build()
        return len(changes)

    def view(self) -> TableView[C]:
        """Return all rows, all alive."""
        batch = self._loaded()
        version = IndexVersion(self._source.model, f"memory-{self._seq}", len(batch.ids), self._seq)
        alive = np.ones(len(batch.ids), dtype=np.bool_)
        return TableView(batch.ids, batch.columns, alive, version)

    def search(self, view: TableView[C], query: Query, allowed: NDArray[np.bool_], k: int) -> Hits:
        """Return the best `k` allowed rows by the fusion of all lists of `query`."""
        batch = self._loaded()
        usable = view.alive & allowed
        lists: dict[str, Ranked] = {}
        for dense in query.dense:
            scores = _dense_scores(batch.fields[dense.field], dense.vector)
            lists[f"dense:{dense.name}"] = _list(scores, usable & ~np.isnan(scores))
        if query.words:
            scores = np.array(_bm25(batch.words, query.words))
            lists["lexical"] = _list(scores, usable & (scores > 0))
        if query.occupations:
            codes = getattr(batch.columns, "occupation", np.zeros(len(batch.ids), dtype=np.int32))
            scores = _occupation_scores(query.occupations, codes)
            floor = SAME_MINOR * LATER_WISH ** len(query.occupations)
            lists["occupation"] = _list(scores, usable & (scores >= floor))
        return fuse(lists, query.weights, view.ids, k)

    def vectors(self, view: TableView[C], field: str, rows: NDArray[np.int64]) -> Floats:
        """Return the vectors ``(n, dims)`` of rows, NaN for rows without a text."""
        del view
        found = self._loaded().fields[field]
        texts = found.text_of_row[rows]
        vectors = np.full((len(rows), found.vectors.shape[1]), np.nan, dtype=np.float32)
        vectors[texts >= 0] = found.vectors[texts[texts >= 0]]
        return vectors

    def _loaded(self) -> RowBatch[C]:
        if self._batch is None:
            self.build()
        assert self._batch is not None
        return self._batch


def _list(scores: NDArray[np.float64], usable: NDArray[np.bool_]) -> Ranked:
    rows = np.flatnonzero(usable)
    rows = rows[np.argsort(-scores[rows], kind="stable")]
    if len(rows) > LIST_DEPTH:
        rows = rows[scores[rows] >= scores[rows[LIST_DEPTH - 1]]]
    rows = np.sort(rows)
    return rows, ranks_of(scores[rows])


def _dense_scores(field: FieldVectors, vector: Floats) -> NDArray[np.float64]:
    wanted = vector.astype(np.float64)
    texts = np.array([(v.astype(np.float64) * wanted).sum() for v in field.vectors])
    return np.array([texts[t] if t >= 0 else np.nan for t in field.text_of_row])


def _bm25(words: Sequence[str], query: str) -> list[float]:
    documents = [Counter(bucket(t) for t in terms(text)) for text in words]
    scores = [0.0] * len(documents)
    for term in sorted({bucket(t) for t in terms(query)}):
        holding = sum(term in d for d in documents)
        idf = max(0.0, float(np.log1p((len(documents) - holding + 0.5) / (holding + 0.5))))
        for row, document in enumerate(documents):
            if term in document:
                norm = K1 * (1 - B + B * document.total() / TYPICAL_TERMS)
                weight = np.float32(document[term] * (K1 + 1) / (document[term] + norm))
                scores[row] += idf * float(weight)
    return scores


def _occupation_scores(wished: tuple[int, ...], codes: NDArray[np.int32]) -> NDArray[np.float64]:
    scores = [
        np.nan_to_num(similarity_of_ints(code, codes)) * LATER_WISH**place
        for place, code in enumerate(wished)
    ]
    return np.asarray(np.max(scores, axis=0), dtype=np.float64)

"""The yardstick of a match: encode, bare FAISS, bare lexical search, nothing else."""

from __future__ import annotations

from typing import Any

import faiss
import numpy as np

from recommender.adapters.faiss_index.state import IndexState
from recommender.ports import TextEncoder
from recommender.retrieval import lexical
from recommender.retrieval.columns import PostingColumns

TOP = 100


class Bare:
    """One query in, a hundred rows from vectors and a hundred from words out.

    Parameters
    ----------
    encoder
        The encoder that also serves.
    state
        The index whose vectors and words are searched, without filter, fusion or records.
    """

    def __init__(self, encoder: TextEncoder, state: IndexState[PostingColumns]) -> None:
        self._encoder, self._state = encoder, state
        rows = [s.vectors[np.maximum(s.text_of_row, 0)] for s in state.field("title")]
        vectors = np.ascontiguousarray(np.concatenate(rows))
        self._flat: Any = faiss.IndexFlatIP(vectors.shape[1])
        self._flat.add(vectors)

    def encode(self, text: str) -> np.ndarray:
        """Return the query vector."""
        return self._encoder.encode([text], "query", max_tokens=32)

    def dense(self, vector: np.ndarray) -> np.ndarray:
        """Return the nearest rows."""
        rows: np.ndarray = self._flat.search(vector, TOP)[1][0]
        return rows

    def words(self, text: str) -> np.ndarray:
        """Return the rows with the best words."""
        state = self._state
        scores = lexical.score(
            [s.lexical for s in state.segments], state.counts, state.n_alive, text
        )
        return np.argpartition(scores, len(scores) - TOP)[-TOP:]

    def __call__(self, text: str) -> None:
        """Run all three."""
        self.dense(self.encode(text))
        self.words(text)

"""Plain rankers to compare with: words, characters, one cosine, and their fusion by rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from recommender.ports import Store
from recommender.retrieval.texts import posting_words, seeker_words
from training.judgements.pooling import Ranking
from training.judgements.rankers import Asked

_RRF_CONSTANT = 60
Scores = NDArray[np.float64]


class CharacterRanker:
    """Orders postings by the TF-IDF of two and three characters of all their words."""

    def __init__(self, store: Store) -> None:
        postings = list(store.postings.page(limit=100_000))
        self._ids = [posting.id for posting in postings]
        self._vectorizer = TfidfVectorizer(
            analyzer="char", ngram_range=(2, 3), sublinear_tf=True, lowercase=True
        )
        self._rows = self._vectorizer.fit_transform(posting_words(p) for p in postings)

    def __call__(self, asked: Asked) -> Ranking:
        """Return the usable postings, best first."""
        query = self._vectorizer.transform([seeker_words(asked.seeker)])
        scores = np.asarray((self._rows @ query.T).todense()).ravel()
        usable = set(asked.view.ids[asked.usable].tolist())
        order = np.lexsort((np.array(self._ids), -scores))
        return [self._ids[i] for i in order if self._ids[i] in usable and scores[i] > 0]


def fused(rankings: Mapping[str, Ranking], names: Sequence[str]) -> Ranking:
    """Return the reciprocal rank fusion of some rankings, all weighing the same."""
    total: dict[str, float] = {}
    for name in names:
        for rank, posting in enumerate(rankings[name], start=1):
            total[posting] = total.get(posting, 0.0) + 1 / (_RRF_CONSTANT + rank)
    return sorted(total, key=lambda posting: (-total[posting], posting))

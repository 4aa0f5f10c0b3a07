"""Tell which service item a question is about, from what people say of each.

A kernel ridge regression over sayings: two texts are alike by the square of their cosine in
meaning and by the characters they share (TF-IDF of one to three). One against all, with a
group for wishes for work and one for matters of other offices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.search import Floats

Scores = NDArray[np.float64]
N_OTHERS: Final = 2  # wishes for work, and matters of other offices
_RIDGE: Final = 1.0
_GRAMS: Final = (1, 3)


class SayingModel:
    """Scores of groups of sayings for a question.

    Fitting solves one system of as many equations as there are sayings: 1.6 s for 4,000 on
    one core.

    Parameters
    ----------
    groups
        What is said of each service, then wishes for work, then other matters; none empty.
    vectors
        ``(n_sayings, dims)`` unit vectors in their order; ``None`` compares characters alone.
    """

    def __init__(self, groups: Sequence[Sequence[str]], vectors: Floats | None) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.kernel_ridge import KernelRidge

        owners = np.repeat(np.arange(len(groups)), [len(texts) for texts in groups])
        self._vectorizer = TfidfVectorizer(
            analyzer="char", ngram_range=_GRAMS, sublinear_tf=True, dtype=np.float32
        )
        self._terms = self._vectorizer.fit_transform([text for group in groups for text in group])
        self._mean = None if vectors is None else vectors.mean(axis=0)
        self._vectors = None if vectors is None else _centred(vectors, vectors.mean(axis=0))
        targets = np.eye(len(groups), dtype=np.float32)[owners]
        # Of items that much is said of and those that little is, neither is preferred.
        weight = 1 / np.sqrt(np.bincount(owners))[owners]
        ridge = KernelRidge(alpha=_RIDGE, kernel="precomputed")
        kernel = self._alike(self._terms, self._vectors)
        ridge.fit(kernel, targets - targets.mean(axis=0), sample_weight=weight / weight.mean())
        self._dual = ridge.dual_coef_

    def scores(self, questions: Sequence[str], vectors: Floats | None) -> Scores:
        """Return the scores of the groups, ``(n_questions, n_groups)``, about 1 for a sure one.

        Parameters
        ----------
        questions
            Texts.
        vectors
            ``(n_questions, dims)`` of them; ``None`` where it was fitted without.
        """
        asked = None
        if vectors is not None and self._mean is not None:
            asked = _centred(vectors, self._mean)
        alike = self._alike(self._vectorizer.transform(list(questions)), asked)
        return np.asarray(alike @ self._dual, dtype=np.float64)

    def _alike(self, terms: object, vectors: Floats | None) -> Floats:
        """Return how alike texts are to the sayings, ``(n, n_sayings)``."""
        shared: Floats = (terms @ self._terms.T).toarray()
        if vectors is None or self._vectors is None:
            return shared
        return np.asarray(np.maximum(vectors @ self._vectors.T, 0) ** 2 + shared)


def _centred(vectors: Floats, mean: Floats) -> Floats:
    """Return unit vectors after taking away what all have in common."""
    apart = vectors - mean
    length = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6)
    return np.asarray(apart / length, dtype=np.float32)

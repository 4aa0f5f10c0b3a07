"""Score service items against a question: nearness in meaning, and words in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.products import row_products
from recommender.retrieval.search import Floats
from recommender.retrieval.service_texts import grams

Scores = NDArray[np.float64]
N_OTHERS: Final = 2  # wishes for work, and matters of other offices
_LONE_CHARACTER = 0.5  # a character alone says less than a word
_CLAUSES_COUNTED = 2  # what somebody wants stands in one clause, what happened in another
_LEAST_SPREAD = 1e-6


@dataclass(frozen=True, slots=True)
class Sayings:
    """What groups of texts are found by: services, then wishes for work, then other matters.

    Parameters
    ----------
    starts
        ``(n_groups,)``, the first text of each group; none is empty.
    words
        For each group the grams of all its texts.
    weights
        What a gram counts, by how few of the services have it.
    unseen
        What a gram counts that no group has.
    """

    starts: NDArray[np.intp]
    words: tuple[frozenset[str], ...]
    weights: dict[str, float]
    unseen: float

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> Sayings:
        """Return the sayings of groups of texts; the last two are of no service."""
        words = tuple(frozenset().union(*map(grams, texts)) for texts in groups)
        n_services = len(groups) - N_OTHERS
        holders = Counter(gram for one in words[:n_services] for gram in one)
        weights = {g: _weight(g, n_services, holders[g]) for g in frozenset().union(*words)}
        starts = np.cumsum([0, *(len(texts) for texts in groups[:-1])]).astype(np.intp)
        return cls(starts, words, weights, log(1 + n_services / 0.5))


def _weight(gram: str, n_services: int, n_holders: int) -> float:
    alone = len(gram) == 1 and gram >= "\u3400"
    return (_LONE_CHARACTER if alone else 1.0) * log(1 + n_services / (n_holders + 0.5))


def shared_words(sayings: Sayings, question: str) -> Scores:
    """Return for each group what the grams it shares with a question weigh, ``(n_groups,)``.

    Over the root of what all of the question weighs, so that a long one does not count more.
    """
    asked = {gram: sayings.weights.get(gram, sayings.unseen) for gram in grams(question)}
    whole = sum(asked.values())
    if not whole:
        return np.zeros(len(sayings.words))
    shared = [sum(asked[gram] for gram in one & asked.keys()) for one in sayings.words]
    return np.array(shared, dtype=np.float64) / float(np.sqrt(whole))


def nearness(sayings: Sayings, texts: Floats, clauses: Floats) -> Scores:
    """Return how near in meaning a question is to the best text of each group, ``(n_groups,)``.

    A cosine is read in deviations from the mean of those to the last group, which holds
    enough of everyday life to tell what cosines of this clause and this encoder are like.
    The best two clauses count.

    Parameters
    ----------
    sayings
        The groups.
    texts
        ``(n_texts, dims)`` vectors, group by group.
    clauses
        ``(n_clauses, dims)`` vectors of the question; at least one.
    """
    cosines = row_products(clauses, texts).astype(np.float64)
    usual = cosines[:, sayings.starts[-1] :]
    spread = np.maximum(usual.std(axis=1, keepdims=True), _LEAST_SPREAD)
    apart = (cosines - usual.mean(axis=1, keepdims=True)) / spread
    best = np.maximum.reduceat(apart, sayings.starts, axis=1)
    counted: Scores = np.sort(best, axis=0)[-_CLAUSES_COUNTED:].mean(axis=0)
    return counted

"""Find postings by their number or by words of their title."""

from __future__ import annotations

from typing import Final

import numpy as np

from recommender.domain.posting import JobPosting
from recommender.retrieval.search import Query
from recommender.services.matching import Matching

DEPTH: Final = 60


def find_postings(matching: Matching, wanted: str, *, most: int = 10) -> list[JobPosting]:
    """Return the postings that a number or words of a title name, the nearest first.

    Parameters
    ----------
    matching
        The parts.
    wanted
        An id, or words.
    most
        How many at most.
    """
    words = wanted.strip()
    exact = matching.store.postings.get_many([words]) if words else []
    if exact or not words:
        return exact
    view = matching.postings.view()
    query = Query(words=words, weights={"lexical": 1.0})
    rows = matching.postings.search(view, query, np.ones(len(view.ids), dtype=bool), DEPTH).rows
    found = matching.store.postings.get_many(view.ids[rows].tolist())
    found.sort(key=lambda posting: words not in posting.title)
    return found[:most]

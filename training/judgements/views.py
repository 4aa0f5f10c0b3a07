"""What each list of the search finds by itself, and what is missing without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.fusion import RRF_CONSTANT
from recommender.retrieval.fusion_weights import POSTING_LISTS
from recommender.services.search_queries import query_for_postings
from training.judgements.pooling import Ranking
from training.judgements.rankers import Asked

MERGED: Final = "all lists"


def merged_lists(asked: Asked, depth: int) -> Mapping[str, Ranking]:
    """Return the best `depth` postings of the search as it is, of each list, and without each.

    Searched are all postings that are open and in date: gates are not the search's doing. A
    list that is not asked for somebody finds nothing for them.

    Parameters
    ----------
    asked
        The person's search.
    depth
        Postings a ranking.
    """
    query = query_for_postings(asked.matching, asked.seeker, asked.columns, asked.vectors)
    hits = asked.matching.postings.search(asked.view, query, asked.usable, len(asked.view.ids))
    ids = asked.view.ids[hits.rows]
    shares = {
        name: np.where(ranks > 0, query.weights[name] / (RRF_CONSTANT + ranks), 0.0)
        for name, ranks in hits.ranks.items()
    }
    whole = np.sum([np.zeros(len(ids)), *shares.values()], axis=0)
    found = {MERGED: _best(ids, whole, depth)}
    for name in POSTING_LISTS:
        share = shares.get(name, np.zeros(len(ids)))
        found[f"only {name}"] = _best(ids, share, depth)
        found[f"without {name}"] = _best(ids, whole - share, depth)
    return found


def _best(ids: NDArray[np.str_], share: NDArray[np.float64], depth: int) -> Ranking:
    order = np.lexsort((ids, -share.round(12)))[:depth]
    best: Ranking = ids[order[share[order] > 1e-12]].tolist()
    return best

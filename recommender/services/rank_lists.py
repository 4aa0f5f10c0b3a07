"""The ranked lists behind a search, one by one, to see what each of them finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.domain.seeker import SeekerProfile
from recommender.ranking.gates import GIVING_WAY, STANDING, GateContext, judge, none_fails
from recommender.services.matching import Matching
from recommender.services.search_queries import query_for_postings

FUSED = "fused"


@dataclass(frozen=True, slots=True)
class RankedLists:
    """What the lists of one search hold.

    Parameters
    ----------
    allowed
        Ids of the postings within the gates as asked: what a list can find at all.
    lists
        By name, and under `FUSED` merged, the ids of the best postings, best first.
    """

    allowed: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]


def rank_lists(matching: Matching, seeker: SeekerProfile, depth: int) -> RankedLists:
    """Return the best `depth` postings of every list for a seeker, before any gate gives way."""
    view = matching.postings.view()
    columns, vectors = matching.seeker_side(seeker)
    today = GateContext(matching.clock.today().toordinal())
    allowed = view.alive & none_fails(judge(columns, view.columns, today, STANDING + GIVING_WAY))
    query = query_for_postings(matching, seeker, columns, vectors)
    hits = matching.postings.search(view, query, allowed, len(view.ids))
    ids = view.ids[hits.rows]
    lists = {name: _best(ids, ranks, depth) for name, ranks in hits.ranks.items()}
    return RankedLists(
        frozenset(view.ids[allowed].tolist()), {**lists, FUSED: tuple(ids[:depth].tolist())}
    )


def _best(ids: NDArray[np.str_], ranks: NDArray[np.int32], depth: int) -> tuple[str, ...]:
    found = np.flatnonzero(ranks > 0)
    order = found[np.lexsort((ids[found], ranks[found]))]
    return tuple(ids[order[:depth]].tolist())

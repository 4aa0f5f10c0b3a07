"""Near-duplicates counted as one posting, so that showing one twice earns nothing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recommender.ports import TableView
from recommender.ranking.collapse import collapse
from recommender.retrieval.columns import PostingColumns
from training.judgements.pooling import Ranking


def one_of_each(view: TableView[PostingColumns]) -> Mapping[str, str]:
    """Return for each posting the one that stands for all that are the same work."""
    rows = np.flatnonzero(view.alive)
    ids = view.ids[rows].tolist()
    groups = collapse(view.columns.take(rows), len(rows))
    return {ids[i]: ids[group.kept] for group in groups for i in (group.kept, *group.others)}


def distinct(ranking: Ranking, stands_for: Mapping[str, str]) -> Ranking:
    """Return a ranking without the repetitions of what stands further up."""
    return list(dict.fromkeys(stands_for.get(posting, posting) for posting in ranking))


def distinct_grades(grades: Mapping[str, int], stands_for: Mapping[str, str]) -> dict[str, int]:
    """Return the grades of what is left; of several the best."""
    best: dict[str, int] = {}
    for posting, grade in grades.items():
        one = stands_for.get(posting, posting)
        best[one] = max(grade, best.get(one, 0))
    return best

"""Collapse near-duplicates: one line stands for all, and says how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.columns import PostingColumns


@dataclass(frozen=True)
class Collapsed:
    """One kept position and the positions it stands for, all into the ranked list."""

    kept: int
    others: tuple[int, ...]


def collapse(columns: PostingColumns, limit: int) -> list[Collapsed]:
    """Return the first `limit` distinct postings of a ranked list.

    Two rows are the same work when import linked them, or when the same employer offers
    the same words in the title in the same place. Order is kept: the best one stands.

    Parameters
    ----------
    columns
        Rows in ranked order.
    limit
        How many to keep.
    """
    seen: dict[tuple[int, ...], int] = {}
    groups: list[list[int]] = []
    for position in range(len(columns)):
        keys = _keys(columns, position)
        group = next((seen[key] for key in keys if key in seen), None)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(position)
        for key in keys:
            seen.setdefault(key, group)
    return [Collapsed(kept=g[0], others=tuple(g[1:])) for g in groups[:limit]]


def _keys(columns: PostingColumns, position: int) -> Sequence[tuple[int, ...]]:
    """Return what makes a row the same as another: its cluster, and employer, title, place."""
    keys: list[tuple[int, ...]] = []
    if columns.cluster[position] != 0:
        keys.append((int(columns.cluster[position]),))
    employer = int(columns.employer[position])
    if employer != 0:
        grams: NDArray[np.uint32] = columns.title_grams[position]
        title = hash(tuple(sorted(grams[grams > 0].tolist())))
        keys.append((employer, title, int(columns.region[position])))
    return keys

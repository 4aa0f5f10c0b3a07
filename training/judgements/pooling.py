"""Pool what several rankers propose for one person, so that none decides what is graded."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Ranking = Sequence[str]
"""Ids of postings, best first, none twice."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The postings to be graded for one person.

    Parameters
    ----------
    postings
        In the order in which they were proposed first, none twice.
    proposed
        For each of `postings` which ranker has it at which rank, from 1; only ranks down to
        `depth`.
    depth
        How many ranks the round went down.
    """

    postings: tuple[str, ...]
    proposed: Mapping[str, Mapping[str, int]]
    depth: int


def round_robin(rankings: Mapping[str, Ranking], n_wanted: int, n_sure: int = 0) -> Pool:
    """Take from every ranker its first, then its second, until enough distinct ones are there.

    A rank that is begun is finished, so that no ranker is cut off before another and the
    pool does not depend on the order of `rankings` but for the order of its postings.

    Parameters
    ----------
    rankings
        By the name of the ranker.
    n_wanted
        Distinct postings to stop at; the last rank may bring some more.
    n_sure
        Ranks that are taken in any case.

    Raises
    ------
    ValueError
        A ranking holds a posting twice.
    """
    for name, ranking in rankings.items():
        if len(set(ranking)) != len(ranking):
            raise ValueError(f"{name}: a posting stands twice")
    proposed: dict[str, dict[str, int]] = {}
    depth, longest = 0, max(map(len, rankings.values()), default=0)
    while depth < longest and (depth < n_sure or len(proposed) < n_wanted):
        for name, ranking in rankings.items():
            if depth < len(ranking):
                proposed.setdefault(ranking[depth], {})[name] = depth + 1
        depth += 1
    return Pool(tuple(proposed), proposed, depth)


def drawn(postings: Sequence[str], n: int, seed: int, person: str) -> Ranking:
    """Return `n` postings drawn by chance, the same for the same seed and person.

    Parameters
    ----------
    postings
        What there is, in any order.
    n
        How many.
    seed, person
        Each person has a draw of their own.
    """
    ordered = sorted(postings)
    return random.Random(f"{seed}/{person}").sample(ordered, min(n, len(ordered)))  # noqa: S311

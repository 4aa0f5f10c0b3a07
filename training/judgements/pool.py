"""Choose the pairs to be graded: for every judged person what the rankers propose."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from features.progress import Progress, silent
from recommender.errors import NotFound
from recommender.ports import Store
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker
from training.judgements.judged_set import JudgedPair, JudgedSeeker
from training.judgements.pooling import Pool, round_robin
from training.judgements.rankers import ask, rankings

DEPTH = 60  # of each ranking; a round of seven rankers ends long before


@dataclass(frozen=True)
class PoolReport:
    """The pairs, and how far down each person's rankings they reach.

    Parameters
    ----------
    pairs
        By person; within one in an order drawn by chance, which tells nothing of ranks.
    depths
        By person, the rank to which every ranking is wholly in the pool.
    """

    pairs: Sequence[JudgedPair]
    depths: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """Return plain figures."""
        return {
            "pairs": len(self.pairs),
            "seekers": len(self.depths),
            "depth_least": min(self.depths.values()),
            "depth_most": max(self.depths.values()),
            "proposed_by": dict(Counter(n for pair in self.pairs for n in pair.proposed)),
            "proposed_by_one_alone": dict(
                Counter(n for pair in self.pairs if len(pair.proposed) == 1 for n in pair.proposed)
            ),
        }


def pool_pairs(
    matching: Matching,
    seekers: Sequence[JudgedSeeker],
    *,
    n_wanted: int,
    n_sure: int,
    seed: int,
    progress: Progress = silent,
) -> PoolReport:
    """Return the pairs to be graded.

    Parameters
    ----------
    matching
        The parts, on a store with the sample city and the judged people.
    seekers
        The judged people.
    n_wanted
        Distinct postings for a person, about.
    n_sure
        Ranks of every ranker that are graded in any case.
    seed
        Of everything drawn.
    progress
        Told ``("sentences", done, total)``.

    Raises
    ------
    NotFound
        Somebody is not in the store.
    """
    stored = by_number(matching.store)
    numbers = {p.id: p.source_id or p.id for p in matching.store.postings.page(limit=100_000)}
    today = matching.clock.today()
    pairs: list[JudgedPair] = []
    depths: dict[str, int] = {}
    for done, judged in enumerate(seekers, start=1):
        if judged.id not in stored:
            raise NotFound(kind="seeker", id=judged.id)
        person = registered_seeker(matching.store, stored[judged.id], today)
        proposed = rankings(ask(matching, person), DEPTH, seed)
        pool = round_robin(proposed, n_wanted, n_sure)
        pairs += _shuffled(judged.id, pool, numbers, seed)
        depths[judged.id] = pool.depth
        progress("sentences", done, len(seekers))
    return PoolReport(pairs, depths)


def by_number(store: Store) -> dict[str, str]:
    """Return the id of each person in the store by the number in their file."""
    people = store.seekers.page(limit=100_000)
    return {person.source_id: person.id for person in people if person.source_id}


def _shuffled(
    seeker: str, pool: Pool, numbers: Mapping[str, str], seed: int
) -> Sequence[JudgedPair]:
    pairs = [JudgedPair(seeker, numbers[p], pool.proposed[p]) for p in pool.postings]
    pairs.sort(key=lambda pair: pair.posting)
    random.Random(f"{seed}/{seeker}/order").shuffle(pairs)  # noqa: S311
    return pairs

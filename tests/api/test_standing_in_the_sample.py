"""Standings in the whole sample city, checked against the lists that people get."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.domain.match import Standing
from recommender.domain.seeker import SeekerProfile
from recommender.ranking.gates import GateContext
from recommender.ranking.rank_pairs import POSTING_VIEWS, score_pairs
from recommender.services.apply_control import match_registered
from recommender.services.explain_standing import explain_standing
from recommender.services.match_seeker import match_seeker
from recommender.services.search_queries import side_vectors
from recommender.services.try_changes import merged
from recommender.services.working_age import registered_seeker
from tests.city import NOON

pytestmark = pytest.mark.api
N_PEOPLE, N_UNSHOWN, K = 20, 40, 10


def people(system: System, rng: random.Random, count: int) -> list[SeekerProfile]:
    ids = rng.sample(system.store.seekers.ids(), count)
    return [registered_seeker(system.store, i, NOON.date()) for i in ids]


def standing(system: System, person: SeekerProfile, posting: str, k: int = K) -> Standing:
    found = explain_standing(system.matching, person, posting, registered=True, k=k).standing
    assert found is not None
    return found


def test_all_that_is_shown_stands_where_it_is_shown(sample_city: System) -> None:
    for person in people(sample_city, random.Random(1), N_PEOPLE):
        shown = match_registered(sample_city.matching, person, k=K).matches
        # Of every list the first, the last and one between: a count that is off is off there.
        for match in {m.rank: m for m in (*shown[:1], *shown[4:5], *shown[-1:])}.values():
            told = standing(sample_city, person, match.posting.id)
            assert (told.shown, told.rank, told.causes) == (True, match.rank, ())
            assert (told.lower_than or 0) == match.rank - 1


def test_what_is_not_shown_has_causes_and_each_change_does_what_it_says(
    sample_city: System,
) -> None:
    rng = random.Random(2)
    n_changes = 0
    for person, posting in unshown(sample_city, rng):
        told = standing(sample_city, person, posting)
        assert not told.shown
        assert told.causes
        for change in told.changes:
            if change.posting_fields:
                continue
            n_changes += 1
            changed = merged(person, change.seeker_fields)
            rank = rank_of(sample_city, changed, posting)
            assert rank == change.rank
            assert told.rank is None or rank < told.rank
            assert change.shown == (rank <= K)
    assert n_changes > N_UNSHOWN / 4


def unshown(system: System, rng: random.Random) -> Iterator[tuple[SeekerProfile, str]]:
    """Yield pairs that are not shown, every other one of work that is near the wish."""
    everything = system.store.postings.ids()
    left = N_UNSHOWN
    while left:
        (person,) = people(system, rng, 1)
        shown = {m.posting.id for m in match_registered(system.matching, person, k=K).matches}
        near = [i for i in related(system, person) if i not in shown]
        for pool in (everything, near):
            posting = rng.choice(pool) if pool else None
            if posting is not None and posting not in shown and left:
                left -= 1
                yield person, posting


def related(system: System, person: SeekerProfile) -> list[str]:
    """Return open postings of the work somebody wishes for, whatever the gates say."""
    matching, view = system.matching, system.postings.view()
    vectors = side_vectors(system.postings, view, POSTING_VIEWS, np.arange(len(view.ids)))
    context = GateContext(NOON.date().toordinal())
    sides = matching.seeker_side(person), (view.columns, vectors)
    ranked = score_pairs(matching.scorer, *sides, matching.linker.background, context)
    ids: list[str] = view.ids[ranked.scores.related].tolist()
    return ids


def rank_of(system: System, person: SeekerProfile, posting: str) -> int | None:
    """Return the place in a list long enough, of a posting or of what stands for it."""
    matches = match_seeker(system.matching, person, k=300).matches
    return next((m.rank for m in matches if posting in (m.posting.id, *m.same_as)), None)

"""A pair has one score, whichever side asks and however it was found."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.domain.match import MatchAnswer
from recommender.ranking.gates import GateContext
from recommender.ranking.rank_pairs import POSTING_VIEWS, SEEKER_VIEWS, score_pairs
from recommender.services.match_posting import match_posting, score_people
from recommender.services.match_seeker import match_seeker
from recommender.services.search_queries import side_vectors
from recommender.services.working_age import registered_seeker
from tests.city import NOON

pytestmark = pytest.mark.property
N_PAIRS = 10_000
TOLERANCE = 1e-6


def test_pairs_score_the_same_from_either_side(sample_city: System) -> None:
    matching = sample_city.matching
    people, postings = matching.seekers.view(), matching.postings.view()
    rng = np.random.default_rng(1)
    n_postings = -(-N_PAIRS // len(people.ids))
    every = np.arange(len(people.ids))
    chosen = np.sort(rng.choice(len(postings.ids), n_postings, replace=False))
    work = postings.columns.take(chosen)
    vectors = side_vectors(matching.postings, postings, POSTING_VIEWS, chosen)
    words = side_vectors(matching.seekers, people, SEEKER_VIEWS, every)
    context = GateContext(NOON.date().toordinal())
    ours = np.stack(
        [
            score_pairs(
                matching.scorer,
                (
                    people.columns.take(every[i : i + 1]),
                    {n: v[i : i + 1] for n, v in words.items()},
                ),
                (work, vectors),
                matching.linker.background,
                context,
            ).scores.score
            for i in every
        ]
    )
    theirs = np.stack(
        [
            score_people(
                matching,
                people,
                (work.take(np.array([j])), {n: v[j : j + 1] for n, v in vectors.items()}),
                every,
            ).scores.score
            for j in range(n_postings)
        ],
        axis=1,
    )
    assert ours.size >= N_PAIRS
    assert (~np.isnan(ours)).sum() > 0.9 * N_PAIRS
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=TOLERANCE)


def test_a_person_found_for_a_posting_has_the_score_of_their_own_list(
    sample_city: System, sample_answers: Mapping[str, MatchAnswer]
) -> None:
    matching, today = sample_city.matching, NOON.date()
    shown = {
        (person, match.posting.id): match.score
        for person, answer in sample_answers.items()
        for match in answer.matches
    }
    often = sorted(shown, key=lambda pair: pair[1])[:: len(shown) // 8]
    n_pairs = 0
    for posting in dict.fromkeys(pair[1] for pair in often):
        for match in match_posting(matching, posting, k=20).matches:
            own = shown.get((match.seeker.id, posting))
            if own is not None:
                n_pairs += 1
                assert match.score == pytest.approx(own, abs=1e-4)
    assert n_pairs >= len(often) / 2
    person = registered_seeker(sample_city.store, often[0][0], today)
    long, short = (match_seeker(matching, person, k=k).matches for k in (50, 10))
    assert [m.score for m in long[:10]] == [m.score for m in short]

"""What holds for every re-ranked list, checked without the code that makes it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.ranking.rerank import CAUSES, Lines, rerank
from recommender.ranking.rerank_weights import RerankingConfig
from tests.lines import lines, weights

pytestmark = pytest.mark.property
SHARES = st.floats(0, 0.4)
CONFIGS = st.builds(
    weights,
    congestion=SHARES,
    answers=SHARES,
    employer=SHARES,
    occupation=SHARES,
    page=st.integers(1, 6),
    employer_turns=st.integers(1, 3),
    occupation_turns=st.integers(1, 3),
)


@st.composite
def lists(draw: st.DrawFn) -> Lines:
    """Draw a list as the scorer hands it over: scores descending."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from([0.0, 0.3, 0.5, 0.52, 0.7]) | st.floats(0, 1),
                st.integers(0, 20),
                st.integers(0, 5),
                st.integers(0, 3),
                st.sampled_from([0, 4010201, 4010202, 6180101]),
            ),
            max_size=24,
        )
    )
    rows.sort(key=lambda row: -row[0])
    record = {e: draw(st.tuples(st.integers(0, 9), st.integers(0, 9))) for e in range(4)}
    return lines(
        *[row[0] for row in rows],
        live=[row[1] for row in rows],
        openings=[row[2] for row in rows],
        employer=[row[3] for row in rows],
        occupation=[row[4] for row in rows],
        asked=[sum(record[row[3]]) for row in rows],
        answered=[record[row[3]][1] for row in rows],
    )


@given(lists(), CONFIGS)
def test_every_line_is_there_once(given: Lines, config: RerankingConfig) -> None:
    order = [moved.position for moved in rerank(given, config, len(given))]
    assert sorted(order) == list(range(len(given)))


@given(lists(), CONFIGS)
def test_nobody_is_passed_by_what_is_worse_than_the_bound_allows(
    given: Lines, config: RerankingConfig
) -> None:
    kept = (1 - config.congestion.weight) * (1 - config.answers.weight)
    kept *= (1 - config.variety.employer_weight) * (1 - config.variety.occupation_weight)
    order = [moved.position for moved in rerank(given, config, len(given))]
    for place, later in enumerate(order):
        for earlier in order[:place]:
            assert given.score[earlier] >= given.score[later] * kept - 1e-9


@given(lists())
def test_without_weights_nothing_moves(given: Lines) -> None:
    moved = rerank(given, weights(), len(given))
    assert [m.position for m in moved] == list(range(len(given)))
    assert all(m.places == 0 and m.causes == () for m in moved)


@given(lists(), CONFIGS)
def test_the_same_list_gets_the_same_order(given: Lines, config: RerankingConfig) -> None:
    assert rerank(given, config, 10) == rerank(given, config, 10)


@given(lists(), CONFIGS)
def test_what_was_put_back_says_why_and_nothing_else_does(
    given: Lines, config: RerankingConfig
) -> None:
    for place, moved in enumerate(rerank(given, config, len(given))):
        assert moved.places == place - moved.position
        assert bool(moved.causes) == (moved.places > 0)
        assert set(moved.causes) <= set(CAUSES)


@given(lists(), CONFIGS)
def test_lines_that_are_alike_keep_their_order(given: Lines, config: RerankingConfig) -> None:
    same = ("score", "live", "openings", "employer", "occupation")
    of = [tuple(getattr(given, name)[i] for name in same) for i in range(len(given))]
    order = [moved.position for moved in rerank(given, config, len(given))]
    place = {position: n for n, position in enumerate(order)}
    for kind in set(of):
        alike = [place[i] for i in range(len(given)) if of[i] == kind]
        assert all(a < b for a, b in pairwise(alike))

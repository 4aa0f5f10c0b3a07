"""Figures of rankings with answers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.metrics.ranking import (
    average_precision,
    hit_at,
    middle_ranks,
    ndcg_at,
    recall_at,
    reciprocal_rank,
    trec_order,
)

pytestmark = pytest.mark.unit


def ranked(*relevant: int) -> np.ndarray:
    return np.array(relevant, dtype=bool)


def test_average_precision_of_known_rankings() -> None:
    assert average_precision(ranked(1, 0, 1), 2) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(ranked(0, 0, 0), 1) == 0
    assert average_precision(ranked(1, 1), 2) == 1


def test_what_was_not_ranked_counts_as_missed() -> None:
    assert average_precision(ranked(1, 0), 4) == pytest.approx(1 / 4)
    assert recall_at(ranked(1, 0), 2, 4) == 1 / 4


@pytest.mark.parametrize("n_relevant", [0, 1])
def test_fewer_relevant_items_than_ranked_is_an_error(n_relevant: int) -> None:
    with pytest.raises(ValueError, match="relevant items"):
        average_precision(ranked(1, 1), n_relevant)


def test_reciprocal_rank_and_hits() -> None:
    assert reciprocal_rank(ranked(0, 0, 1, 1)) == pytest.approx(1 / 3)
    assert reciprocal_rank(ranked(0, 0)) == 0
    assert hit_at(ranked(0, 1, 0), 1) == 0
    assert hit_at(ranked(0, 1, 0), 2) == 1


def test_equal_scores_come_in_the_order_of_trec_eval() -> None:
    scores = np.array([0.5, 0.5, 0.9])
    assert trec_order(scores, np.array([0, 1, 2])).tolist() == [2, 1, 0]
    assert trec_order(scores, np.array([1, 0, 2])).tolist() == [2, 0, 1]


def test_scores_are_equal_when_they_are_written_equal() -> None:
    scores = np.array([0.123451, 0.123449])
    assert trec_order(scores, np.array([0, 1]), decimals=5).tolist() == [1, 0]
    assert trec_order(scores, np.array([0, 1]), decimals=6).tolist() == [0, 1]


def test_a_cut_ranking_keeps_the_earlier_of_equal_items() -> None:
    assert trec_order(np.array([0.5, 0.5, 0.5]), np.array([0, 1, 2]), depth=2).tolist() == [1, 0]


def test_equal_scores_share_the_middle_rank() -> None:
    scores = np.array([[3.0, 3.0, 1.0], [0.0, 2.0, 1.0]])
    assert middle_ranks(scores, np.array([0, 2])).tolist() == [1.5, 2]


def test_ndcg_of_a_known_order() -> None:
    found = ndcg_at(np.array([1, 3]), 2, np.array([3, 1, 2]))
    assert found == pytest.approx((1 + 7 / np.log2(3)) / (7 + 3 / np.log2(3)))


def test_ndcg_is_1_for_the_best_order_and_0_for_nothing() -> None:
    assert ndcg_at(np.array([3, 2, 0]), 3, np.array([0, 2, 3])) == 1
    assert ndcg_at(np.array([0, 0]), 2, np.array([0, 0, 1])) == 0


def test_only_the_first_k_count() -> None:
    assert ndcg_at(np.array([0, 3]), 1, np.array([3])) == 0


def test_ndcg_is_unknown_where_nothing_is_worth_anything() -> None:
    assert np.isnan(ndcg_at(np.array([0]), 5, np.array([0, 0])))
    assert np.isnan(ndcg_at(np.array([], dtype=int), 5, np.array([], dtype=int)))


def test_a_pool_that_lacks_what_was_ranked_is_refused() -> None:
    with pytest.raises(ValueError, match="pool"):
        ndcg_at(np.array([3]), 5, np.array([1]))

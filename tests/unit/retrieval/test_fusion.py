"""Reciprocal rank fusion: known answers, shared ranks, stable ties."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.retrieval.fusion import fuse, ranks_of

pytestmark = pytest.mark.unit

IDS = np.array(["a", "b", "c", "d"], dtype=np.str_)


def one_list(rows: list[int], ranks: list[int]) -> tuple[np.ndarray, np.ndarray]:
    return np.array(rows, dtype=np.int64), np.array(ranks, dtype=np.int32)


def test_equal_scores_share_a_rank() -> None:
    assert ranks_of(np.array([0.5, 0.9, 0.5, 0.1])).tolist() == [2, 1, 2, 3]


def test_a_known_answer() -> None:
    lists = {"x": one_list([0, 1], [1, 2]), "y": one_list([1, 2], [1, 2])}
    hits = fuse(lists, {}, IDS, 4)
    assert hits.rows.tolist() == [1, 0, 2]
    np.testing.assert_allclose(hits.fused, [1 / 62 + 1 / 61, 1 / 61, 1 / 62], rtol=1e-6)
    assert hits.ranks["x"].tolist() == [2, 1, 0]


def test_a_weight_changes_the_order() -> None:
    lists = {"x": one_list([0], [1]), "y": one_list([1], [1])}
    assert fuse(lists, {"y": 2.0}, IDS, 2).rows.tolist() == [1, 0]


def test_ties_are_broken_by_id_whatever_the_order_of_rows() -> None:
    lists = {"x": one_list([3, 0, 2], [1, 1, 1])}
    assert fuse(lists, {}, IDS[::-1], 3).rows.tolist() == [3, 2, 0]


def test_no_lists_give_nothing() -> None:
    assert len(fuse({}, {}, IDS, 5).rows) == 0

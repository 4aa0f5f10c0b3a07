"""What each ranked list finds of the good postings: known answers."""

from __future__ import annotations

import pytest

from training.list_recall import Found, ListRecall

pytestmark = pytest.mark.unit


def test_recall_is_of_all_good_postings() -> None:
    recall = ListRecall(100, 8, 5, {"lexical": Found(4, 1), "fused": Found(5, 0)})
    told = recall.as_json()
    assert told["lists"] == {
        "lexical": {"found": 4, "alone": 1, "recall": 0.5},
        "fused": {"found": 5, "alone": 0, "recall": 0.625},
    }
    assert (told["good"], told["within_gates"]) == (8, 5)
    assert [line.split() for line in recall.lines()][1] == [
        "lexical",
        "4",
        "(1)",
        "recall",
        "0.500",
    ]

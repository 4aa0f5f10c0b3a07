"""What is said of a line that was put back."""

from __future__ import annotations

import pytest

from recommender.explanation.reranked import said_of_place
from recommender.ranking.rerank import CAUSES

pytestmark = pytest.mark.unit
COUNTS = {"live": 6, "openings": 1, "asked": 8, "answered": 1}


def test_a_crowded_posting_says_for_how_many_it_is() -> None:
    (said,) = said_of_place(("congested",), 2, COUNTS, "zh")
    assert said.code == "congested"
    assert said.text == "这个岗位招1人，已经在介绍6人，所以往后放了2位。"


def test_unknown_openings_are_said_to_be_unknown() -> None:
    zh, en = (
        said_of_place(("congested",), 1, COUNTS | {"openings": 0}, x)[0] for x in ("zh", "en")
    )
    assert "没写招几人" in zh.text
    assert "does not say how many" in en.text


def test_the_places_are_said_once() -> None:
    for language in ("zh", "en"):
        said = said_of_place(CAUSES, 3, COUNTS, language)
        assert [s.code for s in said] == list(CAUSES)
        assert ["3" in s.text for s in said] == [True, False, False, False]
        assert all(s.text.endswith("。" if language == "zh" else ".") for s in said)


def test_what_was_not_put_back_says_nothing() -> None:
    assert said_of_place((), -1, COUNTS, "zh") == ()

"""Bare texts are compared with stored pay only where it could be far above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from features.background import Background
from features.occupation.linker import OccupationCandidate
from recommender.domain.legality import PayReference
from recommender.services.check_posting import check_texts

pytestmark = pytest.mark.unit
CODE = "4-01-02-01"
REFERENCES = {CODE: PayReference(occupation_code=CODE, n_postings=40, median_cny_month=3600)}
AD = "好又多超市招{title}2名，{pay}元/月，负责理货，沙市区北京路，经验不限"


class OneLinker:
    """Links every title to one class and remembers what it was asked."""

    def __init__(self, confidence: float) -> None:
        self.asked: list[str] = []
        self._confidence = confidence

    @property
    def background(self) -> Background:
        """Fail: a check of words compares no vectors."""
        pytest.fail("a check of words asked for the background of vectors")

    def jobs_of(self, titles: Sequence[str]) -> list[str]:
        """Return the titles."""
        return list(titles)

    def link(
        self, titles: Sequence[str], k: int = 5, vectors: Mapping[str, Any] | None = None
    ) -> list[list[OccupationCandidate]]:
        """Return the one class for each title."""
        self.asked += titles
        return [[OccupationCandidate(CODE, "理货员", self._confidence)] for _ in titles]


def rules(linker: OneLinker, pay: int) -> list[list[str]]:
    texts = [AD.format(title="理货员", pay=pay), "", AD.format(title="收银员", pay=4000)]
    return [
        [f.rule for f in found] for found in check_texts(texts, lambda: REFERENCES, lambda: linker)
    ]


def test_only_the_ad_with_high_pay_is_linked() -> None:
    linker = OneLinker(0.9)
    assert rules(linker, 20_000) == [["pay_far_above"], [], []]
    assert linker.asked == ["理货员"]


def test_an_unsure_occupation_is_no_comparison() -> None:
    assert rules(OneLinker(0.5), 20_000) == [[], [], []]


def test_usual_pay_opens_no_linker() -> None:
    def opened() -> OneLinker:
        raise AssertionError("the linker was opened")

    assert check_texts([AD.format(title="理货员", pay=4000)], lambda: REFERENCES, opened) == [()]


def test_without_pay_nothing_stored_is_read() -> None:
    def read() -> dict[str, PayReference]:
        raise AssertionError("the store was read")

    (findings,) = check_texts(["限女"], read)
    assert findings[0].rule == "sex_women"

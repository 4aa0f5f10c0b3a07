"""Counting findings in a labelled ad."""

from __future__ import annotations

import pytest

from recommender.domain.legality import Finding
from training.score_legality import Label, count_severity

pytestmark = pytest.mark.unit


def finding(rule: str, start: int, end: int, clause: str = "x") -> Finding:
    return Finding(
        rule=rule,
        severity="unlawful",
        clause=clause,
        field="description",
        start=start,
        end=end,
        text="…",
        why_zh="",
        why_en="",
        rewrite_zh="",
        rewrite_en="",
    )


LABELS = (
    Label(0, 4, "sex_men", "unlawful", "x", also=("marriage",)),
    Label(10, 14, "carrier", "unlawful", "y"),
    Label(20, 24, "hukou", "unlawful", "z", optional=True),
)


def test_right_wrong_missed_and_spared() -> None:
    counted = count_severity(
        LABELS,
        [finding("sex_men", 2, 6), finding("carrier", 14, 16), finding("hukou", 20, 22)],
        "unlawful",
    )
    assert (counted.labels, counted.found, counted.right, counted.wrong) == (2, 1, 1, 1)
    assert (counted.clauses, counted.clauses_right) == (1, 1)
    assert (counted.ads, counted.ads_found, counted.ads_wrong) == (1, 1, 0)


def test_another_rule_of_a_label_counts_but_not_for_its_clause() -> None:
    counted = count_severity(LABELS, [finding("marriage", 0, 2, "q")], "unlawful")
    assert (counted.found, counted.right, counted.wrong, counted.clauses) == (1, 1, 0, 0)


def test_a_wrong_clause_is_counted() -> None:
    counted = count_severity(LABELS, [finding("carrier", 10, 12, "q")], "unlawful")
    assert (counted.found, counted.clauses, counted.clauses_right) == (1, 1, 0)


def test_an_optional_label_makes_no_ad_and_no_fault() -> None:
    counted = count_severity(LABELS[2:], [finding("hukou", 20, 22)], "unlawful")
    assert not any(counted.row())


def test_a_finding_in_a_clean_ad_is_wrong() -> None:
    counted = count_severity((), [finding("hukou", 20, 22)], "unlawful")
    assert (counted.wrong, counted.ads, counted.ads_wrong) == (1, 0, 1)

"""Findings of skills and certificates counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from training.evaluate_skills import evaluate_skills, precision_recall_f1, read_sentences
from training.score_skills import COUNTED, Counts, Finding, LabelledSpan, count_findings

pytestmark = pytest.mark.unit

FORKLIFT = LabelledSpan(2, 4, "skill", frozenset({"forklift_driving", "reach_truck"}), "held")
PAPER = LabelledSpan(6, 9, "certificate", frozenset({"forklift_n1"}), "negated", "N1")
TRADE = LabelledSpan(12, 14, "skill", frozenset({"arc_welding"}), "held", optional=True)
NAMELESS = LabelledSpan(16, 18, "skill", frozenset(), "held")
SPANS = (FORKLIFT, PAPER, TRADE, NAMELESS)


def skill(start: int, end: int, code: str) -> Finding:
    return Finding(start, end, "skill", code, "held")


def counted(*findings: Finding) -> Counts:
    return count_findings(SPANS, findings, "skill")


def test_nothing_found_is_missed_and_not_wrong() -> None:
    assert counted() == Counts(spans=2, without_code=1)


@pytest.mark.parametrize("code", ["forklift_driving", "reach_truck"])
def test_any_code_that_would_do_is_right(code: str) -> None:
    said = counted(skill(2, 4, code))
    assert (said.right, said.found, said.wrong, said.offsets) == (1, 1, 0, 1)


def test_overlap_is_enough_and_offsets_are_counted_apart() -> None:
    said = counted(skill(1, 3, "forklift_driving"))
    assert (said.right, said.offsets) == (1, 0)


@pytest.mark.parametrize(
    "finding",
    [
        skill(4, 6, "forklift_driving"),
        skill(2, 4, "cooking"),
        skill(6, 9, "forklift_driving"),
        skill(16, 18, "anything"),
    ],
    ids=["beside the span", "another code", "a span of the other kind", "a span without a code"],
)
def test_wrong_findings(finding: Finding) -> None:
    said = counted(finding)
    assert (said.right, said.wrong, said.found) == (0, 1, 0)


def test_several_findings_of_one_code_in_one_span_are_one() -> None:
    said = counted(skill(2, 3, "forklift_driving"), skill(3, 4, "forklift_driving"))
    assert (said.right, said.found, said.wrong) == (1, 1, 0)


def test_whatever_is_found_in_an_optional_span_is_left_out() -> None:
    assert counted(skill(12, 14, "arc_welding"), skill(13, 14, "cooking")) == counted()


def test_a_negated_mention_taken_for_held_is_counted() -> None:
    held, lacking = (
        count_findings(SPANS, [Finding(6, 9, "certificate", "forklift_n1", said)], "certificate")
        for said in ("held", "negated")
    )
    assert (held.negated, held.negated_as_held, held.polarity) == (1, 1, 0)
    assert (lacking.negated, lacking.negated_as_held, lacking.polarity) == (1, 0, 1)


def test_two_places_of_one_skill_are_both_found() -> None:
    twice = (
        LabelledSpan(0, 2, "skill", frozenset({"cooking"}), "held"),
        LabelledSpan(1, 4, "skill", frozenset({"cooking"}), "negated"),
    )
    said = count_findings(twice, [skill(0, 2, "cooking"), skill(1, 4, "cooking")], "skill")
    assert (said.right, said.found, said.polarity, said.negated_as_held) == (2, 2, 1, 1)


def test_precision_recall_and_f1_by_hand() -> None:
    row = Counts(right=6, wrong=2, spans=10, found=5).row()
    figures = precision_recall_f1(np.array([row, [0] * len(COUNTED)]))
    assert figures["precision"] == pytest.approx([0.75, 1.0])
    assert figures["recall"] == pytest.approx([0.5, 1.0])
    assert figures["f1"][0] == pytest.approx(0.6)


def test_a_report_of_a_small_file(tmp_path: Path) -> None:
    fork = {"start": 2, "end": 4, "kind": "skill", "code": "forklift_driving", "level": None}
    rows: list[dict[str, object]] = [
        {"text": "会开叉车", "manner": "self", "spans": [{**fork, "polarity": "held"}]},
        {"text": "不会叉车", "manner": "self", "spans": [{**fork, "polarity": "negated"}]},
        {"text": "主营川菜", "manner": "ad", "spans": []},
    ]
    lines = [json.dumps({"id": str(i), "language": "zh", **row}) for i, row in enumerate(rows)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = evaluate_skills(read_sentences(tmp_path, "a"))
    assert report.n_sentences == {"all": 3, "zh": 3, "ad": 1, "self": 2}
    both = report.groups["all"]["both"]
    assert both.figures["f1"] == (1.0, 1.0, 1.0)
    assert (both.counts["negated"], both.counts["negated_as_held"]) == (1, 0)
    assert (report.profile_negated, report.profile_negated_as_held) == (1, 0)

"""The sentences and grades of retrieval are well formed and hold nobody's ads."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from training.retrieval_runs import read_grades, read_sentences

pytestmark = pytest.mark.unit

FOLDER = Path(__file__).parents[1] / "gold" / "retrieval"


def test_forty_sentences_of_three_kinds() -> None:
    sentences = read_sentences(FOLDER / "sentences.jsonl")
    assert Counter(s.language for s in sentences) == {"zh": 30, "en": 6, "mixed": 4}
    assert len({s.text for s in sentences}) == 40
    assert sum(s.field == "other" for s in sentences) == 19


def test_every_grade_is_of_a_sentence() -> None:
    known = {s.id for s in read_sentences(FOLDER / "sentences.jsonl")}
    assert {sentence for sentence, _ in read_grades(FOLDER / "grades.jsonl")} <= known


def test_grades_hold_ids_and_nothing_of_an_ad() -> None:
    lines = (FOLDER / "grades.jsonl").read_text(encoding="utf-8").splitlines()
    assert {tuple(json.loads(line)) for line in lines} == {("sentence", "posting", "grade")}

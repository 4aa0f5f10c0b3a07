"""Figures of graded answers, and two runs beside each other: known answers."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest

from recommender.errors import InvalidInput
from training.compare_retrieval import compare_retrieval
from training.evaluate_retrieval import evaluate_retrieval
from training.retrieval_runs import (
    Answered,
    Grades,
    RetrievalRun,
    Sentence,
    Shown,
    read_grades,
    read_run,
    read_sentences,
)
from training.score_retrieval import figures_of, score_run

pytestmark = pytest.mark.unit

GRADES: Grades = {("a", "p1"): 3, ("a", "p2"): 1, ("a", "p3"): 2, ("b", "p1"): 0}


def answered(name: str, *postings: str, text: str = "找活") -> Answered:
    shown = tuple(
        Shown(rank=rank, posting=p, score=0.5, title=f"职位{p}")
        for rank, p in enumerate(postings, start=1)
    )
    return Answered(sentence=Sentence(id=name, text=text, language="zh"), shown=shown)


def run(*answers: Answered, k: int = 2) -> RetrievalRun:
    return RetrievalRun(
        encoder="e",
        scorer="s",
        retrieval="r",
        index_rows=3,
        on=date(2026, 11, 24),
        k=k,
        answers=answers,
    )


def test_figures_of_a_sentence() -> None:
    one = score_run(run(answered("a", "p2", "p1")), GRADES)["a"]
    best = 7 + 3 / math.log2(3)
    assert one.ndcg == pytest.approx((1 + 7 / math.log2(3)) / best)
    assert one.precision == 0.5
    assert one.ungraded == 0


def test_what_has_no_grade_counts_nothing_and_is_counted() -> None:
    one = score_run(run(answered("a", "p9", "p1")), GRADES)["a"]
    assert one.ungraded == 1
    assert one.precision == 0.5


def test_places_left_empty_count_against_precision() -> None:
    assert score_run(run(answered("a", "p1"), k=10), GRADES)["a"].precision == 0.1


def test_a_sentence_nothing_fits_has_no_ndcg_and_no_precision() -> None:
    scored = score_run(run(answered("a", "p1", "p3"), answered("b", "p1")), GRADES)
    assert math.isnan(scored["b"].ndcg)
    figures = figures_of(list(scored.values()), seed=0)
    assert figures["all"]["ndcg"].mean == 1
    assert figures["all"]["precision"].mean == 0.5
    assert set(figures) == {"all", "zh", "other"}


def test_a_run_that_got_worse() -> None:
    before, after = run(answered("a", "p1", "p3")), run(answered("a", "p2", "p1"))
    compared = compare_retrieval(before, after, GRADES, seed=0)
    assert compared.worse() == ["a"]
    assert compared.changes["a"].n_new == 1
    assert compared.changes["a"].precision == -0.5
    assert compared.difference["ndcg"].mean == pytest.approx(compared.changes["a"].ndcg)
    assert compared.figures["all"]["ndcg"].mean == 1


def test_a_sentence_that_is_read_differently_is_named() -> None:
    before = answered("a", "p1").model_copy(update={"profile": "other"})
    compared = compare_retrieval(run(before), run(answered("a", "p1")), GRADES, seed=0)
    assert compared.read_anew() == ["a"]


def test_without_grades_only_what_is_new_is_told() -> None:
    before, after = run(answered("a", "p1")), run(answered("a", "p1", "p2"))
    report = evaluate_retrieval(after, {}, before).as_json()
    assert "figures" not in report
    told = report["comparison"]
    assert isinstance(told, dict)
    assert told["sentences"] == {"a": {"new": 1, "ndcg": None, "precision": None}}


@pytest.mark.parametrize(
    "before",
    [
        run(answered("a", "p1", text="找别的活")),
        run(answered("z", "p1")),
        run(answered("a", "p1"), k=3),
    ],
    ids=["another text", "no sentence in common", "another k"],
)
def test_what_cannot_be_compared_is_refused(before: RetrievalRun) -> None:
    with pytest.raises(InvalidInput, match="--before"):
        compare_retrieval(before, run(answered("a", "p1")), GRADES, seed=0)


def test_the_lists_stand_side_by_side() -> None:
    before, after = run(answered("a", "p1", "p2")), run(answered("a", "p3"))
    lines = list(evaluate_retrieval(after, GRADES, before).lines())
    first = next(line for line in lines if line.startswith("   1 "))
    assert first.startswith("   1 [3] 职位p1 ")
    assert first.endswith("| [2] 职位p3  +")
    assert any(line.startswith("worse: a") for line in lines)


def test_a_report_can_be_read_as_a_run_again(tmp_path: Path) -> None:
    now = run(answered("a", "p1"))
    file = tmp_path / "retrieval.json"
    file.write_text(json.dumps(evaluate_retrieval(now, GRADES).as_json()), encoding="utf-8")
    assert read_run(file) == now


def test_a_picture_shows_before_and_now() -> None:
    before, after = run(answered("a", "p2", "p1")), run(answered("a", "p1", "p3"))
    drawn = evaluate_retrieval(after, GRADES, before).picture()
    assert drawn.startswith("<svg")
    assert drawn.index("all ndcg before") < drawn.index(">all ndcg<")


@pytest.mark.parametrize(
    "lines",
    [
        ['{"id": "a"}'],
        [],
        ['{"id": "a", "text": "x", "language": "zh"}'] * 2,
        ["no json"],
    ],
)
def test_a_file_that_holds_no_sentences_is_refused(tmp_path: Path, lines: list[str]) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"s\.jsonl"):
        read_sentences(file)


@pytest.mark.parametrize("grades", [[4], [-1], [1, 2]])
def test_grades_are_0_to_3_and_one_a_pair(tmp_path: Path, grades: list[int]) -> None:
    file = tmp_path / "g.jsonl"
    rows = [{"sentence": "a", "posting": "p", "grade": grade} for grade in grades]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"g\.jsonl"):
        read_grades(file)

"""Grades, their agreement, and the figures of a ranking."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import InvalidInput
from training.evaluate_ranking import FIGURES, figures_of
from training.judgements.baselines import fused
from training.judgements.grades import agreement, read_grades
from training.judgements.judged_set import read_pairs, read_seekers

pytestmark = pytest.mark.training
FOLDER = Path("data/judgements")


def test_every_pair_of_the_set_has_one_grade_and_no_other_pair_has_any() -> None:
    grades = read_grades(FOLDER)
    graded = {(seeker, posting) for seeker, own in grades.items() for posting in own}
    assert graded == {(pair.seeker, pair.posting) for pair in read_pairs(FOLDER)}


def test_a_second_pass_graded_whom_the_split_names() -> None:
    second = read_grades(FOLDER, of_pass=2)
    assert set(second) == {person.id for person in read_seekers(FOLDER) if person.twice}
    first = read_grades(FOLDER)
    every = list(read_pairs(FOLDER))
    pairs = [pair for pair in every if pair.seeker in second and "later" not in pair.proposed]
    twice = {(seeker, posting) for seeker, own in second.items() for posting in own}
    assert twice == {(pair.seeker, pair.posting) for pair in pairs}
    assert all(pair.posting in first[pair.seeker] for pair in every)
    assert agreement(first, second).kappa.low > 0.6


def test_agreement_is_whole_with_oneself_and_none_by_chance() -> None:
    one = {"a": {"1": 0, "2": 3, "3": 1}, "b": {"1": 2, "2": 0}}
    assert agreement(one, one).kappa.mean == 1
    other = {"a": {"1": 3, "2": 0, "3": 1}}
    assert agreement(one, other).kappa.mean < 0
    with pytest.raises(ValueError, match="twice"):
        agreement(one, {"c": {"1": 2}})


def test_what_is_no_grade_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    path.write_text("seeker,posting,pass,grade\na,1,1,4\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no grade"):
        read_grades(tmp_path)
    path.write_text("seeker,posting,pass,grade\na,1,1,good\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no grade"):
        read_grades(tmp_path)
    path.write_text("seeker,posting,pass,grade\na,1,1,2\na,1,2,0\n", encoding="utf-8")
    assert read_grades(tmp_path) == {"a": {"1": 2}}
    assert read_grades(tmp_path, of_pass=2) == {"a": {"1": 0}}
    path.write_text("seeker,posting,pass,grade\na,1,1,2\na,1,1,3\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="already"):
        read_grades(tmp_path)


def test_figures_of_the_best_order_of_the_worst_and_of_what_nobody_graded() -> None:
    grades = {"a": 3, "b": 2, "c": 0}
    best = dict(zip(FIGURES, figures_of(["a", "b", "c"], grades), strict=True))
    worst = dict(zip(FIGURES, figures_of(["c", "x"], grades), strict=True))
    assert best == {"ndcg_at_10": 1, "suitable_at_5": 0.4, "recall_at_100": 1, "ungraded_at_10": 0}
    assert worst == {"ndcg_at_10": 0, "suitable_at_5": 0, "recall_at_100": 0, "ungraded_at_10": 1}


def test_fusion_puts_first_what_all_put_high() -> None:
    lists = {"x": ["1", "2", "3"], "y": ["2", "3", "1"], "z": ["9"]}
    assert fused(lists, ("x", "y")) == ["2", "1", "3"]

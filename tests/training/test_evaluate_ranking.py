"""Grades, their agreement, and the figures of a ranking."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import InvalidInput
from training.evaluate_ranking import FIGURES, figures_of
from training.judgements.baselines import fused
from training.judgements.causes import Causes, read_causes
from training.judgements.grades import agreement, read_grades
from training.judgements.judged_set import read_pairs, read_seekers
from training.judgements.top_lines import count_top_lines

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
    best = dict(zip(FIGURES, figures_of(["a", "b", "c"], grades, {}), strict=True))
    worst = dict(zip(FIGURES, figures_of(["c", "x"], grades, {}), strict=True))
    assert list(best.values()) == [1, 1, 0.4, 1, 0]
    assert list(worst.values()) == [0, 0, 0, 0, 1]


def test_a_near_duplicate_earns_nothing_and_lacks_nothing() -> None:
    grades, same = {"a": 3, "a2": 3, "b": 2, "c": 0}, {"a2": "a"}
    once, twice = (
        dict(zip(FIGURES, figures_of(ranking, grades, same), strict=True))
        for ranking in (["a", "b"], ["a", "a2", "b"])
    )
    assert once["ndcg_at_10"] < 1 == twice["ndcg_at_10"]
    assert once["ndcg_at_10_distinct"] == twice["ndcg_at_10_distinct"] == 1


def test_every_cause_is_of_a_pair_that_was_graded_unsuitable() -> None:
    causes, grades = read_causes(FOLDER), read_grades(FOLDER)
    pairs = [(seeker, posting) for seeker, own in causes.items() for posting in own]
    assert len(pairs) > 300
    assert all(grades[seeker][posting] < 2 for seeker, posting in pairs)


def test_what_is_no_cause_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "causes.csv"
    for rows, words in (("a,1,pay\n", "none of"), ("a,1,reach\na,1,level\n", "already")):
        path.write_text(f"seeker,posting,cause\n{rows}", encoding="utf-8")
        with pytest.raises(InvalidInput, match=words):
            read_causes(tmp_path)


def test_first_lines_are_counted_by_cause_and_what_is_not_known_apart() -> None:
    grades = {"a": dict.fromkeys("12345", 1) | {"1": 3}, "b": {"1": 0}}
    causes: Causes = {"a": {"2": "level", "3": "must_have", "4": "reach"}}
    top = count_top_lines([("a", "123456"), ("b", "19"), ("c", "")], grades, causes)
    assert (top.n_lines, top.suitable, top.without_cause, top.ungraded) == (7, 1, 2, 1)
    assert top.wrong_level_or_missing_must == pytest.approx(2 / 7)
    assert count_top_lines([], grades, causes).wrong_level_or_missing_must == 0


def test_fusion_puts_first_what_all_put_high() -> None:
    lists = {"x": ["1", "2", "3"], "y": ["2", "3", "1"], "z": ["9"]}
    assert fused(lists, ("x", "y")) == ["2", "1", "3"]

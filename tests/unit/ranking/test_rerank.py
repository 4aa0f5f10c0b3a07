"""Lines that exchange places: known answers."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.rerank import Lines, crowded, rerank, silent
from recommender.ranking.rerank_weights import RerankingConfig
from tests.lines import lines, weights

pytestmark = pytest.mark.unit


def order(given: Lines, config: RerankingConfig, limit: int = 99) -> list[int]:
    return [moved.position for moved in rerank(given, config, limit)]


def test_an_empty_list_stays_empty() -> None:
    assert rerank(lines(), weights(congestion=0.2, answers=0.1), 10) == []


def test_a_crowded_posting_goes_behind_one_of_nearly_its_score() -> None:
    first, second = rerank(lines(0.8, 0.78, live=[6, 0]), weights(congestion=0.1), 2)
    assert (first.position, first.places, first.causes) == (1, -1, ())
    assert (second.position, second.places, second.causes) == (0, 1, ("congested",))


def test_it_stays_before_one_that_is_clearly_worse() -> None:
    assert order(lines(0.8, 0.7, live=[1000, 0]), weights(congestion=0.1)) == [0, 1]


def test_many_openings_are_not_crowded_by_a_few_people() -> None:
    crowd = crowded(lines(0.8, 0.8, 0.8, live=[6, 6, 0], openings=[6, 1, 0]), weights().congestion)
    assert crowd == pytest.approx([0.5, 6 / 7, 0.0])


def test_where_all_are_crowded_alike_nobody_moves() -> None:
    alike = lines(0.8, 0.79, 0.78, live=[3, 6, 12], openings=[1, 2, 4])
    assert crowded(alike, weights().congestion).tolist() == [0.0, 0.0, 0.0]
    assert order(alike, weights(congestion=0.5)) == [0, 1, 2]


def test_silence_is_measured_against_the_others_of_the_list() -> None:
    given = lines(*[0.8] * 4, employer=[1, 2, 3, 0], asked=[20, 20, 0, 0], answered=[20, 0, 0, 0])
    mean = 0.5
    expected = 1 - (mean * 5 / 25) / mean
    assert silent(given, weights().answers) == pytest.approx([0.0, expected, 0.0, 0.0])


def test_two_postings_of_one_employer_count_once() -> None:
    once = lines(0.8, 0.8, employer=[1, 2], asked=[10, 10], answered=[1, 9])
    twice = lines(0.8, 0.8, 0.8, employer=[1, 2, 2], asked=[10, 10, 10], answered=[1, 9, 9])
    assert silent(twice, weights().answers)[0] == silent(once, weights().answers)[0] > 0


def test_little_known_is_drawn_to_the_mean() -> None:
    given = lines(*[0.8] * 3, employer=[1, 2, 3], asked=[1, 30, 60], answered=[0, 0, 60])
    little, much, none = silent(given, weights().answers)
    assert 0 < little < much
    assert none == 0


def test_an_office_that_records_no_answers_puts_nobody_back() -> None:
    given = lines(0.8, 0.79, employer=[1, 2], asked=[40, 0], answered=[0, 0])
    assert order(given, weights(answers=0.5)) == [0, 1]


def test_an_employer_gets_its_turns_and_then_others_do() -> None:
    given = lines(0.8, 0.8, 0.8, 0.79, 0.7, employer=[1, 1, 1, 2, 3])
    moved = rerank(given, weights(employer=0.05, employer_turns=2), 5)
    assert [m.position for m in moved] == [0, 1, 3, 2, 4]
    assert moved[3].causes == ("same_employer",)


def test_a_new_page_starts_counting_anew() -> None:
    given = lines(*[0.8] * 4, 0.79, employer=[1, 1, 1, 1, 2])
    assert order(given, weights(employer=0.05, employer_turns=1, page=2)) == [0, 4, 1, 2, 3]


def test_occupations_take_turns_by_group_and_unknown_ones_never_wait() -> None:
    given = lines(0.8, 0.8, 0.8, 0.8, 0.79, occupation=[4010201, 4010202, 4010203, 0, 5010101])
    assert order(given, weights(occupation=0.05, occupation_turns=1)) == [0, 3, 4, 1, 2]
    unknown = lines(0.8, 0.8, 0.8, 0.79, occupation=[0, 0, 0, 5010101])
    assert order(unknown, weights(occupation=0.05, occupation_turns=1)) == [0, 1, 2, 3]


def test_causes_come_heaviest_first() -> None:
    given = lines(0.8, 0.78, live=[9, 0], employer=[1, 2], asked=[30, 30], answered=[0, 30])
    moved = rerank(given, weights(congestion=0.01, answers=0.2), 2)
    assert moved[1].causes == ("unanswered", "congested")


def test_a_shorter_list_is_the_beginning_of_a_longer_one() -> None:
    rng = np.random.default_rng(3)
    given = lines(
        *np.sort(rng.random(30))[::-1],
        live=rng.integers(0, 9, 30),
        employer=rng.integers(0, 4, 30),
    )
    config = weights(congestion=0.4, employer=0.2)
    assert order(given, config, 7) == order(given, config)[:7]

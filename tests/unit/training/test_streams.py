"""What is drawn, and how the alignment teacher compares concepts."""

from __future__ import annotations

import numpy as np
import pytest

from training.encoder.alignment import likeness, nearest
from training.encoder.concepts import Concept, is_held_out, singular
from training.encoder.recipe import Recipe
from training.encoder.streams import Stream

pytestmark = pytest.mark.unit

NAMES = [np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6, 7, 8])]
CONCEPT_OF = np.repeat([0, 1, 2], [3, 2, 4])


def test_pairs_are_two_different_names_of_one_concept() -> None:
    stream, rng = Stream(NAMES), np.random.default_rng(0)
    for _ in range(50):
        pairs = stream.draw(3, rng)
        assert sorted(pairs.concepts) == [0, 1, 2]
        assert (pairs.left != pairs.right).all()
        assert (CONCEPT_OF[pairs.left] == pairs.concepts).all()
        assert (CONCEPT_OF[pairs.right] == pairs.concepts).all()


def test_every_name_is_drawn_on_either_side() -> None:
    stream, rng = Stream(NAMES), np.random.default_rng(0)
    drawn = [stream.draw(3, rng) for _ in range(200)]
    assert {int(i) for pairs in drawn for i in pairs.left} == set(range(9))
    assert {int(i) for pairs in drawn for i in pairs.right} == set(range(9))


def test_the_formal_title_comes_as_often_as_told() -> None:
    pairs = Stream(NAMES, first_share=1.0).draw(3, np.random.default_rng(0))
    assert set(pairs.left.tolist()) == {0, 3, 5}


def test_a_stream_with_another_side_draws_from_it() -> None:
    other = [np.array([10]), np.array([11]), np.array([12])]
    pairs = Stream(NAMES, other).draw(3, np.random.default_rng(0))
    assert (pairs.right == 10 + pairs.concepts).all()


def test_neighbours_are_drawn_together() -> None:
    names = [np.array([2 * i, 2 * i + 1]) for i in range(40)]
    near = np.array([[i, i ^ 1] for i in range(40)])
    rng = np.random.default_rng(0)
    together = apart = 0
    for _ in range(50):
        drawn = set(Stream(names).draw(8, rng, near).concepts.tolist())
        assert len(drawn) == 8
        together += sum(i ^ 1 in drawn for i in drawn)
        apart += sum(i ^ 1 in drawn for i in Stream(names).draw(8, rng).concepts.tolist())
    assert together > 3 * apart


def test_the_nearest_begin_with_the_concept_itself() -> None:
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1]], dtype=np.float32)
    assert nearest(vectors, 2).tolist() == [[0, 1], [1, 0], [2, 1]]


def test_the_teacher_finds_the_concept_with_the_same_names() -> None:
    vectors = np.eye(8, dtype=np.float32)
    vectors[3] = vectors[0]
    found = likeness(
        [np.array([0]), np.array([1, 2])],
        [np.array([3, 4]), np.array([5])],
        np.array([6, 7]),
        np.array([6, 7]),
        lambda ids: vectors[ids],
    )
    assert found.shape == (2, 2)
    assert found[0].argmax() == 0


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("Chief Executives", "Chief Executive"),
        ("Treasurers and Controllers", "Treasurer and Controller"),
        ("Firemen", "Fireman"),
        ("Secretaries", "Secretary"),
        ("Dispatches", "Dispatch"),
        ("Glass Blowers, Molders, and Finishers", "Glass Blower, Molder, and Finisher"),
        ("Boss", "Boss"),
    ],
)
def test_singular(title: str, one: str) -> None:
    assert singular(title) == one


def test_a_tenth_is_held_out_by_its_key_alone() -> None:
    keys = [f"key {i}" for i in range(2000)]
    share = sum(map(is_held_out, keys)) / len(keys)
    assert 0.08 < share < 0.13
    assert is_held_out(keys[0]) == is_held_out(Concept(keys[0], (), ()).key)


def test_the_rate_rises_then_falls_to_nothing() -> None:
    recipe = Recipe(steps=100)
    rates = [recipe.rate_at(step) for step in range(100)]
    assert max(rates) <= recipe.learning_rate
    assert rates.index(max(rates)) == 9
    assert rates[0] < rates[5] < rates[9] > rates[50] > rates[99] > 0

"""Pair features: known answers, unknowns, and broadcasting both ways."""

from __future__ import annotations

import math

import numpy as np
import pytest

from features import pairs

pytestmark = pytest.mark.unit


def f(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_a_cosine_is_read_against_the_seekers_own_background() -> None:
    near, far = pairs.standard_cosine(f(0.95, 0.84), f(0.84), f(0.02), pairs.Curve(2.3, 0.45))
    assert near > 0.98
    assert far < 0.05


@pytest.mark.parametrize(
    ("held", "asked", "expected"),
    [(6, 5, 1.0), (5, 5, 1.0), (4, 5, 0.4), (2, 5, 0.0), (2, 0, 1.0), (-1, 0, 1.0)],
)
def test_level_fit(held: int, asked: int, expected: float) -> None:
    found = pairs.level_fit(np.int8([held]), np.int8([asked]))
    assert found[0] == pytest.approx(expected)


def test_an_unknown_level_is_no_answer() -> None:
    assert np.isnan(pairs.level_fit(np.int8([-1, 3]), np.int8([3, -1]))).all()


def test_years_fit() -> None:
    found = pairs.years_fit(f(2, 5, math.nan, math.nan), f(4, 3, 3, 0))
    np.testing.assert_allclose(found, [0.0, 1.0, math.nan, 1.0])


def test_one_year_or_a_third_too_few_is_a_little_short() -> None:
    found = pairs.years_fit(f(0, 0, 4, 3.9, 1), f(1, 1.5, 6, 6, math.nan))
    np.testing.assert_allclose(found, [0.6, 0.0, 0.6, 0.0, math.nan])


def test_pay_fit_falls_from_the_wish_to_sixty_percent_of_it() -> None:
    found = pairs.pay_fit(f(5000), f(5000, 3000, 4000, math.nan), f(8000, 3000, math.nan, math.nan))
    np.testing.assert_allclose(found, [1.0, 0.0, 0.5, math.nan], atol=1e-6)


def test_pay_far_above_the_wish_is_no_fit() -> None:
    found = pairs.pay_fit(f(4000), f(10_000, 10_001, math.nan), f(30_000, 30_000, 30_000))
    np.testing.assert_allclose(found, [1.0, 0.0, 1.0])
    assert np.isnan(pairs.pay_fit(f(math.nan), f(20_000), f(math.nan)))


def test_a_general_word_of_the_wish_is_no_full_answer() -> None:
    wish = np.uint32([[1, 2, 3, 4]])
    title = np.uint32([[1, 0, 0, 0, 0], [1, 2, 3, 4, 9], [8, 9, 0, 0, 0], [0, 0, 0, 0, 0]])
    np.testing.assert_allclose(pairs.overlap(wish, title), [0.5, 1.0, 0.0, math.nan])


def test_titles_in_two_scripts_cannot_be_compared_by_words() -> None:
    latin, both = np.uint32([[pairs.LATIN_BIT | 5, 0]]), np.uint32([[pairs.LATIN_BIT | 5, 7]])
    chinese = np.uint32([[7, 8]])
    found = [float(pairs.overlap(a, b)[0]) for a, b in ((latin, chinese), (latin, both))]
    assert math.isnan(found[0])
    assert found[1] == 1.0


def test_coverage_is_of_what_is_asked() -> None:
    wish, title = np.array([[1, 2, 0]]), np.array([[2, 3, 4], [0, 0, 0], [1, 2, 0]])
    np.testing.assert_allclose(pairs.coverage(wish, title, 0), [1 / 3, math.nan, 1.0])


def test_bits_coverage() -> None:
    held, asked = np.uint64([[0b11]]), np.uint64([[0b110], [0b1], [0]])
    np.testing.assert_allclose(pairs.bits_coverage(held, asked), [0.5, 1.0, math.nan])


def test_nearness_and_freshness_fall_and_keep_the_unknown() -> None:
    near = pairs.nearness(f(0, 15, math.nan))
    assert near[0] == 1
    assert near[1] == pytest.approx(math.exp(-1))
    assert math.isnan(near[2])
    fresh = pairs.freshness(f(0, 45, math.nan))
    assert fresh.tolist()[:2] == [1.0, 0.5]
    assert math.isnan(fresh[2])


def test_a_foremans_post_is_not_a_helpers() -> None:
    found = pairs.same_level(np.int8([2]), np.int8([2, 3, 5, -1]))
    np.testing.assert_allclose(found, [1.0, 0.6, 0.1, math.nan])
    down = pairs.same_level(np.int8([4]), np.int8([3, 2, 1]))
    np.testing.assert_allclose(down, [0.7, 0.3, 1.0])


def test_a_skill_not_mentioned_is_no_lack() -> None:
    asked = np.int32([[1, 2, 3, 4]])
    values = [float(pairs.shared(np.int32([held]), asked, -1)[0]) for held in ([9], [1], [1, 2])]
    assert np.isnan(values[0])
    assert 0.6 < values[1] < values[2] < 1.0


def terms(*numbers: int) -> np.ndarray:
    row = np.zeros((1, 6), dtype=np.uint16)
    row[0, : len(numbers)] = numbers
    return row


def test_common_words_are_the_cosine_of_the_sets_and_much_of_it_counts_whole() -> None:
    high = pairs.CHINESE_FROM
    told = terms(high, high + 1)
    ad = np.zeros((3, 200), dtype=np.uint16)
    ad[0, :2] = high, high + 1
    ad[1, :199] = np.arange(high + 1, high + 200)
    ad[2, :3] = 7, 8, 9
    found = pairs.common_words(told, ad)
    assert found[0] == 1
    assert found[1] == pytest.approx(1 / np.sqrt(2 * 199) / pairs.MUCH_IN_COMMON, rel=1e-5)
    assert np.isnan(found[2]), "a Chinese wish and an English ad share no script"


def test_common_words_are_the_same_both_ways_round() -> None:
    rng = np.random.default_rng(3)
    one = rng.integers(pairs.CHINESE_FROM, pairs.CHINESE_FROM + 40, (1, 20)).astype(np.uint16)
    many = rng.integers(pairs.CHINESE_FROM, pairs.CHINESE_FROM + 40, (30, 20)).astype(np.uint16)
    one, many = np.unique(one)[None], np.stack([np.resize(np.unique(m), 20) for m in many])
    many = np.stack([np.where(np.arange(20) < len(np.unique(m)), m, 0) for m in many])
    forth, back = pairs.common_words(one, many), pairs.common_words(many, one)
    in_pairs = pairs.common_words(np.repeat(one, 30, axis=0), many)
    assert np.array_equal(forth, back)
    assert np.array_equal(forth, in_pairs)


def test_a_learners_post_suits_who_asks_for_one_and_sets_the_experienced_back() -> None:
    post = np.array([True, True, True, True, False])
    asked = np.array([True, False, False, False, False])
    found = pairs.entry_fit(post, asked, np.float32([9, 9, 1, np.nan, 9]))
    assert found.tolist() == [1.0, 0.0, 0.5, 0.5, 1.0]

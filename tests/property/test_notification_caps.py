"""No cap is ever exceeded, the best come first, nothing is told twice, in whatever order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.ranking.notification_caps import (
    Allotment,
    FittingPair,
    NotificationConfig,
    Told,
    allot,
)

pytestmark = pytest.mark.property

WORKS = {"p-1": "p-1", "p-2": "p-1", "p-3": "p-3", "p-4": "p-4", "p-5": "p-3"}
COUNSELORS = {"s-1": "王", "s-2": "王", "s-3": "李", "s-4": "李", "s-5": "赵"}

pairs = st.lists(
    st.builds(
        lambda posting, seeker, score: FittingPair(
            WORKS[posting], posting, seeker, COUNSELORS[seeker], score / 10
        ),
        st.sampled_from(sorted(WORKS)),
        st.sampled_from(sorted(COUNSELORS)),
        st.integers(5, 9),
    ),
    unique_by=lambda pair: (pair.posting_id, pair.seeker_id),
    max_size=25,
)
small = st.integers(1, 4)
caps = st.builds(
    NotificationConfig,
    version=st.just(1),
    least_score=st.just(0.5),
    most_people_a_posting=small,
    most_a_counselor_a_day=small,
    most_a_seeker_a_week=small,
    days_waiting=st.just(7),
)


def counted(names: Sequence[str]) -> st.SearchStrategy[Counter[str]]:
    return st.dictionaries(st.sampled_from(names), st.integers(0, 5)).map(Counter)


before = st.builds(
    Told,
    of_work=counted(sorted(set(WORKS.values()))),
    of_counselor=counted(sorted(set(COUNSELORS.values()))),
    of_seeker=counted(sorted(COUNSELORS)),
)


def room(
    pair: FittingPair, told: Sequence[FittingPair], config: NotificationConfig, had: Told
) -> bool:
    """Tell, by counting anew, whether a pair may still be told after `told`."""
    same_work = sum(other.work == pair.work for other in told)
    same_counselor = sum(other.counselor == pair.counselor for other in told)
    same_seeker = sum(other.seeker_id == pair.seeker_id for other in told)
    return (
        had.of_work[pair.work] + same_work < config.most_people_a_posting
        and had.of_counselor[pair.counselor] + same_counselor < config.most_a_counselor_a_day
        and had.of_seeker[pair.seeker_id] + same_seeker < config.most_a_seeker_a_week
    )


def rank(pair: FittingPair) -> tuple[float, str, str]:
    return -pair.score, pair.posting_id, pair.seeker_id


def held(allotment: Allotment) -> list[FittingPair]:
    return [pair for pair, _ in allotment.held_back]


@given(pairs, caps, before)
def test_no_cap_is_exceeded(
    given_pairs: list[FittingPair], config: NotificationConfig, had: Told
) -> None:
    told = allot(given_pairs, config, had).told
    for position, pair in enumerate(told):
        assert room(pair, told[:position], config, had)


@given(pairs, caps, before)
def test_whoever_is_left_out_came_after_better_ones_that_filled_a_cap(
    given_pairs: list[FittingPair], config: NotificationConfig, had: Told
) -> None:
    allotment = allot(given_pairs, config, had)
    for pair, cap in allotment.held_back:
        better = [other for other in allotment.told if rank(other) < rank(pair)]
        assert not room(pair, better, config, had)
        of_work = sum(other.work == pair.work for other in allotment.told)
        is_full = had.of_work[pair.work] + of_work >= config.most_people_a_posting
        assert (cap == "posting_full") is is_full


@given(pairs, caps, before)
def test_the_best_come_first_and_no_seeker_twice_about_the_same_work(
    given_pairs: list[FittingPair], config: NotificationConfig, had: Told
) -> None:
    allotment = allot(given_pairs, config, had)
    assert list(allotment.told) == sorted(allotment.told, key=rank)
    everybody = [*allotment.told, *held(allotment)]
    keys = [(pair.seeker_id, pair.work) for pair in everybody]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {(pair.seeker_id, pair.work) for pair in given_pairs}
    for pair in everybody:
        twins = [p for p in given_pairs if (p.seeker_id, p.work) == (pair.seeker_id, pair.work)]
        assert pair == min(twins, key=rank)


@given(pairs, caps, before, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(
    given_pairs: list[FittingPair], config: NotificationConfig, had: Told, rng: Random
) -> None:
    shuffled = list(given_pairs)
    rng.shuffle(shuffled)
    assert allot(shuffled, config, had) == allot(given_pairs, config, had)


@given(pairs, caps)
def test_day_after_day_what_was_held_back_comes_until_its_posting_is_full(
    given_pairs: list[FittingPair], config: NotificationConfig
) -> None:
    """With new days for the counselors and new weeks for the seekers everybody gets a turn."""
    left, had = list(given_pairs), Told()
    told: list[FittingPair] = []
    for _ in range(30):
        allotment = allot(left, config, had)
        told += allotment.told
        left = [pair for pair, cap in allotment.held_back if cap != "posting_full"]
        had = Told(of_work=Counter(pair.work for pair in told))
    assert left == []
    assert len({(pair.seeker_id, pair.work) for pair in told}) == len(told)
    assert max(Counter(pair.work for pair in told).values(), default=0) <= (
        config.most_people_a_posting
    )


@given(pairs, caps, before)
def test_what_was_told_before_is_left_as_it_was(
    given_pairs: list[FittingPair], config: NotificationConfig, had: Told
) -> None:
    copies = Counter(had.of_work), Counter(had.of_counselor), Counter(had.of_seeker)
    allot(given_pairs, config, had)
    assert (had.of_work, had.of_counselor, had.of_seeker) == copies

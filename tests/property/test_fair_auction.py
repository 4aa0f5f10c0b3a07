"""The auction before the flow: as good as the flow alone, floors first, and its bound holds."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.fairs import assign as assigning
from recommender.fairs.assign import Assigned, assigned
from recommender.fairs.problem import Hall, Pairs, Rules
from recommender.fairs.slots import give_slots
from recommender.fairs.verify import Terms, faults
from recommender.fairs.verify_bound import most_possible
from tests.property.test_fair_plans import random_fair, terms_of

pytestmark = pytest.mark.property
SEEDS = range(200)
Fair = tuple[Pairs, Hall, Rules]


def by_auction(monkeypatch: pytest.MonkeyPatch, fair: Fair, exact: bool = True) -> Assigned:
    """Plan a fair by the auction, however small it is."""
    monkeypatch.setattr(assigning, "LARGE", 0)
    monkeypatch.setattr(assigning, "EXACT", 1 << 40 if exact else 0)
    return assigned(*fair)


def by_flow(monkeypatch: pytest.MonkeyPatch, fair: Fair) -> Assigned:
    monkeypatch.setattr(assigning, "LARGE", 1 << 40)
    return assigned(*fair)


def middling_fair(seed: int, n: int = 400, n_booths: int = 25) -> Fair:
    """A fair in which people want the same booths, with too little room or more than enough."""
    rng = np.random.default_rng(seed)
    wanted = rng.normal(size=(n, n_booths)) + rng.normal(size=n_booths)
    attendee, booth = np.nonzero(wanted > np.sort(wanted, axis=1)[:, [-13]])
    score = np.round(1 / (1 + np.exp(2 - wanted[attendee, booth])), 6)
    slots, limit = 6, int(rng.integers(2, 5))
    room = rng.choice([0.5, 0.9, 1.4]) * n * limit / slots / n_booths
    pairs = Pairs(attendee, booth, booth, score, np.zeros_like(attendee))
    hall = Hall(np.maximum(rng.poisson(room, size=n_booths), 1), slots)
    return pairs, hall, Rules(n, int(rng.integers(0, 3)), limit, 0.05)


def total(fair: Fair, plan: Assigned) -> float:
    return float((fair[0].score[plan.rows] - fair[2].worth).sum())


def ids_of(fair: Fair, plan: Assigned) -> list[tuple[str, str, int]]:
    met = fair[0].take(plan.rows)
    slot = give_slots(met.attendee, met.booth, fair[1].slots)
    rows = zip(met.attendee.tolist(), met.booth.tolist(), slot.tolist(), strict=True)
    return [(str(person), f"b{booth}", at) for person, booth, at in rows]


def bound_of(fair: Fair, terms: Terms, plan: Assigned) -> float:
    assert plan.prices is not None
    worth: dict[str, dict[str, float]] = {who: {} for who in terms.allowed}
    for person, booth, score in zip(
        fair[0].attendee.tolist(), fair[0].booth.tolist(), fair[0].score.tolist(), strict=True
    ):
        of_person, value = worth[str(person)], score - fair[2].worth
        of_person[f"b{booth}"] = max(value, of_person.get(f"b{booth}", -1.0))
    prices = {f"b{number}": price for number, price in enumerate(plan.prices.tolist())}
    return most_possible(worth, terms, prices)


def test_two_hundred_fairs_are_as_good_as_by_flow_and_serve_every_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    n_priced = 0
    for seed in SEEDS:
        fair = random_fair(seed)
        plan, terms = by_auction(monkeypatch, fair), terms_of(*fair)
        assert faults(ids_of(fair, plan), terms) == [], seed
        assert total(fair, plan) == pytest.approx(total(fair, by_flow(monkeypatch, fair)), abs=1e-4)
        if plan.prices is not None:
            n_priced += 1
            assert bound_of(fair, terms, plan) == pytest.approx(total(fair, plan), abs=1e-4), seed
    assert n_priced >= 50  # the others were given to the flow


@pytest.mark.parametrize("seed", range(12))
def test_what_is_said_to_be_the_gap_is_at_most_that(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    fair = middling_fair(seed)
    plan, terms = by_auction(monkeypatch, fair, exact=False), terms_of(*fair)
    assert faults(ids_of(fair, plan), terms) == []
    best = total(fair, by_flow(monkeypatch, fair))
    assert best * (1 - assigning.WITHIN) - 1e-4 <= total(fair, plan) <= best + 1e-4
    if plan.prices is not None:
        assert plan.gap <= assigning.WITHIN
        assert bound_of(fair, terms, plan) <= total(fair, plan) * (1 + plan.gap) + 1e-4


def test_a_bound_is_one_for_any_prices() -> None:
    fair = middling_fair(3)
    best, terms = total(fair, assigned(*fair)), terms_of(*fair)
    rng = np.random.default_rng(3)
    for _ in range(20):
        plan = Assigned(np.empty(0, dtype=np.int64), 0.0, rng.random(len(fair[1].capacity)))
        assert bound_of(fair, terms, plan) >= best - 1e-6

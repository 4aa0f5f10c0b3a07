"""Two hundred random fairs: every plan is sound, serves the floors and is the best there is."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from recommender.fairs.assign import assign
from recommender.fairs.problem import Hall, Pairs, Rules
from recommender.fairs.shortage import find_shortage
from recommender.fairs.slots import give_slots
from recommender.fairs.verify import Terms, faults, most_meetings

pytestmark = pytest.mark.property
SEEDS = range(200)


def random_fair(seed: int) -> tuple[Pairs, Hall, Rules]:
    """Return a fair of up to 24 people, sparse or dense, with too much room or too little."""
    rng = np.random.default_rng(seed)
    n, n_booths = int(rng.integers(1, 25)), int(rng.integers(1, 7))
    postings = np.sort(rng.integers(0, n_booths, size=n_booths * 2))
    may = rng.random((n, len(postings))) < rng.choice([0.1, 0.3, 0.8])
    attendee, posting = np.nonzero(may)
    score = np.round(rng.random(len(attendee)), 4)
    pairs = Pairs(attendee, postings[posting], posting, score, np.zeros_like(attendee))
    slots = int(rng.integers(1, 5))
    limit = int(rng.integers(1, slots + 1))
    rules = Rules(n, int(rng.integers(0, limit + 1)), limit, float(rng.choice([0.0, 0.3])))
    return pairs, Hall(rng.integers(0, 4, size=n_booths), slots), rules


def terms_of(pairs: Pairs, hall: Hall, rules: Rules) -> Terms:
    allowed: dict[str, set[str]] = {str(i): set() for i in range(rules.n_attendees)}
    for person, booth in zip(pairs.attendee, pairs.booth, strict=True):
        allowed[str(person)].add(f"b{booth}")
    capacities = {f"b{i}": int(c) for i, c in enumerate(hall.capacity)}
    return Terms(capacities, hall.slots, rules.floor, rules.limit, allowed)


def planned(pairs: Pairs, hall: Hall, rules: Rules) -> tuple[Pairs, list[tuple[str, str, int]]]:
    met = pairs.take(assign(pairs, hall, rules))
    slot = give_slots(met.attendee, met.booth, hall.slots)
    rows = zip(met.attendee.tolist(), met.booth.tolist(), slot.tolist(), strict=True)
    return met, [(str(person), f"b{booth}", at) for person, booth, at in rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_is_sound_and_serves_every_floor_that_can_be_served(seed: int) -> None:
    fair = random_fair(seed)
    assert faults(planned(*fair)[1], terms_of(*fair)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_that_serves_the_floors_as_well_has_a_higher_score(seed: int) -> None:
    pairs, hall, rules = random_fair(seed)
    met, _ = planned(pairs, hall, rules)
    reached = [
        int(np.minimum(np.bincount(met.attendee, minlength=1), k).sum())
        for k in range(1, rules.floor + 1)
    ]
    best = best_total(pairs, hall, rules, reached)
    assert float((met.score - rules.worth).sum()) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_missing_is_told_and_the_remedy_is_one(seed: int) -> None:
    pairs, hall, rules = random_fair(seed)
    shortage = find_shortage(pairs, hall, rules)
    terms = terms_of(pairs, hall, rules)
    wanted = int(shortage.reachable.sum())
    assert shortage.missing == wanted - most_meetings(terms, rules.floor)
    # With the extra meetings nothing is missing. In one slot a person has as many.
    room = {f"b{i}": int(c) for i, c in enumerate(hall.total + shortage.extra)}
    assert most_meetings(Terms(room, 1, rules.floor, rules.limit, terms.allowed), rules.floor) == (
        wanted
    )
    if shortage.slots is not None:
        for slots, is_enough in ((shortage.slots, True), (shortage.slots - 1, False)):
            longer = Terms(terms.capacities, slots, rules.floor, rules.limit, terms.allowed)
            assert (most_meetings(longer, rules.floor) == wanted) is is_enough


def best_total(pairs: Pairs, hall: Hall, rules: Rules, reached: list[int]) -> float:
    """Return the highest total of score - worth among plans that reach the floors, by an
    integer program: one variable a pair, and one a unit of each person's floors."""
    if not len(pairs):
        return 0.0
    n, m = rules.n_attendees, len(pairs)
    n_units = n * len(reached)
    gain = np.concatenate([pairs.score - rules.worth, np.zeros(n_units)])
    limits, rows = [], []

    def at_most(row: np.ndarray, bound: float) -> None:
        rows.append(row)
        limits.append(bound)

    for person in range(n):
        at_most(np.r_[(pairs.attendee == person).astype(float), np.zeros(n_units)], rules.limit)
    for booth, total in enumerate(hall.total):
        at_most(np.r_[(pairs.booth == booth).astype(float), np.zeros(n_units)], total)
        for person in range(n):
            both = (pairs.booth == booth) & (pairs.attendee == person)
            at_most(np.r_[both.astype(float), np.zeros(n_units)], 1)
    for k, least in enumerate(reached):  # units of min(meetings, k + 1), at least so many
        units = slice(m + k * n, m + (k + 1) * n)
        total_row = np.zeros(m + n_units)
        total_row[units] = -1
        at_most(total_row, -least)
        for person in range(n):
            row = np.r_[-(pairs.attendee == person).astype(float), np.zeros(n_units)]
            row[m + k * n + person] = 1
            at_most(row, 0)
    upper = np.r_[np.ones(m), *[np.full(n, k + 1.0) for k in range(len(reached))]]
    found = milp(
        -gain,
        constraints=LinearConstraint(np.array(rows), -np.inf, np.array(limits)),
        bounds=Bounds(0, upper),
        integrality=np.ones(m + n_units),
    )
    return float(-found.fun)

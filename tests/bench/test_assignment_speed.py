"""The auction before the flow beside the flow alone: as good, and how much faster."""

from __future__ import annotations

import time

import numpy as np
import pytest

from recommender.fairs import assign as assigning
from recommender.fairs.assign import assigned
from recommender.fairs.problem import Hall, Pairs, Rules, meetings_of
from tests.bench.conftest import SEED, report

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]
SIZES = [(10_000, 300), (50_000, 1_500)]
OFFERS, SLOTS, LIMIT = 50, 6, 4
ROOM = (0.9, 1.5)  # of what all could take
TIMES, AT_LEAST = {10_000: 1.0, 50_000: 0.4}, {10_000: 1.0, 50_000: 0.9995}


def fair(n: int, n_booths: int, room: float) -> tuple[Pairs, Hall, Rules]:
    """People with eight tastes and booths of unequal fame; each may meet the best for them."""
    rng = np.random.default_rng(SEED)
    fame, taste = rng.normal(size=n_booths) * 0.5, rng.normal(size=(n_booths, 8))
    booths, scores = [], []
    for start in range(0, n, 2_000):
        people = rng.normal(size=(min(2_000, n - start), 8))
        liked = (
            people @ taste.T / np.sqrt(8) + fame + rng.normal(size=(len(people), n_booths)) * 0.7
        )
        best = np.argpartition(-liked, OFFERS, axis=1)[:, :OFFERS]
        booths.append(best.ravel())
        scores.append(1 / (1 + np.exp(2 - np.take_along_axis(liked, best, axis=1).ravel())))
    attendee = np.repeat(np.arange(n), OFFERS)
    booth = np.concatenate(booths)
    score = np.round(np.concatenate(scores), 6)
    capacity = np.maximum(rng.poisson(n * LIMIT * room / SLOTS / n_booths, size=n_booths), 1)
    pairs = Pairs(attendee, booth, booth, score, np.zeros_like(attendee))
    return pairs, Hall(capacity, SLOTS), Rules(n, 1, LIMIT, 0.05)


@pytest.mark.parametrize("room", ROOM)
@pytest.mark.parametrize(("n", "n_booths"), SIZES)
def test_auction_beside_the_flow_alone(n: int, n_booths: int, room: float) -> None:
    pairs, hall, rules = fair(n, n_booths, room)
    worth = np.round((pairs.score - rules.worth) * 1_000_000).astype(np.int64)
    ours, flow = [], []
    for _ in range(3 if n < 50_000 else 2):
        start = time.process_time()
        plan = assigned(pairs, hall, rules)
        middle = time.process_time()
        best = assigning._flow(pairs.attendee, pairs.booth, worth, hall, rules)
        ours.append(middle - start)
        flow.append(time.process_time() - middle)
    value = float(worth[plan.rows].sum() / worth[best].sum())
    without = int((meetings_of(n, pairs.attendee[plan.rows]) == 0).sum())
    ratio = min(ours) / min(flow)
    report(
        "assignment",
        attendees=n,
        booths=n_booths,
        room=room,
        cpu_s={"auction and flow": round(min(ours), 2), "flow alone": round(min(flow), 2)},
        times_the_flow=round(ratio, 2),
        value=round(value, 6),
        said_gap=plan.gap,
        without_meeting=without,
    )
    assert value >= AT_LEAST[n] - 1e-9
    assert 1 - value <= plan.gap + 1e-9
    assert ratio <= TIMES[n]

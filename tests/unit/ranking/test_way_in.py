"""Which gates keep a pair apart, and what a pair would gain by being like another."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.differences import gains
from recommender.ranking.pair_features import CONDITIONS, DIRECTION
from recommender.ranking.scorer import WeightedScorer
from recommender.ranking.way_in import WayIn, way_in
from tests.pairs import config
from tests.unit.ranking import rows

pytestmark = pytest.mark.unit
TODAY = 739_944
FULL_TIME, PART_TIME = 0, 1
PERSON = rows.seeker(home=421002, commute_km=3.0, employment=1 << FULL_TIME, no_night=1)
FEATURES = (*DIRECTION, *CONDITIONS)


def test_nothing_stands_in_the_way_of_what_was_asked() -> None:
    assert way_in(PERSON, rows.posting(region=421002), TODAY) == WayIn(0, ())


def test_every_gate_that_fails_is_named() -> None:
    job = rows.posting(region=420100, employment=PART_TIME, night=1, valid_through=TODAY - 1)
    assert way_in(PERSON, job, TODAY) == WayIn(
        0, ("in_date", "region", "employment_type", "schedule")
    )


def test_what_has_given_way_is_counted_only_as_far_as_it_did() -> None:
    job = rows.posting(region=421002, employment=PART_TIME)
    assert way_in(PERSON, job, TODAY, last_step=2) == WayIn(0, ("employment_type",))
    assert way_in(PERSON, job, TODAY, last_step=3) == WayIn(3, ())
    far = rows.posting(region=421083, employment=FULL_TIME, night=1)
    assert way_in(PERSON, far, TODAY, last_step=1) == WayIn(0, ("region", "schedule"))
    assert way_in(PERSON, far, TODAY, last_step=5) == WayIn(2, ("schedule",))


def pair(**known: float) -> dict[str, float]:
    return {name: known.get(name, np.nan) for name in FEATURES}


def test_a_gain_is_what_the_scorer_would_give() -> None:
    scorer = WeightedScorer(config())
    low = pair(occupation=0.5, title=0.5, pay=0.2, level=1.0, place=1.0)
    high = pair(occupation=1.0, title=0.4, pay=0.9, level=1.0)
    found = gains(scorer, low, high)
    assert list(found) == ["occupation", "pay"]
    for name, gain in found.items():
        tables = (
            {k: np.array([v], dtype=np.float32) for k, v in p.items()}
            for p in ({**low, name: high[name]}, low)
        )
        raised, plain = (float(scorer(table).score[0]) for table in tables)
        assert gain == pytest.approx(raised - plain, abs=1e-6)


def test_nothing_is_gained_from_an_equal() -> None:
    scorer = WeightedScorer(config())
    same = pair(occupation=0.5, title=0.5)
    assert gains(scorer, same, same) == {}
    assert gains(scorer, pair(), same) == {}

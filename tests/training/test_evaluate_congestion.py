"""The simulation of introductions: what it draws, counts and reports."""

from __future__ import annotations

import json

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.ranking.rerank_weights import RerankingConfig
from tests.lines import lines, weights
from training.evaluate_congestion import evaluate_congestion, simulated_city
from training.judgements.judged_set import JudgedSeeker
from training.simulate_introductions import ScoredList, arms, simulate
from training.simulated_seekers import draw_seekers

pytestmark = pytest.mark.training
CLOSE = (0.8, 0.79, 0.78, 0.77)
CONTROL = weights(congestion=0.2)


def alike(n_people: int = 40) -> list[ScoredList]:
    """Return people who are all offered the same four postings."""
    rows = tuple(np.array([row], dtype=np.int64) for row in range(len(CLOSE)))
    return [ScoredList(lines(*CLOSE), rows, np.ones(len(CLOSE), dtype=np.bool_))] * n_people


def introductions(config: RerankingConfig, arm: str, seed: int = 1) -> list[int]:
    given = arms(config)
    name = next(a for a in given if a == arm)
    run = simulate(alike(), [], len(CLOSE), given[name], name, seed)
    return [int(n) for n in run.introductions]


def test_without_control_everybody_goes_to_the_same_few() -> None:
    off = introductions(CONTROL, "off")
    assert off[0] == 40
    assert off[3] == 0
    assert off == sorted(off, reverse=True)


def test_with_control_all_get_some_and_nobody_less_is_introduced() -> None:
    off, on = introductions(CONTROL, "off"), introductions(CONTROL, "on")
    assert sum(on) == sum(off)
    assert max(on) - min(on) <= 2


def test_the_same_seed_gives_the_same_run_and_another_does_not() -> None:
    assert introductions(CONTROL, "on") == introductions(CONTROL, "on")
    assert introductions(CONTROL, "off") != introductions(CONTROL, "off", seed=2)


def test_free_order_passes_what_the_bound_keeps_apart() -> None:
    rows = (np.array([0]), np.array([1]))
    apart = ScoredList(lines(0.9, 0.3), rows, np.array([True, True]))
    live = np.array([5, 0])
    assert apart.reranked(live, CONTROL, "on") == [0, 1]
    assert apart.reranked(live, CONTROL, "free") == [1, 0]


def test_drawn_people_keep_their_conditions_and_half_their_wish(city: System) -> None:
    person = city.store.seekers.get("s-city-1").model_copy(
        update={"education": "senior_high", "salary_min_cny_month": 4000.0}
    )
    drawn = list(draw_seekers([person], [4020602], 200, np.random.default_rng(5)))
    assert len({p.id for p in drawn}) == 200
    assert {p.education for p in drawn} == {"senior_high"}
    own = [p for p in drawn if p.desired_titles == person.desired_titles]
    assert 70 <= len(own) <= 130
    assert all(p.summary == "" and p.experiences == () for p in drawn if p not in own)
    pay = [p.salary_min_cny_month or 0 for p in drawn]
    assert 3800 < np.median(pay) < 4200
    assert len(set(pay)) > 5
    again = draw_seekers([person], [4020602], 200, np.random.default_rng(5))
    assert list(again) == drawn


def test_the_report_compares_the_arms_on_the_same_draws(own_system: System) -> None:
    numbered = own_system.store.seekers.get("s-city-1").model_copy(update={"source_id": "J-1"})
    with own_system.store.transaction() as tx:
        tx.seekers.put_many([numbered])
    judged = [JudgedSeeker("J-1", "new", False, "tune")]
    grades = {"J-1": {"C01": 3, "C25": 2, "C06": 0}}
    drawn = simulated_city(own_system.matching, judged, grades, 30, 1)
    assert (len(drawn.pool), len(drawn.judged)) == (30, 1)
    assert drawn.is_open.sum() == 28  # without what is closed and what is past its last day
    assert not (drawn.is_reached & ~drawn.is_open).any()
    report = evaluate_congestion(own_system.matching, drawn, [1, 2])
    facts = json.loads(json.dumps(report.as_json()))
    assert facts["arms"].keys() == {"off", "on", "free"}
    off, on = facts["arms"]["off"], facts["arms"]["on"]
    assert 0 < on["gini_open"]["mean"] <= off["gini_open"]["mean"] < 1
    fell = facts["against_off"]["on"]["gini_open"]["mean"]
    assert fell == pytest.approx(1 - on["gini_open"]["mean"] / off["gini_open"]["mean"], abs=0.02)
    assert 0 < off["ndcg_at_10"]["mean"] <= 1
    assert any("against off" in line for line in report.lines())
    assert report.picture().count("<rect") == 3 * len(off)

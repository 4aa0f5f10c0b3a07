"""The fairness report: groups, figures, and what is never named."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.domain.sensitive import SensitiveFacts
from recommender.fairness.groups import OTHER, group_means, pooled
from recommender.services.match_seeker import match_seeker
from recommender.services.working_age import registered_seeker
from training.evaluate_fairness import evaluate_fairness, fairlearn_means
from training.fairness_runs import FairnessRun, run_fairness
from training.protected_groups import NOT_STATED, groups_of

pytestmark = pytest.mark.training
LABELS = ["female"] * 6 + ["male"] * 6 + ["a rare thing"] * 2 + ["another"] * 3
SCORES = np.array([0.5, 0.6, 0.7, 0.8, 0.9, 1.0] * 2 + [0.1] * 5)


def run(**more: np.ndarray) -> FairnessRun:
    people = [f"s-{i}" for i in range(len(LABELS))]
    given = np.ones((len(people), 3))
    return FairnessRun(people, {"worth": SCORES, **more}, given, given)


def test_small_groups_are_never_named_and_the_ratio_is_between_the_rest() -> None:
    report = evaluate_fairness(run(), {"sex": LABELS}, k=10)
    worth = report.facts["sex"]["worth"]
    assert {name: mean.mean for name, mean in worth.means.items()} == pytest.approx(
        {"female": 0.75, "male": 0.75, OTHER: 0.1}
    )
    assert worth.sizes == {"female": 6, "male": 6, OTHER: 5}
    assert worth.ratio is not None
    assert worth.ratio.mean == pytest.approx(0.1 / 0.75)
    everything = json.dumps(report.as_json()) + "\n".join(report.lines()) + report.picture()
    assert "rare" not in everything
    assert report.inequality["postings"].mean == 0


def test_a_figure_that_few_have_is_left_out() -> None:
    few = np.where(np.arange(len(LABELS)) < 3, 1.0, np.nan)
    assert evaluate_fairness(run(ndcg=few), {"sex": LABELS}, k=10).facts["sex"]["ndcg"].means == {}


def test_fairlearn_gives_the_means_we_give() -> None:
    labels = pooled(LABELS)
    ours = {name: mean.mean for name, mean in group_means(SCORES, labels).items()}
    assert fairlearn_means(SCORES, labels) == pytest.approx(ours)


def test_the_picture_has_a_bar_a_group() -> None:
    svg = evaluate_fairness(run(), {"sex": LABELS, "age": LABELS}, k=10).picture()
    assert svg.startswith("<svg")
    assert svg.count("<rect") == 6
    assert svg.count(">female worth<") == 2


def test_groups_are_read_from_the_vault(own_system: System) -> None:
    facts = SensitiveFacts(
        seeker_id="s-city-1",
        sex="female",
        birth_date=date(1984, 11, 25),
        disability="肢体四级",
        hukou="松滋市刘家场镇",
        assistance_categories=("大龄", "低保"),
    )
    with own_system.store.transaction() as tx:
        tx.sensitive.put_many([facts])
    groups = groups_of(own_system.store, ["s-city-1", "s-city-2"], date(2026, 11, 24))
    assert groups == {
        "sex": ["female", NOT_STATED],
        "age": ["35 to 44", NOT_STATED],
        "disability": ["some", NOT_STATED],
        "hukou": ["county", NOT_STATED],
        "assistance": ["several", NOT_STATED],
    }


def test_everybody_is_asked_for(city: System) -> None:
    second = registered_seeker(city.store, "s-city-2", city.clock.today())
    shown = [m.posting for m in match_seeker(city.matching, second, k=5).matches]
    grade = {shown[1].source_id or "": 3}
    found = run_fairness(city.matching, 5, {"s-city-2": grade})
    assert found.people == ["s-city-1", "s-city-2"]
    assert found.figures["shown"].tolist() == [5, 2]
    assert np.isnan(found.figures["ndcg"][0])
    assert found.figures["ndcg"][1] == pytest.approx(1 / np.log2(3))
    assert (found.figures["exposure"] > 0).all()
    ranks = 1 / np.log2(np.arange(2, 7))
    assert found.to_postings.sum(axis=1) == pytest.approx([ranks.sum(), ranks[:2].sum()])

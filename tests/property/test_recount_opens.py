"""What a course opens is counted again, by hand as it were, for people of the sample city."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.domain.plan import Plan
from recommender.domain.seeker import SeekerProfile
from recommender.ranking.gates import SURE, GateContext
from recommender.ranking.rank_pairs import POSTING_VIEWS, score_pairs
from recommender.services.link_occupations import link_postings, link_refusals, link_wishes
from recommender.services.search_queries import side_vectors
from tests.city import NOON
from tests.plans import plan_of
from tests.property.recount_opens import Person, World, recount

pytestmark = pytest.mark.property
WITH_COURSES = ("QZ-08", "QZ-12", "QZ-25", "QZ-57", "QZ-59", "QZ-69", "QZ-78")


@pytest.fixture(scope="module")
def world(sample_city: System) -> World:
    store = sample_city.store
    postings = store.postings.get_many(store.postings.ids())
    courses = store.courses.get_many(store.courses.ids())
    codes = link_postings(sample_city.linker, postings)
    return World(
        {p.id: json.loads(p.to_json()) for p in postings},
        {c.id: json.loads(c.to_json()) for c in courses},
        {p.id: code for p, code in zip(postings, codes, strict=True)},
        store.duplicates.of([p.id for p in postings]),
        NOON.date(),
    )


def as_scored(system: System, profile: SeekerProfile) -> Person:
    """Return a person with what the scorer and the linker say; neither is counted again."""
    matching = system.matching
    view, side = matching.postings.view(), matching.seeker_side(profile)
    rows = np.arange(len(view.ids))
    vectors = side_vectors(matching.postings, view, POSTING_VIEWS, rows)
    context = GateContext(NOON.date().toordinal())
    pairs = (side, (view.columns, vectors), matching.linker.background, context)
    scores = score_pairs(matching.scorer, *pairs).scores
    near = scores.related & (scores.direction >= system.planning.near_from)
    wishes = link_wishes(system.linker, [profile])
    return Person(
        {**json.loads(profile.to_json()), "working_age": profile.working_age},
        frozenset(view.ids[near].tolist()),
        frozenset(view.ids[scores.related].tolist()),
        frozenset(code for code, sure in wishes[0] if sure >= SURE),
        link_refusals(system.linker, [profile], wishes)[0],
    )


@pytest.mark.slow
def test_every_figure_is_what_the_records_say(
    sample_city: System,
    world: World,
    sample_people: Mapping[str, SeekerProfile],
    sample_plans: Mapping[str, Plan],
) -> None:
    faults, plans = [], []
    more = {one: plan_of(sample_city, sample_people[one]) for one in WITH_COURSES}
    for number, made in {**sample_plans, **more}.items():
        plan = json.loads(made.to_json())
        person = as_scored(sample_city, sample_people[number])
        faults += [f"{number}: {fault}" for fault in recount(world, person, plan)]
        plans.append(plan)
    assert faults == []
    offers = [offer for plan in plans for offer in plan["courses"]]
    assert sum(offer["opens"]["count"] > 0 for offer in offers) >= 15
    assert any(offer["first"] for offer in offers)
    assert sum(plan["open_now"]["count"] for plan in plans) > 100


def tampered(plan: dict[str, object]) -> Iterator[dict[str, object]]:
    """Yield plans with one figure wrong."""
    text = json.dumps(plan)
    yield {**json.loads(text), "near_wish": -1}
    now = json.loads(text)
    now["open_now"]["posting_ids"] = now["open_now"]["posting_ids"][1:]
    yield now
    offer = json.loads(text)
    offer["courses"][0]["opens"]["count"] += 1
    yield offer


def test_the_recount_finds_a_wrong_figure(
    sample_city: System,
    world: World,
    sample_people: Mapping[str, SeekerProfile],
    sample_plans: Mapping[str, Plan],
) -> None:
    person = as_scored(sample_city, sample_people["QZ-47"])
    plan = json.loads(sample_plans["QZ-47"].to_json())
    assert recount(world, person, plan) == []
    for wrong in tampered(plan):
        assert len(recount(world, person, wrong)) == 1

"""Plans of thirty people of the sample city, made once for all tests that read them."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from recommender.bootstrap import System
from recommender.domain.plan import Plan
from recommender.domain.seeker import SeekerProfile
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.rule_packs import RulePackFolder
from recommender.services.working_age import registered_seeker
from tests.city import NOON

SEED, N_READ, N_PEOPLE = 1, 30, 80


def plan_of(system: System, person: SeekerProfile, language: str = "zh") -> Plan:
    """Return the plan of a registered person."""
    wish = PlanWish(seeker=person, seeker_id=person.id, language=language)
    return make_plan(system.matching, system.planning, RulePackFolder(), wish)


@pytest.fixture(scope="session")
def sample_people(sample_city: System) -> Mapping[str, SeekerProfile]:
    """The people of the sample by the number in their file; those of the judged set are others."""
    store = sample_city.store
    every = (registered_seeker(store, one, NOON.date()) for one in store.seekers.ids())
    people = {p.source_id: p for p in every if p.source_id and p.source_id.startswith("QZ-")}
    assert len(people) == N_PEOPLE
    return {one: people[one] for one in sorted(people)}


@pytest.fixture(scope="session")
def sample_plans(
    sample_city: System, sample_people: Mapping[str, SeekerProfile]
) -> Mapping[str, Plan]:
    """The plans that were read by hand for ``docs/plan.md``, by the number of the person."""
    numbered = sorted(sample_people, key=lambda one: int(one.removeprefix("QZ-")))
    chosen = random.Random(SEED).sample(numbered, N_READ)
    return {one: plan_of(sample_city, sample_people[one]) for one in sorted(chosen)}

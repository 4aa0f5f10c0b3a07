"""One plan against one match, at a hundred thousand postings and five hundred courses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from features.region.areas import all_regions
from recommender.bootstrap import System, open_system
from recommender.domain.base import stable_id
from recommender.services.apply_control import match_registered
from recommender.services.load_sample import load_sample
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.refresh_index import link_occupations
from recommender.services.rule_packs import RulePackFolder
from recommender.services.working_age import registered_seeker
from recommender.settings import Settings
from tests.bench.conftest import SEED, report
from tests.bench.measure import in_turn, summary

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
N_POSTINGS, N_COURSES, N_PEOPLE = 100_000, 500, 40
MOST_TIMES_A_MATCH = 10.0
PROVINCE, CITY = "42", "4210"


@pytest.fixture(scope="module", params=["province", "city"])
def large(request: pytest.FixtureRequest) -> tuple[str, System]:
    """The sample city with copies of its postings, all over its province or all in its city."""
    home = Path(request.config.getoption("--bench-home")) / f"plan-{request.param}"
    system = open_system(Settings(home=home, cache=Settings().cache), encoder_threads=2)
    store = system.store
    if store.postings.count() < N_POSTINGS:
        load_sample(
            store, system.reader, system.writer, system.settings.sample_dir, system.clock.today()
        )
        link_occupations(store, system.linker)
        _enlarge(system, PROVINCE if request.param == "province" else CITY)
    system.postings.build()
    return request.param, system


def _enlarge(system: System, place: str) -> None:
    """Add copies in districts of a place, and copies of courses that start later."""
    rng = np.random.default_rng(SEED)
    districts = sorted(c for c in all_regions() if c.startswith(place) and not c.endswith("00"))
    postings = system.store.postings.page(limit=N_POSTINGS, status="open")
    courses = system.store.courses.page(limit=N_COURSES)
    chosen = rng.integers(len(postings), size=N_POSTINGS - len(postings))
    where = rng.integers(len(districts), size=len(chosen))
    copies = [
        postings[i].model_copy(
            update={"id": stable_id("p", "copy", str(n)), "region_code": districts[place]}
        )
        for n, (i, place) in enumerate(zip(chosen.tolist(), where.tolist(), strict=True))
    ]
    for start in range(0, len(copies), 10_000):
        system.store.postings.put_many(copies[start : start + 10_000])
    more = [
        courses[i % len(courses)].model_copy(update={"id": stable_id("c", "copy", str(i))})
        for i in range(N_COURSES - len(courses))
    ]
    system.store.courses.put_many(more)


def test_a_plan_takes_at_most_ten_matches(large: tuple[str, System]) -> None:
    name, system = large
    people = system.store.seekers.ids()[:N_PEOPLE]
    today, packs = system.clock.today(), RulePackFolder()

    def match(seeker: str) -> object:
        person = registered_seeker(system.store, seeker, today)
        return match_registered(system.matching, person, k=10)

    def plan(seeker: str) -> object:
        person = registered_seeker(system.store, seeker, today)
        wish = PlanWish(seeker=person, seeker_id=seeker)
        return make_plan(system.matching, system.planning, packs, wish)

    sides: dict[str, Callable[[str], object]] = {"match": match, "plan": plan}
    taken = in_turn(sides, people)
    ratio = float(np.median(taken["plan"]) / np.median(taken["match"]))
    report(
        f"a plan against a match, postings all over the {name}",
        postings=int(system.postings.view().alive.sum()),
        courses=system.store.courses.count(),
        match=summary(taken["match"]),
        plan=summary(taken["plan"]),
        ratio_of_medians=round(ratio, 2),
    )
    assert ratio <= MOST_TIMES_A_MATCH

"""The day of the sample fair over several seeds, and how long a walk-in waits."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from recommender.bootstrap import System, open_system
from recommender.fairs.changes import BROKEN
from recommender.services.fair_day_files import Happened
from recommender.services.fair_folder import open_folder, write_sources
from recommender.services.open_fair import Files, OpenFair, open_fair, with_person
from recommender.services.plan_fair import plan_fair
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_reading import FairPerson, read_fair_people
from recommender.services.plan_fair_sheets import write_fair
from recommender.services.replan_fair import replan_fair
from recommender.settings import Settings
from tests.bench.conftest import SEED, report
from tests.bench.measure import summary
from tests.models import PROJECT
from tests.tables import csv_text

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]
SAMPLE = PROJECT / "data" / "sample"
N_SEEDS = 10
MOST_CHANGED = 0.05
MOST_MS = 1000.0
WISHES = ("仓库打包", "会计", "保洁", "收银员", "缝纫工", "电工", "厨师", "护士")
PLACES = ("沙市区", "荆州区", "公安县", "松滋市")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> System:
    return open_system(Settings(home=tmp_path_factory.mktemp("home")), encoder_threads=2)


@pytest.fixture(scope="module")
def fair(system: System, tmp_path_factory: pytest.TempPathFactory) -> OpenFair:
    """The sample fair, planned and opened again as at the desk."""
    folder = tmp_path_factory.mktemp("fair")
    people, booths = SAMPLE / "fair_attendees.xlsx", SAMPLE / "fair_booths.xlsx"
    how = FairOptions(slots=5, floor=2, near="421000")
    made = plan_fair(system.matching, system.reader, people, booths, how)
    write_fair(system.writer, folder, made, system.matching)
    write_sources(system.writer, folder, people, booths, how)
    return open_fair(system.matching, system.reader, open_folder(folder), Files())


@pytest.fixture(scope="module")
def walk_ins(system: System, tmp_path_factory: pytest.TempPathFactory) -> tuple[FairPerson, ...]:
    rng, path = np.random.default_rng(SEED), tmp_path_factory.mktemp("came") / "came.csv"
    rows = [
        (f"W{n:03d}", wish := str(rng.choice(WISHES)), f"{wish}做了{n % 9 + 1}年", str(rng.choice(PLACES)))
        for n in range(15)
    ]  # fmt: skip
    path.write_text(csv_text(("报名号", "意向岗位", "自我介绍", "居住地"), rows), "utf-8")
    return read_fair_people(system.reader, path, system.clock.today(), "421000").people


def came(system: System, fair: OpenFair, person: FairPerson) -> OpenFair:
    return with_person(system.matching, fair, replace(person, file=1))


@pytest.mark.parametrize("seed", range(N_SEEDS))
def test_a_tenth_away_and_a_twentieth_more_change_at_most_a_twentieth(
    system: System, fair: OpenFair, walk_ins: tuple[FairPerson, ...], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    people = sorted({meeting.attendee_id for meeting in fair.plan.meetings})
    away = frozenset(rng.choice(people, size=len(people) // 10, replace=False).tolist())
    there = fair
    for place in rng.permutation(len(walk_ins)).tolist():
        there = came(system, there, walk_ins[place])
    made = replan_fair(system.matching, there, Happened(absent=away)).plan
    assert made.kept is not None
    assert made.kept.share <= MOST_CHANGED
    assert not [one for one in made.changes if one.kind in BROKEN]
    before = {(m.attendee_id, m.booth_id, m.slot) for m in fair.plan.meetings}
    after = {(m.attendee_id, m.booth_id, m.slot) for m in made.meetings}
    assert {met for met in before if met[0] not in away} <= after
    report(f"fair-day-{seed}", away=len(away), changed=made.kept.changed, n=len(made.meetings))


def test_a_walk_in_waits_less_than_a_second(
    system: System, fair: OpenFair, walk_ins: tuple[FairPerson, ...]
) -> None:
    away = frozenset(sorted({m.attendee_id for m in fair.plan.meetings})[::10])
    there, waited_ms = fair, []
    for person in walk_ins:
        start = time.perf_counter()
        there = came(system, there, person)
        made = replan_fair(system.matching, there, Happened(absent=away), only={person.id})
        waited_ms.append(1000 * (time.perf_counter() - start))
        assert {change.attendee_id for change in made.plan.changes if change.kind == "added"} <= {person.id}  # fmt: skip
    report("fair-walk-in", n=len(waited_ms), **summary(np.array(waited_ms)))
    assert max(waited_ms) < MOST_MS

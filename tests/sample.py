"""The sample city with the judged people, built once for all tests that read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System, open_system
from recommender.domain.match import MatchAnswer
from recommender.services.import_records import ImportOptions, import_records
from recommender.services.load_sample import SAMPLE_REGION, load_sample
from recommender.services.match_seeker import match_seeker
from recommender.services.refresh_index import link_occupations, refresh
from recommender.services.working_age import registered_seeker
from recommender.settings import Settings
from tests.city import NOON
from tests.models import PROJECT

N_PEOPLE = 120  # 80 of the sample, 40 written for the judged set


@pytest.fixture(scope="session")
def sample_city(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """The sample city as it is served; tests read it and never write to it."""
    system = _opened(tmp_path_factory.mktemp("sample"), encoder, linker)
    parts = system.store, system.reader, system.writer
    load_sample(*parts, system.settings.sample_dir, NOON.date())
    judged = PROJECT / "data" / "judgements" / "seekers.jsonl"
    import_records(*parts, system.clock, judged, "seekers", ImportOptions(near=SAMPLE_REGION))
    link_occupations(system.store, system.linker)
    refresh([system.postings, system.seekers])
    yield system
    system.close()


@pytest.fixture(scope="module")
def own_sample_city(
    sample_city: System,
    encoder: Encoder,
    linker: OccupationLinker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[System]:
    """A copy of `sample_city` that the tests of one module may write to."""
    home = tmp_path_factory.mktemp("copy") / "home"
    shutil.copytree(sample_city.settings.home, home)
    system = _opened(home, encoder, linker)
    yield system
    system.close()


@pytest.fixture(scope="session")
def sample_answers(sample_city: System) -> Mapping[str, MatchAnswer]:
    """What every registered person of `sample_city` is answered, by id."""
    store, today = sample_city.store, NOON.date()
    people = [registered_seeker(store, person, today) for person in store.seekers.ids()]
    assert len(people) == N_PEOPLE
    return {person.id: match_seeker(sample_city.matching, person) for person in people}


def _opened(home: Path, encoder: Encoder, linker: OccupationLinker) -> System:
    system = open_system(Settings(home=home))
    system.clock = FixedClock(NOON)
    vars(system).update(encoder=encoder, published_linker=linker)
    return system

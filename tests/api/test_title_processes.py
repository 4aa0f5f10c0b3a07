"""A decision of one process acts in another, and both indexes agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from features.occupation.similarity import code_to_int
from recommender.bootstrap import System, open_system
from recommender.domain.seeker import SeekerProfile
from recommender.services.decide_titles import Wanted, decide_titles, take_back
from recommender.services.verify_index import verify_index
from recommender.settings import Settings
from tests.contract.records import posting

pytestmark = pytest.mark.api

ODD, MIXER = "嘎嘣脆小能手", "6-29-01-03"
TITLES = (f"急聘{ODD}", ODD, f"{ODD}组长", "电工", "会计", "销售客服", f"{ODD}/电工")


@pytest.fixture
def systems(
    encoder: Encoder, linker: OccupationLinker, tmp_path: Path
) -> Iterator[tuple[System, System]]:
    """Two systems on one store, as two processes have them."""
    both = tuple(open_system(Settings(home=tmp_path)) for _ in range(2))
    for system in both:
        vars(system).update(encoder=encoder, published_linker=linker)
    one, other = both
    one.store.postings.put_many([posting(i, title=title) for i, title in enumerate(TITLES)])
    one.store.seekers.put_many([SeekerProfile(id="s-1", desired_titles=(ODD,))])
    for system in both:
        system.postings.build()
        system.seekers.build()
    yield one, other
    for system in both:
        system.close()


def occupations(system: System) -> dict[str, int]:
    view = system.postings.view()
    return {
        str(i): int(code)
        for i, code, alive in zip(view.ids, view.columns.occupation, view.alive, strict=True)
        if alive
    }


def wishes(system: System) -> list[list[int]]:
    view = system.seekers.view()
    return [
        row.tolist()
        for row, alive in zip(view.columns.occupations, view.alive, strict=True)
        if alive
    ]


def test_two_processes_and_a_rebuilt_index_agree(
    systems: tuple[System, System], tmp_path: Path
) -> None:
    one, other = systems
    before = occupations(one)
    assert other.linker.link([ODD]) == one.linker.link([ODD])
    decide_titles(one.title_desk, [Wanted(ODD, MIXER)])
    assert other.linker.link([f"招聘{ODD} 双休"])[0][0].code == MIXER
    for system in systems:
        assert system.postings.catch_up() > 0
        assert system.seekers.catch_up() > 0
    found = occupations(one)
    assert [found[f"p-000{i}"] for i in (0, 1)] == [code_to_int(MIXER)] * 2
    assert found["p-0003"] == before["p-0003"]
    assert occupations(other) == found
    assert wishes(one)[0][0] == code_to_int(MIXER)
    assert wishes(other) == wishes(one)
    rebuilt = other.rebuilt_postings(tmp_path / "rebuilt")
    assert verify_index(one.matching, rebuilt, 50, 1).different == 0
    view = rebuilt.view()
    assert dict(zip(view.ids.tolist(), view.columns.occupation.tolist(), strict=True)) == found

    take_back(other.title_desk, [ODD])
    for system in systems:
        system.postings.catch_up()
        assert system.linker.link([ODD]) == system.published_linker.link([ODD])
    assert occupations(one) == occupations(other) == before


def test_a_running_service_learns_of_it(own_client: TestClient, own_system: System) -> None:
    def codes() -> set[str | None]:
        items = own_client.get("/v1/postings").json()["items"]
        return {i["occupation_code"] for i in items if i["title"] == "打包员"}

    keeper = own_client.app.state.door.keeper
    decide_titles(own_system.title_desk, [Wanted("打包员", MIXER)])
    seq = own_system.store.changes.last_seq()
    assert keeper.wait_until(lambda status: status.change_seq >= seq, 60)
    assert codes() == {MIXER}
    assert own_system.linker.link(["打包员"])[0][0].code == MIXER

"""One builder at a time; how far it is or came is there for everybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recommender.services.build_state import BuildState, build_state, building

pytestmark = pytest.mark.unit


def test_the_count_is_seen_while_somebody_builds(tmp_path: Path) -> None:
    place = tmp_path / "index" / "m.building"
    assert build_state(place) is None
    with building(place, wait=False) as report:
        assert report is not None
        assert build_state(place) == BuildState("names", 0, 0, running=True)
        report("encode", 64, 4000)
        assert build_state(place) == BuildState("names", 64, 4000, running=True)
        report("rows", 128, 512)
        report("embed", 1, 2)
        assert build_state(place) == BuildState("records", 128, 512, running=True)
        with building(place, wait=False) as second:
            assert second is None
        report("rows", 512, 512)
    assert build_state(place) is None


def test_what_was_stopped_tells_how_far_it_came(tmp_path: Path) -> None:
    place = tmp_path / "m.building"
    with building(place, wait=False) as report:
        assert report is not None
        report("rows", 3, 9)
    report("rows", 9, 9)
    assert build_state(place) == BuildState("records", 3, 9, running=False)


def test_a_builder_that_dies_lets_go(tmp_path: Path) -> None:
    place = tmp_path / "m.building"
    child = os.fork()
    if child == 0:
        with building(place, wait=True) as report:
            if report is not None:
                report("rows", 5, 9)
            os._exit(9)
    os.waitpid(child, 0)
    assert build_state(place) == BuildState("records", 5, 9, running=False)
    with building(place, wait=False) as report:
        assert report is not None

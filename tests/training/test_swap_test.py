"""The swap test sees no change where there is none, and one where there is."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from recommender.bootstrap import System
from recommender.domain.sensitive import SensitiveFacts
from training import swap_test as module
from training.swap_test import WORLDS, swap_test

pytestmark = pytest.mark.training
PEOPLE = ("s-city-1", "s-city-2")


def test_nothing_moves_and_what_was_stored_is_back(own_system: System) -> None:
    told = SensitiveFacts(seeker_id=PEOPLE[0], sex="male", hukou="武汉")
    with own_system.store.transaction() as tx:
        tx.sensitive.put_many([told])
    found = swap_test(own_system.matching, PEOPLE)
    assert (found.seekers, found.changed) == (2, 0)
    assert found.pairs > 10
    assert own_system.store.sensitive.get(PEOPLE[0]) == told
    assert own_system.store.sensitive.get(PEOPLE[1]) == SensitiveFacts(seeker_id=PEOPLE[1])


def test_the_law_on_minors_is_a_change_it_counts(
    own_system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = partial(SensitiveFacts, birth_date=date(2012, 1, 1))
    monkeypatch.setattr(module, "WORLDS", (WORLDS[0], child))
    found = swap_test(own_system.matching, PEOPLE)
    assert found.changed == found.pairs > 10

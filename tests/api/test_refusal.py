"""Whoever refuses to be introduced is never proposed for a posting."""

from __future__ import annotations

import pytest

from recommender.bootstrap import System
from recommender.services.match_posting import match_posting

pytestmark = pytest.mark.api


def test_a_refusal_takes_a_seeker_out(own_system: System) -> None:
    def proposed() -> list[str]:
        return [m.seeker.id for m in match_posting(own_system.matching, "p-city-01").matches]

    assert "s-city-1" in proposed()
    person = own_system.store.seekers.get("s-city-1")
    refused = person.model_copy(update={"consents_to_introduction": False})
    own_system.store.seekers.put_many([refused])
    own_system.seekers.catch_up()
    assert "s-city-1" not in proposed()

"""What the whole sample city is answered: reasons, cold starts, and lists of words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.match import MatchAnswer
from recommender.domain.seeker import Negated
from tests.city import served, titles

pytestmark = pytest.mark.api
COLD = "保洁, 离家近, 白班"
WORDS = "仓库打包"


@pytest.fixture(scope="module")
def client(sample_city: System) -> Iterator[TestClient]:
    """A client of the service on the sample city."""
    with served(sample_city) as client:
        yield client


def test_every_line_has_a_reason_and_a_score(sample_answers: Mapping[str, MatchAnswer]) -> None:
    lines = [match for answer in sample_answers.values() for match in answer.matches]
    assert len(lines) > 1000
    assert [m.posting.id for m in lines if not m.reasons] == []
    assert all(reason.text for match in lines for reason in match.reasons)
    assert all(match.score is not None and 0 <= match.score <= 1 for match in lines)


def test_three_words_get_a_useful_list_or_two_questions(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"text": COLD}).json()
    assert len(answer["questions"]) == 2
    found = titles(answer["matches"][:5])
    assert len(found) == 5
    assert all("保洁" in title or "清" in title for title in found), found
    assert not any(m["posting"]["schedule"]["night_shift"] for m in answer["matches"])


@pytest.mark.parametrize("body", [{"text": "你好"}, {"profile": {}}])
def test_who_says_nothing_gets_questions_and_no_score(
    client: TestClient, body: dict[str, Any]
) -> None:
    answer = client.post("/v1/matches", json=body).json()
    assert answer["matches"] == []
    assert len(answer["questions"]) == 2


def test_the_same_words_get_the_same_list_whoever_types_them(
    sample_city: System, client: TestClient
) -> None:
    people = sample_city.store.seekers.get_many(sample_city.store.seekers.ids())
    sample = [p for p in people if (p.source_id or "").startswith("QZ-")]
    assert len(sample) == 80
    typed = {"desired_titles": (WORDS,), "negated": Negated(), "deleted_tags": ()}
    bodies = [p.model_copy(update=typed).model_dump(mode="json") for p in sample]
    lists = [told(client, profile, non_personalized=True) for profile in bodies]
    assert lists[0]
    assert [i for i, found in enumerate(lists) if found != lists[0]] == []
    assert told(client, bodies[0]) != told(client, bodies[1])


def told(client: TestClient, profile: dict[str, Any], **more: Any) -> list[Any]:
    """Return all that is said of each posting."""
    answer = client.post("/v1/matches", json={"profile": profile, "k": 5, **more}).json()
    return [
        (m["posting"]["id"], m["score"], m["reasons"], m["gaps"], m["unknowns"])
        for m in answer["matches"]
    ]

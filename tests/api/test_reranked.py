"""Lines that exchange places, from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.event import Event
from recommender.domain.seeker import SeekerProfile
from recommender.services.match_seeker import match_seeker
from tests.city import ENGLISH, NOON, SENTENCE

pytestmark = pytest.mark.api
MANY = 9


def introduce(system: System, posting_id: str, n_people: int = MANY, first: int = 0) -> None:
    """Let people be introduced to a posting, yesterday."""
    people = [f"s-other-{first + i}" for i in range(n_people)]
    with system.store.transaction() as tx:
        tx.seekers.put_many([SeekerProfile(id=i) for i in people])
        tx.events.add_many(
            [
                Event(
                    id=f"e-{posting_id}-{person}",
                    at=NOON - timedelta(days=1),
                    kind="introduced",
                    seeker_id=person,
                    posting_id=posting_id,
                )
                for person in people
            ]
        )


def matches(client: TestClient, **body: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.post("/v1/matches", json={"k": 20, **body}).json()[
        "matches"
    ]
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [match["posting"]["id"] for match in found]


def first_of_a_close_pair(found: list[dict[str, Any]]) -> int:
    """Return the first place whose score the next one nearly has."""
    pairs = enumerate(pairwise(found))
    return next(i for i, (a, b) in pairs if b["score"] > 0.95 * a["score"])


def test_a_crowded_posting_goes_back_and_says_so(
    own_client: TestClient, own_system: System
) -> None:
    before = matches(own_client, text=SENTENCE)
    place = first_of_a_close_pair(before)
    crowded = before[place]["posting"]["id"]
    introduce(own_system, crowded)
    after = matches(own_client, text=SENTENCE)
    assert sorted(ids(after)) == sorted(ids(before))
    now = ids(after).index(crowded)
    assert now > place
    said = after[now]["reranked"][0]
    assert said["code"] == "congested"
    assert said["text"] == f"这个岗位招2人，已经在介绍{MANY}人，所以往后放了{now - place}位。"
    scores = {m["posting"]["id"]: m["score"] for m in before}
    assert {m["posting"]["id"]: m["score"] for m in after} == scores
    assert [m["rank"] for m in after] == list(range(1, len(after) + 1))


def test_lines_in_their_place_say_nothing(client: TestClient) -> None:
    answer = client.post("/v1/matches", json={"text": SENTENCE, "k": 3}).json()
    assert answer["model"]["reranking"] == "default-reranking-2"
    assert [match["reranked"] for match in answer["matches"]] == [[], [], []]


def test_a_page_and_another_language_say_it_too(own_client: TestClient, own_system: System) -> None:
    before = matches(own_client, text=ENGLISH, language="en")
    introduce(own_system, before[first_of_a_close_pair(before)]["posting"]["id"])
    after = matches(own_client, text=ENGLISH, language="en")
    moved = [said for match in after for said in match["reranked"]]
    (text,) = [said["text"] for said in moved if said["code"] == "congested"]
    assert f"{MANY} are being introduced already; so it stands" in text
    page = own_client.post("/en/answers", data={"text": ENGLISH, "k": "20"}).text
    assert "Why it stands further back" in page
    assert text in page


def test_near_duplicates_are_crowded_together(own_client: TestClient, own_system: System) -> None:
    before = matches(own_client, text=SENTENCE)
    place, line = next((i, m) for i, m in enumerate(before) if m["same_as"])
    introduce(own_system, line["same_as"][0])
    after = matches(own_client, text=SENTENCE)
    assert ids(after).index(line["posting"]["id"]) > place


def test_ones_own_introduction_crowds_nothing(own_client: TestClient, own_system: System) -> None:
    before = matches(own_client, seeker_id="s-city-1")
    place = first_of_a_close_pair(before)
    body = {
        "kind": "introduced",
        "seeker_id": "s-city-1",
        "posting_id": before[place]["posting"]["id"],
    }
    assert own_client.post("/v1/events", json=body).status_code == 201
    assert ids(matches(own_client, seeker_id="s-city-1")) == ids(before)


def test_it_holds_without_personalisation_too(own_client: TestClient, own_system: System) -> None:
    body = {"text": SENTENCE, "non_personalized": True}
    before = matches(own_client, **body)
    place = first_of_a_close_pair(before)
    introduce(own_system, before[place]["posting"]["id"])
    after = matches(own_client, **body)
    assert ids(after).index(before[place]["posting"]["id"]) > place


def test_a_pin_stays_where_it_was_put(own_client: TestClient, own_system: System) -> None:
    before = matches(own_client, seeker_id="s-city-1")
    crowded = before[first_of_a_close_pair(before)]["posting"]["id"]
    control = {"action": "pin", "reason": "离家近", "by": "王老师"}
    pinned = own_client.put(f"/v1/seekers/s-city-1/controls/{crowded}", json=control)
    assert pinned.is_success
    introduce(own_system, crowded)
    assert ids(matches(own_client, seeker_id="s-city-1"))[0] == crowded


def test_an_employer_who_never_answers_goes_back(own_system: System) -> None:
    person = own_system.store.seekers.get("s-city-1")
    before = match_seeker(own_system.matching, person, k=20).matches
    shown = [m.posting.id for m in before]
    scores = [m.score or 0.0 for m in before]
    place = next(i for i in range(len(scores) - 1) if scores[i + 1] > 0.99 * scores[i])
    with own_system.store.transaction() as tx:
        for number, (posting, kind, days) in enumerate(
            [(shown[place], "introduced", 90)] * 20
            + [(shown[-1], "introduced", 90)] * 20
            + [(shown[-1], "interviewed", 85)] * 20
        ):
            tx.events.add_many(
                [
                    Event.model_validate(
                        {
                            "id": f"e-{number}",
                            "at": NOON - timedelta(days=days),
                            "kind": kind,
                            "seeker_id": f"s-{number % 20}",
                            "posting_id": posting,
                        }
                    )
                ]
            )
    after = match_seeker(own_system.matching, person, k=20).matches
    silent = next(m for m in after if m.posting.id == shown[place])
    assert silent.rank > place + 1
    assert silent.reranked[0].code == "unanswered"
    assert "收到20次介绍，按时答复0次" in silent.reranked[0].text


@contextmanager
def counted(system: System) -> Iterator[list[str]]:
    """Note every statement that reaches the database until the block ends."""
    said: list[str] = []

    def note(*given: Any) -> None:
        said.append(given[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_one_look_at_the_events_whatever_is_found(own_system: System) -> None:
    person = own_system.store.seekers.get("s-city-1")
    looks = []
    for k in (1, 20, 20):
        own_system.postings.catch_up()
        counts = []
        for _ in range(3):  # the first reads what changed meanwhile, and so may a slow one
            with counted(own_system) as said:
                match_seeker(own_system.matching, person, k=k)
            counts.append((len(said), sum("FROM events" in words for words in said)))
        looks.append(min(counts))
        for number in range(1, 13):
            introduce(own_system, f"p-city-{number:02d}", n_people=3, first=3 * number)
    assert looks[0] == looks[1] == looks[2]
    assert looks[0][1] == 1

"""What happened between seekers and postings: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.adapters.sql import SqlStore
from recommender.domain.event import Event
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict
from recommender.ports import Store
from tests.contract.records import postings

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def event(number: int, minute: int = 0, **fields: object) -> Event:
    content: dict[str, object] = {
        "id": f"e-{number}",
        "at": NOON + timedelta(minutes=minute, microseconds=7),
        "kind": "viewed",
        "seeker_id": "s-1",
        "posting_id": "p-0001",
    }
    return Event.model_validate(content | fields)


def add_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.events.add_many([event(1)])
        raise ZeroDivisionError


def test_an_event_is_kept_once(store: Store) -> None:
    refused = event(2, kind="dismissed", reason="离家太远")
    assert store.events.add_many([event(1), refused, event(1)]).created == ("e-1", "e-2")
    again = store.events.add_many([refused, event(3)])
    assert (again.created, again.unchanged) == (("e-3",), ("e-2",))
    assert store.events.get_many(["e-2", "e-9", "e-1"]) == [refused, event(1)]


def test_an_id_stands_for_one_event(store: Store) -> None:
    store.events.add_many([event(1)])
    with pytest.raises(Conflict):
        store.events.add_many([event(2), event(1, kind="saved")])
    with pytest.raises(Conflict):
        store.events.add_many([event(5), event(5, minute=1)])
    assert store.events.page() == [event(1)]


def test_events_come_in_the_order_of_time_and_id(store: Store) -> None:
    later, first, twin = event(1, 2), event(2), event(3)
    store.events.add_many([later, twin, first])
    assert store.events.page(limit=2) == [first, twin]
    assert store.events.page(after=(twin.at, twin.id)) == [later]
    assert store.events.page(after=(later.at, later.id)) == []


def test_events_of_one_person_or_one_posting(store: Store) -> None:
    mine, others = event(1), event(2, seeker_id="s-2", posting_id="p-0002")
    store.events.add_many([mine, others])
    assert store.events.page(seeker_id="s-1") == [mine]
    assert store.events.page(posting_id="p-0002") == [others]
    assert store.events.page(seeker_id="s-1", posting_id="p-0002") == []


def test_a_failed_transaction_leaves_no_event_and_no_event_a_change(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store)
    assert store.events.page() == []
    store.events.add_many([event(1)])
    assert store.changes.last_seq() == 0


def test_the_events_of_an_erased_person_go_and_those_of_others_stay(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    store.postings.put_many(postings(2))
    store.events.add_many([event(1), event(2, seeker_id="s-2")])
    store.postings.delete_many(["p-0001"])
    store.seekers.delete_many(["s-1"])
    assert store.events.page() == [event(2, seeker_id="s-2")]


def test_two_who_send_one_event_at_once_store_it_once(postgres_url: str) -> None:
    store, other = SqlStore(postgres_url), SqlStore(postgres_url)
    store.migrate()
    with store.transaction() as tx:
        tx.postings.put_many(postings(1))
        assert other.events.add_many([event(1)]).created == ("e-1",)
        tx.events.add_many([event(1)])
    assert store.events.page() == [event(1)]
    other.close()
    store.close()

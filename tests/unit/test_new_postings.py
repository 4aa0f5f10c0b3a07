"""Which postings are looked at for notifications."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from recommender.adapters.clock import FixedClock
from recommender.adapters.memory import MemoryStore
from recommender.domain.notification import LookMark
from recommender.services.new_postings import NewPostings, new_postings
from tests.contract.records import posting

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def look(store: MemoryStore, mark: LookMark | None = None, days: int = 0) -> NewPostings:
    today = TODAY + timedelta(days=days)
    return new_postings(store, mark or LookMark(), store.changes.last_seq(), today, 7)


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(clock=FixedClock(NOON))
    store.postings.put_many([posting(1), posting(2)])
    return store


def test_what_was_created_since_the_mark_is_new(store: MemoryStore) -> None:
    assert list(look(store).postings) == ["p-0001", "p-0002"]
    mark = LookMark(seq=store.changes.last_seq(), runs=1)
    assert look(store, mark).postings == {}
    store.postings.put_many([posting(2, title="车工"), posting(3)])
    found = look(store, mark)
    assert list(found.postings) == ["p-0003"]
    assert found.since == {"p-0003": TODAY}


def test_what_comes_in_during_the_look_is_for_the_next_one(store: MemoryStore) -> None:
    seq = store.changes.last_seq()
    store.postings.put_many([posting(3)])
    assert list(new_postings(store, LookMark(), seq, TODAY, 7).postings) == ["p-0001", "p-0002"]
    assert list(look(store, LookMark(seq=seq)).postings) == ["p-0003"]


def test_closed_and_deleted_ones_are_gone_and_held_ones_wait(store: MemoryStore) -> None:
    store.postings.put_many([posting(3, status="held"), posting(4)])
    store.postings.close_many(["p-0001"])
    store.postings.delete_many(["p-0002"])
    found = look(store)
    assert list(found.postings) == ["p-0004"]
    assert (found.on_hold, found.out_of_time) == (("p-0003",), 0)


def test_a_posting_waits_for_so_many_days_from_when_it_came_in(store: MemoryStore) -> None:
    store.notification_queue.set_waiting({"p-0001": TODAY - timedelta(days=7)})
    assert list(look(store).postings) == ["p-0001", "p-0002"]
    found = look(store, days=1)
    assert list(found.postings) == ["p-0002"]
    assert found.out_of_time == 1
    assert (look(store, days=8).postings, look(store, days=8).out_of_time) == ({}, 2)


def test_a_long_change_log_is_read_to_its_end() -> None:
    store = MemoryStore(clock=FixedClock(NOON))
    store.postings.put_many([posting(n) for n in range(9_999)])
    store.postings.put_many([posting(1, title="车工"), *(posting(n) for n in range(9_999, 10_005))])
    assert len(look(store).postings) == 10_005
    mark = LookMark(seq=10_000)
    expected = {"p-9999", *(f"p-{n}" for n in range(10_000, 10_005))}
    assert set(look(store, mark).postings) == expected

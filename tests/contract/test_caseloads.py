"""Who looks after whom: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.domain.notification import CaseloadEntry
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def entry(seeker: str, counselor: str = "王老师", minute: int = 0) -> CaseloadEntry:
    at = NOON + timedelta(minutes=minute, microseconds=5)
    return CaseloadEntry(seeker_id=seeker, counselor=counselor, at=at)


def put_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.caseloads.put_many([entry("s-1")])
        raise ZeroDivisionError


def test_a_seeker_has_one_counselor_the_last(store: Store) -> None:
    assert store.caseloads.put_many([entry("s-2"), entry("s-1")]) == ["s-2", "s-1"]
    assert store.caseloads.put_many([entry("s-1", minute=9)]) == []
    assert store.caseloads.get_many(["s-1", "s-9"]) == {"s-1": entry("s-1")}
    assert store.caseloads.put_many([entry("s-1", "李老师", 9), entry("s-2", minute=9)]) == ["s-1"]
    assert store.caseloads.get_many(["s-1"])["s-1"] == entry("s-1", "李老师", 9)


def test_of_two_entries_of_one_seeker_the_last_counts(store: Store) -> None:
    assert store.caseloads.put_many([entry("s-1"), entry("s-1", "李老师")]) == ["s-1"]
    assert store.caseloads.page() == [entry("s-1", "李老师")]


def test_a_caseload_comes_in_pages(store: Store) -> None:
    store.caseloads.put_many([entry(f"s-{n}", "王老师" if n % 2 else "李老师") for n in range(7)])
    found: list[str] = []
    while page := store.caseloads.page(
        counselor="王老师", after=found[-1] if found else "", limit=2
    ):
        found += [one.seeker_id for one in page]
    assert found == ["s-1", "s-3", "s-5"]
    assert len(store.caseloads.page()) == 7


def test_an_assignment_is_taken_back_once(store: Store) -> None:
    store.caseloads.put_many([entry("s-1")])
    assert store.caseloads.delete("s-1")
    assert not store.caseloads.delete("s-1")
    assert store.caseloads.page() == []


def test_a_failed_transaction_assigns_nobody_and_no_entry_is_a_change(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        put_and_fail(store)
    assert store.caseloads.page() == []
    store.caseloads.put_many([entry("s-1")])
    assert store.changes.last_seq() == 0


def test_an_erased_person_leaves_the_caseload(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    store.caseloads.put_many([entry("s-1"), entry("s-2")])
    store.seekers.delete_many(["s-1"])
    assert [one.seeker_id for one in store.caseloads.page()] == ["s-2"]

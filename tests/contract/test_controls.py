"""What counselors decided: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.domain.control import Control
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store
from tests.contract.records import postings

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def control(posting: str, minute: int = 0, **fields: object) -> Control:
    content: dict[str, object] = {
        "seeker_id": "s-1",
        "posting_id": posting,
        "action": "pin",
        "reason": "认识这家单位",
        "by": "王老师",
        "at": NOON + timedelta(minutes=minute, microseconds=3),
        "rank": 7,
        "score": 0.4321,
    }
    return Control.model_validate(content | fields)


def put_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.controls.put(control("p-1"))
        raise ZeroDivisionError


def test_a_pair_has_one_control_the_last(store: Store) -> None:
    store.controls.put(control("p-1"))
    assert store.controls.get("s-1", "p-1") == control("p-1")
    last = control("p-1", 5, action="exclude", reason="本人说不去", rank=None, score=None)
    store.controls.put(last)
    assert store.controls.get("s-1", "p-1") == last
    assert store.controls.of_seeker("s-1") == [last]
    assert store.controls.get("s-2", "p-1") is None


def test_controls_of_a_seeker_come_oldest_first(store: Store) -> None:
    made = [control("p-1", 3), control("p-2", 1), control("p-3", 1), control("p-4", 2)]
    for one in (*made, control("p-1", seeker_id="s-2")):
        store.controls.put(one)
    found = store.controls.of_seeker("s-1")
    assert [one.posting_id for one in found] == ["p-2", "p-3", "p-4", "p-1"]


def test_all_controls_come_in_pages(store: Store) -> None:
    pairs = [("s-2", "p-1"), ("s-1", "p-2"), ("s-1", "p-1"), ("s-10", "p-1")]
    for seeker, posting in pairs:
        store.controls.put(control(posting, seeker_id=seeker))
    found: list[tuple[str, str]] = []
    while page := store.controls.page(after=found[-1] if found else ("", ""), limit=3):
        found += [(one.seeker_id, one.posting_id) for one in page]
    assert found == sorted(pairs)


def test_a_control_is_taken_back_once(store: Store) -> None:
    store.controls.put(control("p-1"))
    assert store.controls.delete("s-1", "p-1")
    assert not store.controls.delete("s-1", "p-1")
    assert store.controls.of_seeker("s-1") == []


def test_a_failed_transaction_leaves_no_control_and_no_control_a_change(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        put_and_fail(store)
    assert store.controls.page() == []
    store.controls.put(control("p-1"))
    assert store.changes.last_seq() == 0


def test_what_was_decided_for_an_erased_person_goes(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    store.postings.put_many(postings(2))
    for seeker in ("s-1", "s-2"):
        store.controls.put(control("p-0001", seeker_id=seeker))
    store.seekers.delete_many(["s-1"])
    assert [one.seeker_id for one in store.controls.page()] == ["s-2"]

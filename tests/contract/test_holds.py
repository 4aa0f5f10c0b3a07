"""The history of postings that were held back: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.assistance.legality import screen
from recommender.domain.hold import HoldEntry
from recommender.domain.posting import JobPosting
from recommender.ports import Store

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
AD = JobPosting(id="p-1", source="s", title="理货员（限女）", description="负责理货、补货。")


def entry(posting: str = "p-1", minute: int = 0, **fields: object) -> HoldEntry:
    content: dict[str, object] = {
        "posting_id": posting,
        "action": "held",
        "reason": "sex_women",
        "by": "screening",
        "at": NOON + timedelta(minutes=minute, microseconds=3),
        "findings": screen(AD, None),
        "ad": AD.model_copy(update={"id": posting}),
    }
    return HoldEntry.model_validate(content | fields)


def add_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.holds.add_many([entry()])
        assert tx.holds.of_many(["p-1"]) == {"p-1": [entry()]}
        raise ZeroDivisionError


def test_a_history_is_kept_in_its_order_with_the_ad_and_what_was_found(store: Store) -> None:
    same_moment = [entry(), entry(action="kept", by="李老师", reason="等单位改"), entry("p-2")]
    store.holds.add_many(same_moment)
    store.holds.add_many([entry(minute=5, action="released", findings=()), entry("p-3")])
    found = store.holds.of_many(["p-2", "p-1", "p-none", "p-1"])
    assert list(found) == ["p-1", "p-2"]
    assert [one.action for one in found["p-1"]] == ["held", "kept", "released"]
    assert found["p-1"][:2] == same_moment[:2]
    assert found["p-1"][0].ad == AD
    assert any(finding.rule == "sex_women" for finding in found["p-1"][0].findings)


def test_a_failed_transaction_leaves_none_and_no_entry_is_a_change(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store)
    assert store.holds.of_many(["p-1"]) == {}
    store.holds.add_many([entry()])
    store.holds.add_many([])
    assert store.changes.last_seq() == 0


def test_the_history_outlives_the_posting(store: Store) -> None:
    store.postings.put_many([AD])
    store.holds.add_many([entry()])
    store.postings.delete_many(["p-1"])
    assert store.holds.of_many(["p-1"]) == {"p-1": [entry()]}

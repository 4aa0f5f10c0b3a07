"""Tags that seekers deleted: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.domain.seeker import SeekerProfile
from recommender.domain.tag import DeletedTag
from recommender.ports import Store

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def deleted(tag: str, seeker: str = "s-1", minute: int = 0) -> DeletedTag:
    return DeletedTag(seeker_id=seeker, tag=tag, at=NOON + timedelta(minutes=minute))


def add_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.deleted_tags.add(deleted("skill:lathe"))
        raise ZeroDivisionError


def test_a_tag_is_deleted_once_and_keeps_its_moment(store: Store) -> None:
    first = deleted("skill:lathe")
    store.deleted_tags.add(first)
    store.deleted_tags.add(deleted("skill:lathe", minute=9))
    assert store.deleted_tags.of_many(["s-1"]) == {"s-1": [first]}


def test_tags_come_by_seeker_in_order(store: Store) -> None:
    given = [deleted("skill:看图纸"), deleted("constraint:near_home"), deleted("skill:x", "s-2")]
    for one in given:
        store.deleted_tags.add(one)
    found = store.deleted_tags.of_many(["s-1", "s-3", "s-1"])
    assert found == {"s-1": [given[1], given[0]]}


def test_a_failed_transaction_deletes_no_tag(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store)
    assert store.deleted_tags.of_many(["s-1"]) == {}


def test_deleted_tags_survive_a_new_profile_and_go_with_the_person(store: Store) -> None:
    for seeker in ("s-1", "s-2"):
        store.seekers.put_many([SeekerProfile(id=seeker, skills=("车床",))])
        store.deleted_tags.add(deleted("skill:lathe", seeker))
    store.seekers.put_many([SeekerProfile(id="s-1", skills=("车床", "铣床"))])
    assert set(store.deleted_tags.of_many(["s-1", "s-2"])) == {"s-1", "s-2"}
    store.seekers.delete_many(["s-1"])
    assert set(store.deleted_tags.of_many(["s-1", "s-2"])) == {"s-2"}


def test_a_profile_is_stored_without_its_deleted_tags(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1", deleted_tags=("skill:lathe",))])
    assert store.seekers.get("s-1") == SeekerProfile(id="s-1")

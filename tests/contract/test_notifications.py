"""What counselors are told, and how far it was looked: one suite for every `Store`."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest

from recommender.adapters.sql import SqlStore
from recommender.domain.notification import LookMark, Notification
from recommender.domain.seeker import SeekerProfile
from recommender.ports import NotificationPlace, Store
from tests.contract.records import posting, postings

pytestmark = pytest.mark.contract

TODAY = date(2026, 11, 24)


def told(number: int, **fields: object) -> Notification:
    content: dict[str, object] = {
        "id": f"n-{number}",
        "posting_id": "p-0001",
        "seeker_id": "s-1",
        "counselor": "王老师",
        "score": 0.8,
        "reason_zh": "就在您住的沙市区。",
        "reason_en": "In your own district.",
        "day": TODAY,
    }
    return Notification.model_validate(content | fields)


def place(one: Notification) -> NotificationPlace:
    return one.day, one.score, one.id


def add_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.notifications.add_many([told(1)])
        tx.notification_queue.advance(LookMark(), 5)
        tx.notification_queue.set_waiting({"p-0001": TODAY})
        raise ZeroDivisionError


def test_a_notification_is_kept_once_as_it_was(store: Store) -> None:
    assert store.notifications.add_many([told(2), told(1), told(1)]) == ["n-2", "n-1"]
    assert store.notifications.mark_seen(["n-1"]) == ["n-1"]
    assert store.notifications.add_many([told(1, score=0.1), told(3)]) == ["n-3"]
    found = store.notifications.get_many(["n-3", "n-9", "n-1"])
    assert found == [told(3), told(1, seen=True)]


def test_the_newest_day_comes_first_then_the_best_score(store: Store) -> None:
    store.postings.put_many(postings(2))
    in_order = [
        told(4, score=0.91),
        told(2, score=0.7),
        told(3, score=0.7),
        told(1, score=0.99, day=TODAY - timedelta(days=1)),
    ]
    store.notifications.add_many(in_order[::-1])
    assert store.notifications.page() == in_order
    for position, one in enumerate(in_order):
        assert store.notifications.page(after=place(one)) == in_order[position + 1 :]
    assert store.notifications.page(limit=2) == in_order[:2]


def test_pages_of_one_counselor_seen_or_not(store: Store) -> None:
    store.postings.put_many(postings(2))
    store.notifications.add_many([told(1), told(2, counselor="李老师"), told(3)])
    store.notifications.mark_seen(["n-3", "n-3", "n-9"])
    assert store.notifications.page(counselor="王老师", seen=False) == [told(1)]
    assert store.notifications.page(seen=True) == [told(3, seen=True)]
    assert store.notifications.page(counselor="没有人") == []


def test_what_is_closed_is_hidden_at_once_and_comes_back_when_it_opens(store: Store) -> None:
    store.postings.put_many(postings(2))
    store.notifications.add_many([told(1), told(2, posting_id="p-9999")])
    assert store.notifications.page() == [told(1)]
    store.postings.close_many(["p-0001"])
    assert store.notifications.page() == []
    assert store.notifications.of_seekers(["s-1"]) == [told(1), told(2, posting_id="p-9999")]
    store.postings.put_many([posting(1)])
    assert store.notifications.page() == [told(1)]


def test_what_was_told_is_counted(store: Store) -> None:
    yesterday = TODAY - timedelta(days=1)
    store.notifications.add_many(
        [
            told(1),
            told(2, posting_id="p-0002"),
            told(3, counselor="李老师", seeker_id="s-2"),
            told(4, day=yesterday, seeker_id="s-3"),
        ]
    )
    assert store.notifications.count_of_day(TODAY) == {"王老师": 2, "李老师": 1}
    assert store.notifications.count_of_day(TODAY + timedelta(days=1)) == {}
    assert store.notifications.count_of_postings(["p-0001", "p-0003"]) == {"p-0001": 3}
    assert [one.id for one in store.notifications.of_seekers(["s-3", "s-1"])] == [
        "n-1",
        "n-2",
        "n-4",
    ]


def test_notifications_go_with_the_person_and_with_the_posting(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    store.postings.put_many(postings(3))
    kept = told(1, seeker_id="s-2")
    store.notifications.add_many([kept, told(2), told(3, seeker_id="s-2", posting_id="p-0002")])
    store.notification_queue.set_waiting({"p-0001": TODAY, "p-0002": TODAY})
    store.seekers.delete_many(["s-1"])
    store.postings.delete_many(["p-0002"])
    assert store.notifications.of_seekers(["s-1", "s-2"]) == [kept]
    assert store.notification_queue.waiting() == {"p-0001": TODAY}


def test_the_mark_moves_for_one_who_knows_where_it_is(store: Store) -> None:
    queue = store.notification_queue
    assert queue.mark() == LookMark()
    assert queue.advance(LookMark(), 7)
    assert not queue.advance(LookMark(), 9)
    assert queue.mark() == LookMark(seq=7, runs=1)
    assert queue.advance(queue.mark(), 7)
    assert not queue.advance(LookMark(seq=7, runs=1), 8)
    assert queue.mark() == LookMark(seq=7, runs=2)


def test_what_waits_is_replaced(store: Store) -> None:
    queue = store.notification_queue
    queue.set_waiting({"p-2": TODAY, "p-1": TODAY - timedelta(days=3)})
    queue.set_waiting({"p-3": TODAY, "p-1": TODAY - timedelta(days=3)})
    assert queue.waiting() == {"p-1": TODAY - timedelta(days=3), "p-3": TODAY}
    queue.set_waiting({})
    assert queue.waiting() == {}


def test_a_failed_transaction_leaves_nothing_and_nothing_is_a_change(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store)
    assert store.notifications.get_many(["n-1"]) == []
    assert store.notification_queue.mark() == LookMark()
    assert store.notification_queue.waiting() == {}
    store.notifications.add_many([told(1)])
    store.notifications.mark_seen(["n-1"])
    assert store.changes.last_seq() == 0


def test_of_two_who_look_at_once_one_is_told(postgres_url: str) -> None:
    store, other = SqlStore(postgres_url), SqlStore(postgres_url)
    store.migrate()
    answers: list[bool] = []
    late = threading.Thread(
        target=lambda: answers.append(other.notification_queue.advance(LookMark(), 9))
    )
    with store.transaction() as tx:
        assert tx.notification_queue.advance(LookMark(), 7)
        late.start()
        late.join(timeout=0.2)
        assert late.is_alive(), "it must wait for the first"
    late.join(timeout=20)
    assert answers == [False]
    assert store.notification_queue.mark() == LookMark(seq=7, runs=1)
    other.close()
    store.close()

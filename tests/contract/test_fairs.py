"""Fairs that the service knows: one suite for every `Store`."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest

from recommender.domain.fair_report import FairDay
from recommender.domain.stored_fair import FairFile, StoredFair
from recommender.errors import Conflict, NotFound
from recommender.ports import Store

pytestmark = pytest.mark.contract

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
HOURS = FairDay(day=date(2026, 12, 5), starts=time(9), lunch=(time(12), time(13, 30)))


def fair(number: int = 1, minute: int = 0, **fields: object) -> StoredFair:
    content: dict[str, object] = {
        "id": f"fair-{number}",
        "name": "春风行动",
        "created_at": NOON + timedelta(minutes=minute, microseconds=7),
        "by": "王老师",
    }
    return StoredFair.model_validate(content | fields)


def test_a_fair_comes_back_as_it_was(store: Store) -> None:
    file = FairFile(name="报名.xlsx", stored="a.xlsx", sha256="0" * 64, bytes=9, at=NOON, by="李")
    whole = fair(hours=HOURS, near="421002", attendees=file, plans=("j-1", "j-2"))
    with store.transaction() as tx:
        tx.fairs.add(whole)
        assert tx.fairs.get("fair-1") == whole
    assert store.fairs.get("fair-1") == whole
    with pytest.raises(Conflict), store.transaction() as tx:
        tx.fairs.add(fair())
    with pytest.raises(NotFound):
        store.fairs.get("fair-2")


def test_nothing_is_left_of_a_transaction_that_failed(store: Store) -> None:
    def add_and_fail() -> None:
        with store.transaction() as tx:
            tx.fairs.add(fair())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert store.fairs.page() == []


def test_the_newest_come_first_page_by_page(store: Store) -> None:
    with store.transaction() as tx:
        for number, minute in enumerate((3, 1, 2, 2)):
            tx.fairs.add(fair(number, minute))
    first = store.fairs.page(limit=3)
    assert [one.id for one in first] == ["fair-0", "fair-3", "fair-2"]
    assert [one.id for one in store.fairs.page(after=first[-1])] == ["fair-1"]


def test_two_who_change_a_fair_at_once_lose_nothing(store: Store) -> None:
    with store.transaction() as tx:
        tx.fairs.add(fair())
    together = threading.Barrier(4)

    def add_plan(name: str) -> None:
        together.wait()
        with store.transaction() as tx:
            known = tx.fairs.get("fair-1")
            tx.fairs.put(known.model_copy(update={"plans": (*known.plans, name)}))

    threads = [threading.Thread(target=add_plan, args=(f"j-{n}",)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(store.fairs.get("fair-1").plans) == ["j-0", "j-1", "j-2", "j-3"]

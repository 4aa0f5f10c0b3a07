"""The ledger, ratings, complaints, plans, assessments: one suite for every log and `Store`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, text

from recommender.adapters.sql import SqlStore
from recommender.adapters.sql.tables import CASE_LOGS
from recommender.domain.audit import AuditEntry
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict, NotFound, SettingsInvalid
from recommender.ports import Store
from tests.casework import LOGS, NOON, TODAY, complaint, entry, made
from tests.contract.records import facts

pytestmark = pytest.mark.contract


@pytest.fixture(params=LOGS)
def log(request: pytest.FixtureRequest) -> str:
    """Name of each log."""
    return str(request.param)


def test_a_record_is_kept_once_and_comes_back_whole(store: Store, log: str) -> None:
    kept: Any = getattr(store, log)
    first, second = made(log, 1), made(log, 2, seeker_id="s-2")
    assert kept.add(first)
    assert not kept.add(first)
    again = kept.add_many([first, second, second])
    assert (again.created, again.unchanged) == ((second.id,), (first.id, second.id))
    assert kept.get(first.id) == first
    assert kept.get_many([second.id, "x", first.id]) == [second, first]
    with pytest.raises(NotFound):
        kept.get("x")


def test_an_id_stands_for_one_record(store: Store, log: str) -> None:
    kept: Any = getattr(store, log)
    kept.add(made(log, 1))
    other = made(log, 1, days=1)
    with pytest.raises(Conflict):
        kept.add_many([made(log, 2), other])
    assert kept.page() == [made(log, 1)]
    kept.put(other)
    assert kept.page() == [other]


def test_records_come_in_the_order_of_time_and_id(store: Store, log: str) -> None:
    kept: Any = getattr(store, log)
    late, first, twin = made(log, 1, days=2), made(log, 2), made(log, 3)
    kept.add_many([late, twin, first, made(log, 4, seeker_id="s-2")])
    assert kept.of_seeker("s-1") == [first, twin, late]
    assert kept.of_seeker("s-9") == []
    assert kept.of_seekers(["s-9", "s-2", "s-1"]).keys() == {"s-1", "s-2"}
    assert kept.page(seeker_id="s-1", limit=2) == [first, twin]
    assert kept.page(seeker_id="s-1", after=(twin.at, twin.id)) == [late]
    assert kept.page(after=(late.at, late.id)) == []


def test_what_is_old_can_be_dropped(store: Store, log: str) -> None:
    kept: Any = getattr(store, log)
    old, new = made(log, 1, days=-800), made(log, 2)
    kept.add_many([old, new])
    assert kept.drop_before(old.at) == 0
    assert kept.drop_before(new.at) == 1
    assert kept.page() == [new]


def test_records_go_with_their_person_and_change_nothing(store: Store, log: str) -> None:
    kept: Any = getattr(store, log)
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    seq = store.changes.last_seq()
    kept.add_many([made(log, 1), made(log, 2, seeker_id="s-2")])
    assert store.changes.last_seq() == seq
    store.seekers.delete_many(["s-1"])
    assert kept.page() == [made(log, 2, seeker_id="s-2")]


def test_a_failed_transaction_leaves_nothing(store: Store, log: str) -> None:
    def add_and_fail() -> None:
        with store.transaction() as tx:
            getattr(tx, log).add(made(log, 1))
            assert getattr(tx, log).get(made(log, 1).id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert getattr(store, log).page() == []


def test_what_is_due_comes_the_earliest_first(store: Store) -> None:
    def due(number: int, days: int) -> Any:
        return entry(number, next_step="打电话", due_on=TODAY + timedelta(days))

    period = entry(4, kind="intake", pattern="131", until=TODAY)
    store.ledger.add_many([due(1, 5), due(2, -5), due(3, 6), period, entry(5)])
    assert [one.id for one in store.ledger.due(TODAY + timedelta(5))] == ["l-2", "l-4", "l-1"]
    later = store.ledger.due(TODAY + timedelta(6), since=TODAY)
    assert [(one.id, one.seeker_id) for one in later] == [
        ("l-4", "s-1"),
        ("l-1", "s-1"),
        ("l-3", "s-1"),
    ]


def test_an_answered_complaint_is_due_no_more(store: Store) -> None:
    asked = complaint(1)
    store.complaints.add(asked)
    assert store.complaints.due(asked.due_on) == [(asked.due_on, asked.id, "s-1")]
    assert store.complaints.due(asked.due_on - timedelta(1)) == []
    told = {"state": "answered", "reply": "已道歉", "replied_by": "李科长", "replied_on": TODAY}
    answered = asked.model_copy(update=told)
    store.complaints.put(answered)
    assert store.complaints.due(asked.due_on) == []
    assert store.complaints.get(asked.id) == answered


def test_the_audit_trail_stays_and_repeats_no_line(store: Store) -> None:
    lines = [
        AuditEntry(
            id=f"x-{n}",
            at=NOON + timedelta(minutes=n),
            actor="王老师",
            action="erased",
            record_kind="seeker",
        )
        for n in range(3)
    ]
    for line in reversed(lines):
        store.audit.add(line)
    with pytest.raises(Conflict):
        store.audit.add(lines[0])
    assert store.audit.page() == lines
    assert store.audit.page(after=(lines[0].at, lines[0].id), limit=1) == [lines[1]]


def test_cases_are_unreadable_at_rest(sql_store: SqlStore, sql_url: str, log: str) -> None:
    getattr(sql_store, log).add(made(log, 1))
    table = next(t for t in CASE_LOGS.values() if t.name == log)
    with sql_store.reading() as connection:
        raw: bytes = connection.execute(select(table.c.token)).scalar_one()
    sql_store.close()
    if sql_url.startswith("sqlite"):
        folder = Path(sql_url.removeprefix("sqlite:///")).parent
        raw += b"".join(path.read_bytes() for path in folder.iterdir())
    needles = ["王老师", "谈了", "讲得明白", "两个小时", "叉车证", "残疾", "hardship", "to_verify"]
    assert [needle for needle in needles if needle.encode() in raw] == []


def test_a_case_moved_to_another_person_does_not_open(sql_store: SqlStore) -> None:
    sql_store.ledger.add(entry(1))
    with sql_store.writing() as write:
        write.connection.execute(text("UPDATE ledger SET seeker_id = 's-2'"))
    with pytest.raises(SettingsInvalid):
        sql_store.ledger.of_seeker("s-2")


def test_the_keys_of_cases_change_with_those_of_facts(sql_url: str) -> None:
    old, new = Fernet.generate_key(), Fernet.generate_key()
    first, both, last = (SqlStore(sql_url, vault_keys=k) for k in ([old], [new, old], [new]))
    first.migrate()
    first.sensitive.put_many([facts("s-1")])
    for log in LOGS:
        getattr(first, log).add(made(log, 1))
    assert both.vault.reseal() == 1 + len(LOGS)
    for log in LOGS:
        assert getattr(last, log).page() == [made(log, 1)]
        with pytest.raises(SettingsInvalid):
            getattr(first, log).page()
    for store in (first, both, last):
        store.close()

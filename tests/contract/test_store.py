"""Records, and the change log they leave: one suite for every `Store`."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.domain.base import Record
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service
from recommender.errors import NotFound
from recommender.ports import PutCounts, Repository, Store, Transaction
from tests.contract import records
from tests.contract.records import posting, postings

pytestmark = pytest.mark.contract

EACH_KIND: list[tuple[str, str, Record]] = [
    ("postings", "posting", JobPosting(id="x-1", source="甲", title="钳工")),
    ("seekers", "seeker", SeekerProfile(id="x-1", source="甲", summary="会开叉车")),
    ("courses", "course", Course(id="x-1", source="甲", title="养老护理员")),
    ("services", "service", Service(id="x-1", source="甲", title="失业登记")),
]


def id_of(record: Record) -> str:
    return str(record.model_dump()["id"])


def ops(store: Store, since: int = 0) -> list[tuple[str, str, str]]:
    return [(c.kind, c.record_id, c.op) for c in store.changes.since(since)]


@pytest.mark.parametrize(("table", "kind", "record"), EACH_KIND)
def test_life_of_a_record(store: Store, table: str, kind: str, record: Record) -> None:
    with store.transaction() as tx:
        repository: Repository[Record] = getattr(tx, table)
        assert repository.put_many([record]).created == ("x-1",)
        assert repository.get("x-1") == record
    reading: Repository[Record] = getattr(store, table)
    assert reading.get("x-1") == record
    assert reading.ids(source="甲", status="open") == ["x-1"]
    assert reading.close_many(["x-1"]) == ["x-1"]
    assert reading.get("x-1") == record.model_copy(update={"status": "closed"})
    assert reading.delete_many(["x-1"]) == ["x-1"]
    assert reading.ids() == []
    assert ops(store) == [(kind, "x-1", op) for op in ("created", "closed", "deleted")]


def test_what_is_of_the_moment_is_not_kept(store: Store) -> None:
    told = SeekerProfile(id="s-1", working_age="under_18")
    with store.transaction() as tx:
        assert tx.seekers.put_many([told]).created == ("s-1",)
        assert tx.seekers.put_many([told]).unchanged == ("s-1",)
    assert store.seekers.get("s-1") == SeekerProfile(id="s-1")


@pytest.mark.parametrize(("table", "kind", "_record"), EACH_KIND)
def test_a_missing_record_is_told(store: Store, table: str, kind: str, _record: Record) -> None:
    with pytest.raises(NotFound) as told:
        getattr(store, table).get("x-9")
    assert told.value.context == {"kind": kind, "id": "x-9"}


def test_get_many_keeps_the_order_asked_for(store: Store) -> None:
    store.postings.put_many(postings(5))
    found = store.postings.get_many(["p-0003", "p-0099", "p-0001", "p-0003"])
    assert [p.id for p in found] == ["p-0003", "p-0001", "p-0003"]
    assert store.postings.get_many([]) == []


def test_more_ids_than_a_statement_takes(store: Store) -> None:
    ids = [p.id for p in postings(2345)]
    assert store.postings.put_many(postings(2345)).created == tuple(ids)
    assert [p.id for p in store.postings.get_many(ids)] == ids
    assert store.postings.close_many(ids) == ids
    assert store.postings.delete_many(ids) == ids
    assert len(store.changes.since(0)) == 3 * 2345


def test_pages_cover_everything_once_in_byte_order(store: Store) -> None:
    # A language's order would put Z after a, and the accented letter before both.
    ids = ["Z", "a", "é", "中", "㐀", "p-10", "p-2", "P-3", "_", "𠮷"]
    store.postings.put_many([posting(0, id=i) for i in ids])
    seen: list[str] = []
    while page := store.postings.page(after_id=seen[-1] if seen else "", limit=3):
        assert len(page) <= 3
        seen += [p.id for p in page]
    assert seen == sorted(ids)
    assert store.postings.ids() == sorted(ids)


def test_filters_by_source_and_status(store: Store) -> None:
    store.postings.put_many(
        [posting(0), posting(1, source="城南"), posting(2, status="closed"), posting(3)]
    )
    assert store.postings.ids(source="城北") == ["p-0000", "p-0002", "p-0003"]
    assert store.postings.ids(source="城北", status="open") == ["p-0000", "p-0003"]
    assert [p.id for p in store.postings.page(status="closed")] == ["p-0002"]
    assert [p.id for p in store.postings.page(status="open", limit=2)] == ["p-0000", "p-0001"]
    assert (store.postings.count(), store.postings.count(status="open")) == (4, 3)
    assert store.postings.page(limit=0) == []


def test_equal_content_leaves_no_change(store: Store) -> None:
    store.postings.put_many(postings(3))
    seen = store.changes.last_seq()
    counts = store.postings.put_many([posting(0), posting(1, title="氩弧焊工"), posting(3)])
    assert counts == PutCounts(created=("p-0003",), updated=("p-0001",), unchanged=("p-0000",))
    assert ops(store, seen) == [("posting", "p-0001", "updated"), ("posting", "p-0003", "created")]
    assert store.postings.get("p-0001").title == "氩弧焊工"


@pytest.mark.parametrize(
    ("before", "after", "op"),
    [
        ("open", "closed", "closed"),
        ("held", "closed", "closed"),
        ("open", "held", "updated"),
        ("closed", "open", "updated"),
    ],
)
def test_a_change_of_status(store: Store, before: str, after: str, op: str) -> None:
    store.postings.put_many([posting(0, status=before)])
    assert store.postings.put_many([posting(0, status=after)]).updated == ("p-0000",)
    assert [c.op for c in store.changes.since(0)] == ["created", op]


def test_changed_content_of_a_closed_record_is_an_update(store: Store) -> None:
    store.postings.put_many([posting(0, status="closed")])
    store.postings.put_many([posting(0, title="木工", status="closed")])
    assert [c.op for c in store.changes.since(0)] == ["created", "updated"]


def test_closing_and_deleting_report_what_they_did(store: Store) -> None:
    store.postings.put_many([posting(0), posting(1, status="closed"), posting(2)])
    assert store.postings.close_many(["p-0002", "p-0001", "p-9999", "p-0002"]) == ["p-0002"]
    assert store.postings.delete_many(["p-0001", "p-9999", "p-0001"]) == ["p-0001"]
    assert store.postings.delete_many(["p-0001"]) == []
    assert store.postings.ids() == ["p-0000", "p-0002"]


def test_the_last_of_two_versions_in_one_call_wins(store: Store) -> None:
    counts = store.postings.put_many([posting(0, title="先"), posting(0, title="后")])
    assert counts == PutCounts(created=("p-0000",))
    assert store.postings.get("p-0000").title == "后"
    assert len(store.changes.since(0)) == 1


def test_writing_nothing_leaves_nothing(store: Store) -> None:
    assert store.postings.put_many([]) == PutCounts()
    assert store.postings.close_many([]) == []
    assert store.postings.delete_many([]) == []
    with store.transaction():
        pass
    assert store.changes.last_seq() == 0


def test_long_text_in_any_script(store: Store) -> None:
    long = "负责设备维护；工作时间８：００－１７：００ 🚜 \u200b\t\n\r\0'\"\\%s :id {x} " * 60
    assert len(long.encode()) > 4096
    store.postings.put_many([posting(0, description=long.strip(), title="𠮷野家店员")])
    assert store.postings.get("p-0000").description == long.strip()
    assert store.postings.get("p-0000").title == "𠮷野家店员"


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
@pytest.mark.parametrize(
    ("table", "strategy"),
    [
        ("postings", records.job_postings),
        ("seekers", records.seeker_profiles),
        ("courses", records.courses),
        ("services", records.services),
    ],
)
def test_any_record_comes_back_exactly(
    store: Store, table: str, strategy: st.SearchStrategy[Record], data: st.DataObject
) -> None:
    batch = data.draw(st.lists(strategy, min_size=1, max_size=5, unique_by=id_of))
    repository: Repository[Record] = getattr(store, table)
    ids = [id_of(record) for record in batch]
    repository.put_many(batch)
    assert repository.get_many(ids) == batch
    assert repository.put_many(batch).unchanged == tuple(ids)


def test_changes_are_numbered_timed_and_paged(store: Store) -> None:
    store.postings.put_many(postings(5))
    changes = store.changes.since(0)
    seqs = [change.seq for change in changes]
    assert seqs == sorted(set(seqs))
    assert seqs[-1] == store.changes.last_seq()
    assert {change.at.utcoffset() for change in changes} == {timedelta(0)}
    assert store.changes.since(0, limit=2) == changes[:2]
    assert store.changes.since(seqs[1]) == changes[2:]
    assert store.changes.since(seqs[-1]) == []


def test_changes_of_one_transaction_stand_in_the_order_they_were_made(store: Store) -> None:
    with store.transaction() as tx:
        tx.postings.put_many([posting(1), posting(0)])
        tx.courses.put_many([Course(id="c-1", source="甲", title="家政")])
        tx.postings.delete_many(["p-0001"])
    assert ops(store) == [
        ("posting", "p-0001", "created"),
        ("posting", "p-0000", "created"),
        ("course", "c-1", "created"),
        ("posting", "p-0001", "deleted"),
    ]


def test_check_names_the_engine(store: Store) -> None:
    facts = store.check()
    assert facts["engine"] in ("memory", "sqlite", "postgresql")
    assert set(facts) >= {"engine", "version", "schema", "journal_mode"}
    assert all(isinstance(value, str) for value in facts.values())


def test_a_transaction_within_a_transaction_is_refused(store: Store) -> None:
    with store.transaction() as tx:
        with pytest.raises(RuntimeError, match="already open"):
            store.postings.put_many(postings(1))
        tx.postings.put_many(postings(2))
    assert store.postings.count() == 2


def test_a_transaction_that_has_ended_takes_nothing(store: Store) -> None:
    kept: list[Transaction] = []
    with store.transaction() as tx:
        kept.append(tx)
    with pytest.raises(RuntimeError, match="has ended"):
        kept[0].postings.put_many(postings(1))
    with pytest.raises(RuntimeError, match="has ended"):
        kept[0].postings.count()
    assert store.postings.count() == 0

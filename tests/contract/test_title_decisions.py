"""Stewards' decisions on titles: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from pydantic import ValidationError
from sqlalchemy import MetaData, Table, insert

from recommender.adapters.sql import SqlStore
from recommender.adapters.sql import schema as sql_schema
from recommender.domain.posting import JobPosting
from recommender.domain.title import TitleDecision
from recommender.ports import Store
from tests.contract.records import posting, postings

pytestmark = pytest.mark.contract

MIGRATIONS = Path(sql_schema.__file__).parent / "migrations"
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def assigned(title: str = "打灰", code: str = "6-29-01-03", **fields: object) -> TitleDecision:
    content = {"status": "assigned", "occupation_code": code, "decided_at": NOON}
    return TitleDecision.model_validate({"id": title, "title": title} | content | fields)


def dismissed(title: str) -> TitleDecision:
    return TitleDecision(id=title, status="dismissed", title=title, decided_at=NOON)


def lines(store: Store, above: int = 0) -> list[tuple[str, str, str]]:
    return [(c.kind, c.record_id, c.op) for c in store.changes.since(above)]


def decide_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.titles.put_many([assigned()])
        tx.postings.put_many([posting(0, occupation_code="6-29-01-03")])
        raise ZeroDivisionError


def test_a_decision_is_kept_replaced_and_taken_back(store: Store) -> None:
    first, other = assigned(note="工地上的叫法"), assigned(code="6-29-01-01")
    assert store.titles.put_many([first]).created == ("打灰",)
    assert store.titles.get_many(["打灰", "没有"]) == [first]
    assert store.titles.put_many([first]).unchanged == ("打灰",)
    assert store.titles.put_many([other]).updated == ("打灰",)
    assert store.titles.get_many(["打灰"]) == [other]
    assert store.titles.delete_many(["打灰", "没有"]) == ["打灰"]
    assert store.titles.page() == []
    assert lines(store) == [("title", "打灰", op) for op in ("created", "updated", "deleted")]


def test_the_moment_comes_back_to_the_second_it_was_given(store: Store) -> None:
    precise = assigned(decided_at=NOON + timedelta(microseconds=7))
    store.titles.put_many([precise])
    assert store.titles.page() == [precise]


def test_pages_come_in_id_order(store: Store) -> None:
    store.titles.put_many([dismissed(title) for title in ("丙", "a", "乙", "B")])
    order = sorted(("丙", "a", "乙", "B"))
    assert [d.id for d in store.titles.page(limit=3)] == order[:3]
    assert [d.id for d in store.titles.page(after_id=order[2])] == order[3:]


def test_a_decision_and_the_postings_it_moves_are_one_write(store: Store) -> None:
    store.postings.put_many(postings(2))
    seq = store.changes.last_seq()
    with pytest.raises(ZeroDivisionError):
        decide_and_fail(store)
    assert (store.titles.page(), lines(store, seq)) == ([], [])
    with store.transaction() as tx:
        tx.titles.put_many([assigned()])
        tx.postings.put_many([posting(0, occupation_code="6-29-01-03")])
        assert tx.titles.get_many(["打灰"]) == [assigned()]
    assert lines(store, seq) == [("title", "打灰", "created"), ("posting", "p-0000", "updated")]


def test_touching_logs_what_exists_and_changes_nothing(store: Store) -> None:
    before = postings(3)
    store.postings.put_many(before)
    seq = store.changes.last_seq()
    assert store.postings.touch_many(["p-0002", "p-9999", "p-0000", "p-0002"]) == [
        "p-0002",
        "p-0000",
    ]
    assert lines(store, seq) == [("posting", "p-0002", "updated"), ("posting", "p-0000", "updated")]
    assert store.postings.page() == before


def test_touching_what_is_logged_anyway_adds_no_line(store: Store) -> None:
    store.postings.put_many(postings(3))
    seq = store.changes.last_seq()
    with store.transaction() as tx:
        tx.postings.close_many(["p-0001"])
        tx.postings.touch_many(["p-0001", "p-0002"])
    assert lines(store, seq) == [("posting", "p-0001", "closed"), ("posting", "p-0002", "updated")]


def _first_row(posting: JobPosting) -> dict[str, object]:
    """Return a posting as the first version kept it."""
    return {
        "id": posting.id,
        "source": posting.source,
        "status": posting.status,
        "content_hash": posting.content_hash(),
        "created_at": NOON.replace(tzinfo=None),
        "updated_at": NOON.replace(tzinfo=None),
        "kind": posting.kind,
        "region_code": posting.region_code,
        "valid_through": posting.valid_through,
        "record": posting.to_json().decode(),
    }


def test_a_store_of_the_first_version_keeps_everything(sql_url: str) -> None:
    store = SqlStore(sql_url)
    with store.writing() as write:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = write.connection
        command.upgrade(config, "r0001")
        table = Table("postings", MetaData(), autoload_with=write.connection)
        write.connection.execute(insert(table), [_first_row(one) for one in postings(3)])
    assert store.check()["schema"] == "r0001"
    store.migrate()
    assert store.postings.page() == postings(3)
    assert store.titles.put_many([assigned()]).created == ("打灰",)
    store.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "assigned"},
        {"status": "dismissed", "occupation_code": "6-29-01-03"},
        {"status": "assigned", "occupation_code": "6-29-01"},
        {"status": "dismissed", "id": ""},
    ],
)
def test_half_a_decision_is_none(wrong: dict[str, str]) -> None:
    content = {"id": "打灰", "title": "打灰", "decided_at": NOON}
    with pytest.raises(ValidationError):
        TitleDecision.model_validate(content | wrong)

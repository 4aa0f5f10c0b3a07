"""What only a database can do right or wrong."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from cryptography.fernet import Fernet
from sqlalchemy import Connection, select, text
from sqlalchemy.dialects import sqlite

from recommender.adapters.clock import FixedClock
from recommender.adapters.kept import Line
from recommender.adapters.sql import SqlStore
from recommender.adapters.sql.parts import append
from recommender.adapters.sql.tables import METADATA, RECORDS, SENSITIVE_FACTS, UtcDateTime
from recommender.domain.course import Course
from recommender.errors import (
    Conflict,
    InvalidInput,
    SettingsInvalid,
    StoreUnavailable,
    ZhiqiaoError,
)
from tests.contract import processes
from tests.contract.records import facts, posting, postings

pytestmark = pytest.mark.contract


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def test_migrations_add_up_to_the_tables(sql_store: SqlStore) -> None:
    with sql_store.reading() as connection:
        assert differences(connection) == []
    with sql_store.writing() as write:
        write.connection.execute(text("ALTER TABLE courses ADD COLUMN odd INTEGER"))
        write.connection.execute(text("DROP INDEX ix_embeddings_owner"))
    with sql_store.reading() as connection:
        assert len(differences(connection)) == 2, "the comparison must notice"


def test_migrating_again_keeps_everything(sql_store: SqlStore) -> None:
    sql_store.postings.put_many(postings(2))
    sql_store.migrate()
    assert sql_store.postings.count() == 2
    facts = sql_store.check()
    assert facts["schema"] == facts["schema_expected"] != "none"


def test_a_command_starts_while_another_writes(sql_store: SqlStore, sql_url: str) -> None:
    starting = SqlStore(sql_url)
    with sql_store.transaction() as tx:
        tx.postings.put_many(postings(2))
        starting.migrate()
        assert starting.postings.count() == 0
    starting.close()


def test_workers_that_start_together_migrate_once(sql_url: str) -> None:
    workers = [processes.start(processes.migrate, sql_url) for _ in range(4)]
    assert processes.finish(workers) == [0, 0, 0, 0]
    store = SqlStore(sql_url)
    assert store.check()["schema"] == store.check()["schema_expected"]
    store.close()


def test_writes_survive_a_crash_of_the_machine(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path / 'new' / 'store.db'}")
    facts = store.check()
    assert (facts["journal_mode"], facts["synchronous"]) == ("wal", "full")
    assert (facts["foreign_keys"], facts["schema"]) == ("on", "none")
    store.close()


def test_no_increment_of_another_process_is_lost(sql_store: SqlStore, sql_url: str) -> None:
    sql_store.courses.put_many([Course(id="c-1", source="甲", title="焊接", seats=0)])
    workers = [processes.start(processes.increment, sql_url, 50) for _ in range(4)]
    assert processes.finish(workers) == [0, 0, 0, 0]
    assert sql_store.courses.get("c-1").seats == 200


def test_a_transaction_that_began_first_and_ends_last_is_numbered_last(postgres_url: str) -> None:
    store = SqlStore(postgres_url)
    store.migrate()
    with store.transaction() as tx:
        tx.postings.put_many([posting(1)])
        quick = threading.Thread(target=store.postings.put_many, args=([posting(2)],))
        quick.start()
        quick.join(timeout=20)
        assert [c.record_id for c in store.changes.since(0)] == ["p-0002"]
    assert [c.record_id for c in store.changes.since(0)] == ["p-0002", "p-0001"]
    store.close()


def test_a_commit_waits_for_the_one_that_has_its_numbers(postgres_url: str) -> None:
    store = SqlStore(postgres_url)
    store.migrate()
    late = threading.Thread(target=store.postings.put_many, args=([posting(2)],))
    with store.writing() as write:
        append(write.connection, [Line("posting", "early", "created")], FixedClock(moment()))
        late.start()
        while late.is_alive() and not somebody_waits(store):
            late.join(timeout=0.01)
        assert late.is_alive(), "it took the next number and committed before us"
        assert store.changes.last_seq() == 0
    late.join(timeout=20)
    assert [c.record_id for c in store.changes.since(0)] == ["early", "p-0002"]
    store.close()


def somebody_waits(store: SqlStore) -> bool:
    with store.reading() as connection:
        query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return bool(connection.execute(text(query)).scalar_one())


def moment() -> datetime:
    return datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=8)))


def test_two_who_create_the_same_record_are_told(postgres_url: str) -> None:
    store = SqlStore(postgres_url)
    store.migrate()
    told: list[ZhiqiaoError] = []

    def create() -> None:
        try:
            store.postings.put_many([posting(1, title="后")])
        except ZhiqiaoError as error:
            told.append(error)

    second = threading.Thread(target=create)
    with store.transaction() as tx:
        tx.postings.put_many([posting(1, title="先")])
        second.start()
        while second.is_alive() and not somebody_is_blocked(store):
            second.join(timeout=0.01)
    second.join(timeout=20)
    assert [(type(e), e.context) for e in told] == [(Conflict, {"id": "p-0001"})]
    assert store.postings.get("p-0001").title == "先"
    assert store.changes.last_seq() == 1
    store.close()


def somebody_is_blocked(store: SqlStore) -> bool:
    with store.reading() as connection:
        query = "SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"
        return bool(connection.execute(text(query)).scalar_one())


def test_times_are_utc_and_the_first_one_stays(sql_url: str) -> None:
    for clock in (FixedClock(moment()), FixedClock(moment() + timedelta(days=1))):
        store = SqlStore(sql_url, clock=clock)
        store.migrate()
        store.postings.put_many([posting(0, title=f"{clock.today()}")])
        table = RECORDS["posting"]
        with store.reading() as connection:
            row = connection.execute(select(table.c.created_at, table.c.updated_at)).one()
        assert row == (moment(), clock.now())
        assert row.created_at.tzinfo is UTC
        assert store.changes.since(0)[-1].at == clock.now()
        store.close()


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(datetime(2026, 11, 24), sqlite.dialect())


def test_facts_are_unreadable_at_rest(sql_store: SqlStore, sql_url: str) -> None:
    secret = "Xk-听力二级-7731"
    sql_store.sensitive.put_many([facts(disability=secret)])
    with sql_store.reading() as connection:
        raw = connection.execute(select(SENSITIVE_FACTS.c.token)).scalar_one()
    needles = [secret.encode(), b"7731", b"1990-05-01", b"disability"]
    sql_store.close()
    if sql_url.startswith("sqlite"):
        folder = Path(sql_url.removeprefix("sqlite:///")).parent
        raw += b"".join(path.read_bytes() for path in folder.iterdir())
        assert b"s-1" in raw
    assert not [needle for needle in needles if needle in raw]


def test_keys_can_be_changed(sql_url: str) -> None:
    old, new = Fernet.generate_key(), Fernet.generate_key()

    def opened(*keys: bytes) -> SqlStore:
        store = SqlStore(sql_url, vault_keys=keys)
        store.migrate()
        return store

    first, both, last = opened(old), opened(new, old), opened(new)
    first.sensitive.put_many([facts("s-1"), facts("s-2")])
    assert both.sensitive.get("s-1") == facts("s-1")
    with pytest.raises(SettingsInvalid):
        last.sensitive.get("s-1")
    assert both.vault.reseal() == 2
    assert last.sensitive.get("s-1") == facts("s-1")
    assert last.sensitive.get("s-2") == facts("s-2")
    with pytest.raises(SettingsInvalid):
        first.sensitive.get("s-1")
    for store in (first, both, last):
        store.close()


def test_facts_moved_to_another_person_do_not_open(sql_store: SqlStore) -> None:
    sql_store.sensitive.put_many([facts("s-1")])
    with sql_store.writing() as write:
        write.connection.execute(SENSITIVE_FACTS.update().values(seeker_id="s-2"))
    with pytest.raises(SettingsInvalid):
        sql_store.sensitive.get("s-2")


def test_without_a_key_there_is_no_vault(sql_url: str) -> None:
    store = SqlStore(sql_url)
    store.migrate()
    with pytest.raises(SettingsInvalid):
        store.sensitive.put_many([facts()])
    with pytest.raises(SettingsInvalid):
        SqlStore(sql_url, vault_keys=[b"too short"])
    store.close()


def test_many_readers_beside_writers(sql_store: SqlStore) -> None:
    sql_store.postings.put_many(postings(200))
    stop = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not stop.is_set():
            try:
                titles = {p.title for p in sql_store.postings.page(limit=50)}
                if len(titles) != 1:
                    wrong.append(titles)
            except ZhiqiaoError as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(16)]
    for reader in readers:
        reader.start()
    for turn in range(5):
        sql_store.postings.put_many(postings(200, title=f"第{turn}版"))
    stop.set()
    for reader in readers:
        reader.join(timeout=20)
    assert wrong == []


def test_a_database_without_tables_is_told(sql_url: str) -> None:
    store = SqlStore(sql_url)
    with pytest.raises(StoreUnavailable, match="tables are not there"):
        store.postings.count()
    with pytest.raises(StoreUnavailable, match="tables are not there"):
        store.postings.put_many(postings(1))
    assert store.check()["schema"] == "none"
    store.close()


def test_a_server_that_does_not_answer_is_told() -> None:
    store = SqlStore("postgresql://me:hush@127.0.0.1:1/none")
    with pytest.raises(StoreUnavailable) as told:
        store.check()
    assert "hush" not in str(told.value)
    store.close()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database, but long enough to look at" * 100)
    store = SqlStore(f"sqlite:///{tmp_path / 'store.db'}")
    with pytest.raises(StoreUnavailable, match="not a database"):
        store.migrate()
    store.close()


def test_text_that_the_database_cannot_hold_is_told(postgres_url: str) -> None:
    store = SqlStore(postgres_url)
    store.migrate()
    with pytest.raises(InvalidInput):
        store.postings.put_many([posting(0, id="a\0b")])
    assert store.postings.count() == 0
    store.close()


def test_the_longest_names_fit_the_indexes(sql_store: SqlStore) -> None:
    longest = "".join(chr(0x20000 + i) for i in range(200))
    sql_store.postings.put_many([posting(0, id=longest, source=longest)])
    assert sql_store.postings.ids(source=longest) == [longest]


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://me:hush@host/x", "hush hush", "oracle://x"]
)
def test_an_address_of_something_else_is_refused(url: str) -> None:
    with pytest.raises(SettingsInvalid) as told:
        SqlStore(url)
    assert "hush" not in str(told.value)


def test_erased_text_is_gone_from_the_file(tmp_path: Path) -> None:
    path, needle = tmp_path / "store.db", "独一无二的字样"
    store = SqlStore(f"sqlite:///{path}")
    store.migrate()
    store.postings.put_many(postings(50, description=needle * 20))
    store.postings.delete_many(store.postings.ids())
    store.close()
    assert sum(needle.encode() in file.read_bytes() for file in tmp_path.iterdir()) == 0

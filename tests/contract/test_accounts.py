"""Accounts, sessions, the history of signing in, walk-up codes: one suite for every `Store`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from recommender.adapters.sql import SqlStore
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict, NotFound, SettingsInvalid
from recommender.ports import Store
from recommender.services.sign_in import login_key
from tests.account_records import account, attempt, code, session
from tests.casework import NOON

pytestmark = pytest.mark.contract
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def staffed(store: Store) -> Store:
    """A store with two counselors."""
    store.accounts.add(account("c-1"))
    store.accounts.add(account("c-2", subject="https://login.example.cn|7"))
    return store


def test_an_account_is_found_by_id_login_and_subject(staffed: Store) -> None:
    first, second = account("c-1"), account("c-2", subject="https://login.example.cn|7")
    accounts = staffed.accounts
    assert accounts.get("c-1") == accounts.by_login("c-1") == first
    assert accounts.by_subject("https://login.example.cn|7") == second
    assert (accounts.by_login("c-9"), accounts.by_subject("x")) == (None, None)
    assert accounts.page() == [first, second]
    assert accounts.page(after_id="c-1", limit=1) == [second]
    with pytest.raises(NotFound):
        accounts.get("c-9")


def test_a_login_and_a_subject_are_taken_once(staffed: Store) -> None:
    accounts = staffed.accounts
    for taken in (
        account("c-1"),
        account("c-3", login="c-1"),
        account("c-3", subject="https://login.example.cn|7"),
    ):
        with pytest.raises(Conflict):
            accounts.add(taken)
    with pytest.raises(Conflict):
        accounts.put(account("c-2", login="c-1"))
    accounts.add(account("c-3"))  # no subject is no subject, however often
    assert len(accounts.page()) == 3


def test_a_change_keeps_the_password_and_the_sessions(staffed: Store) -> None:
    staffed.accounts.set_password_hash("c-1", "one")
    staffed.accounts.set_password_hash("c-1", "two")
    staffed.sessions.add(session(1, "c-1"))
    blocked = account("c-1", active=False)
    staffed.accounts.put(blocked)
    assert staffed.accounts.get("c-1") == blocked
    assert staffed.accounts.password_hash("c-1") == "two"
    assert staffed.accounts.password_hash("c-2") is None
    assert len(staffed.sessions.of_account("c-1")) == 1
    with pytest.raises(Conflict):
        staffed.accounts.set_password_hash("c-9", "x")


def test_an_account_takes_everything_of_its_own_with_it(staffed: Store) -> None:
    for number, owner in enumerate(("c-1", "c-2"), start=1):
        staffed.accounts.set_password_hash(owner, "hash")
        staffed.sessions.add(session(number, owner))
        staffed.sign_ins.put(attempt(number, owner, owner))
        staffed.walk_ups.add(code(number, owner))
        opened = session(number + 10, None, walk_up_id=code(number, owner).id)
        staffed.sessions.add(opened)
    assert staffed.accounts.delete("c-1")
    assert not staffed.accounts.delete("c-1")
    assert staffed.accounts.password_hash("c-1") is None
    assert [staffed.sessions.get(session(n, None).id) for n in (1, 11)] == [None, None]
    assert staffed.sign_ins.of_account("c-1") == []
    assert staffed.walk_ups.of_counselor("c-1") == []
    assert len(staffed.sessions.of_account("c-2")) == 1
    assert len(staffed.sessions.of_walk_up(code(2, "c-2").id)) == 1
    assert len(staffed.sign_ins.of_account("c-2")) == 1


def test_accounts_and_codes_go_with_their_seeker(staffed: Store) -> None:
    staffed.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    for number in (1, 2):
        staffed.accounts.add(account(f"a-{number}", "seeker", seeker_id=f"s-{number}"))
        staffed.sessions.add(session(number, f"a-{number}"))
        staffed.walk_ups.add(code(number, "c-1", seeker_id=f"s-{number}"))
    seq = staffed.changes.last_seq()
    staffed.seekers.delete_many(["s-1"])
    assert staffed.changes.last_seq() == seq + 1
    assert staffed.accounts.of_seeker("s-1") == []
    assert staffed.sessions.get(session(1, None).id) is None
    assert [c.seeker_id for c in staffed.walk_ups.of_counselor("c-1")] == ["s-2"]
    assert len(staffed.sessions.of_account("a-2")) == 1


def test_sessions_are_used_and_end(staffed: Store) -> None:
    sessions = staffed.sessions
    one, two = session(1, "c-1"), session(2, "c-1", ends_at=LATER)
    sessions.add(one)
    sessions.add(two)
    with pytest.raises(Conflict):
        sessions.add(one)
    with pytest.raises(Conflict):
        sessions.add(session(3, "c-9"))
    sessions.touch(one.id, LATER)
    sessions.touch("0" * 64, LATER)
    assert sessions.get(one.id) == one.model_copy(update={"seen_at": LATER})
    assert [s.id for s in sessions.of_account("c-1")] == [one.id, two.id]
    assert sessions.drop_ended(LATER - timedelta(seconds=1)) == 0
    assert sessions.drop_ended(LATER) == 1
    assert sessions.delete_many([one.id, two.id]) == 1
    assert sessions.of_account("c-1") == []


def test_the_history_is_by_login_and_by_account(staffed: Store) -> None:
    history = staffed.sign_ins
    mine = [attempt(n, "c-1", "c-1") for n in range(3)]
    for entry in (*mine, attempt(9, "nobody")):
        history.put(entry)
    right = mine[2].model_copy(update={"result": "ok"})
    history.put(right)
    key = login_key("C-1 ")
    assert history.of_login(key, NOON) == [right, mine[1], mine[0]]
    assert history.of_login(key, mine[1].at) == [right, mine[1]]
    assert history.of_account("c-1", limit=1) == [right]
    assert len(history.of_login(login_key("nobody"), NOON)) == 1
    assert history.drop_before(mine[1].at) == 1
    assert history.of_account("c-1") == [right, mine[1]]


def test_codes_end_with_their_sessions(staffed: Store) -> None:
    codes = staffed.walk_ups
    one, two = code(1, "c-1", words="说过的话"), code(2, "c-1", made_at=LATER, ends_at=LATER)
    codes.add(one)
    codes.add(two)
    with pytest.raises(Conflict):
        codes.add(one)
    staffed.sessions.add(session(1, None, walk_up_id=one.id))
    assert codes.get(one.id) == one
    assert [c.id for c in codes.of_counselor("c-1")] == [two.id, one.id]
    other = one.model_copy(update={"words": "别的"})
    codes.put(other)
    assert codes.get(one.id) == other
    assert codes.drop_ended(LATER) == 1
    assert codes.get(two.id) is None
    assert codes.delete_many([one.id]) == 1
    assert staffed.sessions.of_walk_up(one.id) == []


def test_a_failed_transaction_leaves_nothing(staffed: Store) -> None:
    def add_and_fail() -> None:
        with staffed.transaction() as tx:
            tx.accounts.add(account("c-3"))
            tx.sessions.add(session(1, "c-3"))
            tx.walk_ups.add(code(1, "c-3"))
            tx.sign_ins.put(attempt(1, "c-3", "c-3"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert staffed.accounts.by_login("c-3") is None
    assert staffed.sessions.get(session(1, None).id) is None
    assert staffed.sign_ins.of_login(login_key("c-3"), NOON) == []


def test_names_and_words_are_unreadable_at_rest(sql_store: SqlStore, sql_url: str) -> None:
    sql_store.accounts.add(account("c-1", name="不给人看的姓名"))
    sql_store.walk_ups.add(code(1, "c-1", words="不给人看的话"))
    with sql_store.reading() as connection:
        tables = ("accounts", "walk_ups")
        rows = [connection.execute(text(f"SELECT token FROM {t}")).scalar_one() for t in tables]
    sql_store.close()
    raw = b"".join(bytes(row) for row in rows)
    if sql_url.startswith("sqlite"):
        folder = Path(sql_url.removeprefix("sqlite:///")).parent
        raw += b"".join(path.read_bytes() for path in folder.iterdir())
    assert "不给人看".encode() not in raw


def test_an_account_moved_to_another_id_does_not_open(sql_store: SqlStore) -> None:
    sql_store.accounts.add(account("c-1"))
    with sql_store.writing() as write:
        write.connection.execute(text("UPDATE accounts SET id = 'c-2'"))
    with pytest.raises(SettingsInvalid):
        sql_store.accounts.by_login("c-1")

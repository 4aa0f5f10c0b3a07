"""Erasing a person: one suite for every `Store`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.clock import FixedClock
from recommender.adapters.sql import SqlStore
from recommender.domain.control import Control
from recommender.domain.event import Event
from recommender.domain.ledger import ERASED
from recommender.domain.notification import CaseloadEntry, Notification
from recommender.domain.seeker import SeekerProfile
from recommender.domain.tag import DeletedTag
from recommender.errors import NotFound
from recommender.ports import Store, Transaction
from recommender.services.erase_seeker import erase_seeker
from tests.account_records import account, attempt, code, session
from tests.casework import LOGS, NOON, TODAY, entry, made
from tests.contract.records import facts, postings

pytestmark = pytest.mark.contract
CLOCK = FixedClock(NOON + timedelta(1))
SECRET = "只有这个人说过的话"


def live(store: Store, seeker: str, number: int) -> None:
    """Let a person leave a trace everywhere."""
    pair = {"seeker_id": seeker, "posting_id": "p-0001"}
    with store.transaction() as tx:
        tx.seekers.put_many([SeekerProfile(id=seeker, summary=SECRET)])
        tx.sensitive.put_many([facts(seeker)])
        tx.embeddings.put_many("e5", {f"k-{number}": np.ones(4, np.float16)}, owner=seeker)
        tx.events.add_many([Event.model_validate({**_head(number, "e"), **pair, "kind": "viewed"})])
        tx.controls.put(Control(**pair, action="note", reason=SECRET, at=NOON))
        tx.deleted_tags.add(DeletedTag(seeker_id=seeker, tag="skill:x", at=NOON))
        tx.caseloads.put_many([CaseloadEntry(seeker_id=seeker, counselor="王老师", at=NOON)])
        told = Notification(id=f"n-{number}", **pair, counselor="王", score=0.5, day=TODAY)
        tx.notifications.add_many([told])
        for log in LOGS:
            getattr(tx, log).add(made(log, number, seeker_id=seeker))
        sign_up(tx, seeker, number)
        home = entry(number + 10, seeker_id=seeker, kind="visit", marks=("home_visit",))
        tx.ledger.add(home)


def sign_up(tx: Transaction, seeker: str, number: int) -> None:
    """Give a person an account with a session and a history, and a code of a counselor."""
    counselor = account(f"c-{number}", "counselor")
    own = account(f"a-{number}", "seeker", seeker_id=seeker)
    for one in (counselor, own):
        tx.accounts.add(one)
        tx.accounts.set_password_hash(one.id, "hash")
    tx.walk_ups.add(code(number, counselor.id, seeker_id=seeker, words=SECRET))
    tx.sessions.add(session(number, own.id))
    tx.sign_ins.put(attempt(number, own.login, own.id))


def _head(number: int, prefix: str) -> dict[str, object]:
    return {"id": f"{prefix}-{number}", "at": NOON}


def traces(store: Store, seeker: str) -> list[str]:
    """Return where anything of a person is left."""
    logs = [log for log in LOGS if getattr(store, log).of_seeker(seeker)]
    found = {
        "seekers": bool(store.seekers.get_many([seeker])),
        "sensitive": store.sensitive.get(seeker) is not None,
        "events": bool(store.events.page(seeker_id=seeker)),
        "controls": bool(store.controls.of_seeker(seeker)),
        "tags": bool(store.deleted_tags.of_many([seeker])),
        "caseloads": bool(store.caseloads.get_many([seeker])),
        "notifications": bool(store.notifications.of_seekers([seeker])),
        "vectors": bool(store.embeddings.erase_owner(seeker)),
        "accounts": bool(store.accounts.of_seeker(seeker)),
        "codes": bool(store.walk_ups.of_seeker(seeker)),
    }
    return logs + [name for name, there in found.items() if there]


def test_an_erased_person_leaves_nothing_and_others_stay(store: Store) -> None:
    store.postings.put_many(postings(1))
    live(store, "s-1", 1)
    live(store, "s-2", 2)
    erased = erase_seeker(store, CLOCK, "s-1", "王老师")
    counted = erased.model_dump()
    assert (counted.pop("ledger"), counted.pop("ledger_kept")) == (2, 2)
    assert set(counted.values()) == {1}
    assert traces(store, "s-1") == []
    assert store.sessions.of_account("a-1") == []
    assert store.sign_ins.of_account("a-1") == []
    assert store.accounts.password_hash("a-1") is None
    assert store.changes.since(0)[-1].op == "deleted"
    assert len(traces(store, "s-2")) == len(LOGS) + 10


def test_what_stays_of_the_ledger_names_nobody(store: Store) -> None:
    store.postings.put_many(postings(1))
    live(store, "s-1", 1)
    erase_seeker(store, CLOCK, "s-1", "王老师")
    kept = store.ledger.of_seeker(ERASED)
    assert sorted(one.kind for one in kept) == ["guidance", "visit"]
    assert {one.at.day for one in kept} == {1}
    assert [one.note for one in kept] == ["", ""]
    assert "s-1" not in "".join(one.to_json().decode() for one in kept)
    (line,) = store.audit.page()
    assert (line.actor, line.action, line.record_id) == ("王老师", "erased", "")
    assert "s-1" not in line.to_json().decode()


def test_nobody_is_erased_twice(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1")])
    erase_seeker(store, CLOCK, "s-1")
    with pytest.raises(NotFound):
        erase_seeker(store, CLOCK, "s-1")
    assert len(store.audit.page()) == 1


def test_no_byte_of_what_was_said_is_left_in_the_files(sql_store: SqlStore, sql_url: str) -> None:
    if not sql_url.startswith("sqlite"):
        assert sql_store.settle() is None
        return
    folder = Path(sql_url.removeprefix("sqlite:///")).parent

    def said() -> bool:
        return any(SECRET.encode() in path.read_bytes() for path in folder.iterdir())

    sql_store.postings.put_many(postings(1))
    live(sql_store, "s-1", 1)
    assert said()
    erase_seeker(sql_store, CLOCK, "s-1")
    assert not said()

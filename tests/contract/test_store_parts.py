"""Duplicate links, protected facts and vectors: one suite for every `Store`."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.ports import Halves, Store
from tests.contract.records import facts, posting, postings

pytestmark = pytest.mark.contract


def vector(*values: float) -> Halves:
    return np.array(values, dtype=np.float16)


def test_a_posting_belongs_to_one_cluster(store: Store) -> None:
    store.duplicates.set_many({"p-2": "p-1", "p-1": "p-1", "p-4": "p-3"})
    store.duplicates.set_many({"p-4": "p-1"})
    assert store.duplicates.of(["p-4", "p-9", "p-2"]) == {"p-4": "p-1", "p-2": "p-1"}
    assert store.duplicates.members("p-1") == ["p-1", "p-2", "p-4"]
    assert store.duplicates.members("p-3") == []


def logged(store: Store, above: int = 0) -> list[tuple[str, str]]:
    return [(line.record_id, line.op) for line in store.changes.since(above)]


def test_a_changed_cluster_is_an_update_of_the_posting(store: Store) -> None:
    store.postings.put_many(postings(3))
    seq = store.changes.last_seq()
    store.duplicates.set_many({"p-0000": "p-0000", "p-0001": "p-0000"})
    assert logged(store, seq) == [("p-0000", "updated"), ("p-0001", "updated")]
    seq = store.changes.last_seq()
    store.duplicates.set_many({"p-0000": "p-0000", "p-0001": "p-0000", "p-0002": "p-0000"})
    assert logged(store, seq) == [("p-0002", "updated")]


def test_a_posting_is_logged_once_a_transaction(store: Store) -> None:
    store.postings.put_many(postings(2))
    seq = store.changes.last_seq()
    with store.transaction() as tx:
        tx.postings.put_many([posting(2)])
        tx.postings.close_many(["p-0001"])
        tx.duplicates.set_many({f"p-000{i}": "p-0000" for i in range(3)})
    assert logged(store, seq) == [
        ("p-0002", "created"),
        ("p-0001", "closed"),
        ("p-0000", "updated"),
    ]


def test_a_deleted_posting_leaves_its_cluster(store: Store) -> None:
    store.postings.put_many(postings(3))
    store.duplicates.set_many({p.id: "p-0000" for p in postings(3)})
    store.postings.delete_many(["p-0001"])
    assert store.duplicates.members("p-0000") == ["p-0000", "p-0002"]


def test_facts_are_kept_replaced_and_forgotten(store: Store) -> None:
    full = SensitiveFacts(
        seeker_id="s-1",
        birth_date=date(1968, 2, 29),
        sex="female",
        disability="肢体三级",
        hukou="农业",
        assistance_categories=("就业困难人员", "零就业家庭"),
        household="户主",
    )
    assert store.sensitive.get("s-1") is None
    store.sensitive.put_many([full, facts("s-2")])
    assert store.sensitive.get("s-1") == full
    store.sensitive.put_many([facts("s-1", "无")])
    assert store.sensitive.get("s-1") == facts("s-1", "无")
    store.sensitive.delete("s-1")
    store.sensitive.delete("s-1")
    assert store.sensitive.get("s-1") is None
    assert store.sensitive.get("s-2") == facts("s-2")


def test_facts_and_vectors_leave_no_change(store: Store) -> None:
    store.sensitive.put_many([facts()])
    store.embeddings.put_many("m", {"k": vector(1)}, owner="s-1")
    store.embeddings.erase_owner("s-1")
    assert store.changes.last_seq() == 0


def test_vectors_come_back_bit_for_bit(store: Store) -> None:
    rng = np.random.default_rng(7)
    vectors = {f"k{i}": rng.normal(size=384).astype(np.float16) for i in range(1200)}
    vectors["odd"] = vector(-0.0, np.inf, 6e-8, 65504)
    store.embeddings.put_many("小模型", vectors)
    found = store.embeddings.get_many("小模型", ["missing", *vectors])
    assert list(found) == list(vectors)
    for key, value in vectors.items():
        assert found[key].dtype == np.float16
        assert found[key].tobytes() == value.tobytes()


def test_a_model_sees_its_own_vectors_only(store: Store) -> None:
    store.embeddings.put_many("a", {"k": vector(1, 2)})
    store.embeddings.put_many("b", {"k": vector(3)})
    store.embeddings.put_many("a", {"k": vector(4, 5)})
    assert store.embeddings.get_many("a", ["k"])["k"].tolist() == [4, 5]
    assert store.embeddings.get_many("b", ["k"])["k"].tolist() == [3]
    assert store.embeddings.get_many("c", ["k"]) == {}


def test_a_vector_does_not_follow_the_array_it_came_from(store: Store) -> None:
    array = vector(1, 2)
    store.embeddings.put_many("m", {"k": array, "s": np.arange(8, dtype=np.float16)[::2]})
    array[0] = 9
    assert store.embeddings.get_many("m", ["k"])["k"].tolist() == [1, 2]
    assert store.embeddings.get_many("m", ["s"])["s"].tolist() == [0, 2, 4, 6]


def test_a_model_is_named_and_forgotten(store: Store) -> None:
    assert store.embeddings.models() == []
    store.embeddings.put_many("b", {"k1": vector(1), "k2": vector(2)})
    store.embeddings.put_many("a", {"k1": vector(3)}, owner="s-1")
    store.embeddings.put_many("aa", {"k1": vector(4)})
    assert store.embeddings.models() == ["a", "aa", "b"]
    assert store.embeddings.erase_model("b") == 2
    assert store.embeddings.erase_model("b") == 0
    assert store.embeddings.models() == ["a", "aa"]
    assert store.embeddings.get_many("b", ["k1", "k2"]) == {}
    assert store.embeddings.get_many("a", ["k1"])["k1"].tolist() == [3]


def test_erasing_an_owner_reaches_every_model(store: Store) -> None:
    store.embeddings.put_many("a", {"k1": vector(1), "k2": vector(2)}, owner="s-1")
    store.embeddings.put_many("b", {"k1": vector(3)}, owner="s-1")
    store.embeddings.put_many("a", {"k3": vector(4)}, owner="s-2")
    store.embeddings.put_many("a", {"k4": vector(5)})
    assert store.embeddings.erase_owner("s-1") == 3
    assert store.embeddings.erase_owner("s-1") == 0
    assert set(store.embeddings.get_many("a", ["k1", "k2", "k3", "k4"])) == {"k3", "k4"}
    assert store.embeddings.get_many("b", ["k1"]) == {}


def test_a_deleted_person_leaves_neither_facts_nor_vectors(store: Store) -> None:
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    store.sensitive.put_many([facts("s-1"), facts("s-2")])
    store.embeddings.put_many("m", {"k1": vector(1)}, owner="s-1")
    store.embeddings.put_many("m", {"k2": vector(2)}, owner="s-2")
    store.seekers.delete_many(["s-1"])
    assert store.sensitive.get("s-1") is None
    assert store.sensitive.get("s-2") == facts("s-2")
    assert list(store.embeddings.get_many("m", ["k1", "k2"])) == ["k2"]

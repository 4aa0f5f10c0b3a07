"""All or nothing, unseen until done, and nobody's update lost: for every `Store`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from recommender.domain.change import Change
from recommender.domain.course import Course
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store
from tests.contract.records import facts, posting, postings

pytestmark = pytest.mark.contract


class Failure(Exception):
    """What goes wrong in the middle of a transaction."""


def picture(store: Store) -> dict[str, object]:
    """Return everything these tests write, as readers see it now."""
    return {
        "postings": store.postings.page(),
        "seekers": store.seekers.page(),
        "links": store.duplicates.of(["p-0000", "p-0001", "p-0002"]),
        "facts": [store.sensitive.get(i) for i in ("s-1", "s-2")],
        "vectors": sorted(store.embeddings.get_many("m", ["k1", "k2"])),
        "changes": store.changes.since(0),
    }


def fill(store: Store) -> None:
    with store.transaction() as tx:
        tx.postings.put_many(postings(2))
        tx.seekers.put_many([SeekerProfile(id="s-1")])
        tx.duplicates.set_many({"p-0001": "p-0000"})
        tx.sensitive.put_many([facts("s-1")])
        tx.embeddings.put_many("m", {"k1": np.ones(2, np.float16)}, owner="s-1")


def change_everything_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.postings.put_many([posting(0, title="改"), posting(2)])
        tx.postings.close_many(["p-0001"])
        tx.seekers.delete_many(["s-1"])
        tx.duplicates.set_many({"p-0000": "p-0000", "p-0002": "p-0000"})
        tx.sensitive.put_many([facts("s-2")])
        tx.embeddings.put_many("m", {"k2": np.ones(2, np.float16)})
        assert tx.postings.get("p-0000").title == "改"
        raise Failure


def test_a_failing_block_leaves_nothing(store: Store) -> None:
    fill(store)
    before = picture(store)
    with pytest.raises(Failure):
        change_everything_and_fail(store)
    assert picture(store) == before
    fill(store)
    assert picture(store) == before, "the same again must change nothing"


def test_readers_see_a_transaction_when_it_is_done(store: Store) -> None:
    fill(store)
    before = picture(store)
    with ThreadPoolExecutor(1) as other, store.transaction() as tx:
        tx.postings.put_many([posting(0, title="改"), posting(2)])
        tx.sensitive.delete("s-1")
        tx.duplicates.set_many({"p-0002": "p-0000"})
        tx.embeddings.erase_owner("s-1")
        assert [p.title for p in tx.postings.page()] == ["改", "电焊工", "电焊工"]
        assert tx.postings.count() == 3
        assert picture(store) == before, "the writer's own thread, outside"
        assert other.submit(picture, store).result(timeout=20) == before, "another thread"
    after = picture(store)
    assert after["facts"] == [None, None]
    assert after["vectors"] == []
    assert after["links"] == {"p-0001": "p-0000", "p-0002": "p-0000"}
    assert [c.op for c in store.changes.since(0)][-2:] == ["updated", "created"]


def in_threads(work: Callable[[int], None], n_threads: int) -> None:
    """Run `work` in threads that start together; raise what any of them raised."""
    start = threading.Barrier(n_threads)

    def run(number: int) -> None:
        start.wait(timeout=20)
        work(number)

    with ThreadPoolExecutor(n_threads) as pool:
        for done in [pool.submit(run, number) for number in range(n_threads)]:
            done.result(timeout=100)


def test_no_increment_is_lost(store: Store) -> None:
    store.courses.put_many([Course(id="c-1", source="甲", title="焊接", seats=0)])

    def work(_: int) -> None:
        for _ in range(50):
            with store.transaction() as tx:
                course = tx.courses.get("c-1")
                raised = {"seats": (course.seats or 0) + 1}
                tx.courses.put_many([course.model_copy(update=raised)])

    in_threads(work, 4)
    assert store.courses.get("c-1").seats == 200
    assert store.changes.last_seq() >= 201


def test_no_increment_found_by_page_is_lost(store: Store) -> None:
    store.courses.put_many(
        [Course(id=f"c-{i}", source="甲", title="焊接", seats=0) for i in (1, 2)]
    )

    def work(_: int) -> None:
        for _ in range(10):
            with store.transaction() as tx:
                tx.courses.put_many(
                    [c.model_copy(update={"seats": (c.seats or 0) + 1}) for c in tx.courses.page()]
                )

    in_threads(work, 3)
    assert [course.seats for course in store.courses.page()] == [30, 30]


def test_a_reader_of_the_log_misses_nothing(store: Store) -> None:
    """Numbers grow in the order of commits: what was read once is never added to below."""
    seen: list[Change] = []
    n_writers, n_rounds = 4, 25
    writing = threading.Semaphore(0)

    def write(number: int) -> None:
        for turn in range(n_rounds):
            with store.transaction() as tx:
                for part in range(3):
                    name = f"w{number}-{turn:03}-{part}"
                    tx.postings.put_many([posting(0, id=name)])
            writing.release()

    def follow() -> None:
        for _ in range(n_writers * n_rounds):
            assert writing.acquire(timeout=60)
            for change in store.changes.since(seen[-1].seq if seen else 0):
                store.postings.get(change.record_id)
                seen.append(change)

    in_threads(lambda number: follow() if number == 0 else write(number), n_writers + 1)
    assert seen == store.changes.since(0)
    assert len(seen) == 3 * n_writers * n_rounds
    seqs = [change.seq for change in seen]
    assert seqs == sorted(set(seqs))
    # The three lines of one transaction stand together.
    owners = [change.record_id.rsplit("-", 1)[0] for change in seen]
    assert all(len(set(owners[i : i + 3])) == 1 for i in range(0, len(owners), 3))

"""One suite for every search index: FAISS on disk and its in-memory twin."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.faiss_index import dense, snapshot
from recommender.adapters.faiss_index import index as index_module
from recommender.adapters.faiss_index.index import FaissIndex
from recommender.adapters.faiss_index.snapshot import check_snapshot, current_snapshot, is_usable
from recommender.adapters.memory.index import MemoryIndex
from recommender.errors import IndexUnavailable
from recommender.ports import DenseView, Query, SearchIndex
from recommender.retrieval.columns import PostingColumns
from recommender.services.refresh_index import refresh
from tests.contract.index_rows import FakeRecords

pytestmark = pytest.mark.contract

Opened = SearchIndex[PostingColumns]
Opener = Callable[[FakeRecords], Opened]


@pytest.fixture(params=["faiss", "memory"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    def open_index(records: FakeRecords) -> Opened:
        if request.param == "memory":
            index: MemoryIndex[PostingColumns] | FaissIndex[PostingColumns] = MemoryIndex(
                "posting", records, records
            )
        else:
            index = faiss_index(records, tmp_path / "index")
        index.build()
        return index

    return open_index


def faiss_index(records: FakeRecords, folder: Path) -> FaissIndex[PostingColumns]:
    return FaissIndex(folder, "posting", records, records, PostingColumns, "taxonomies")


def some_records(seed: int, n: int = 60) -> FakeRecords:
    records = FakeRecords(seed)
    for number in range(n):
        records.put(f"p-{number:03d}")
    return records


def query(records: FakeRecords, number: int) -> Query:
    rng = np.random.default_rng(number)
    vector = records.texts[rng.integers(len(records.texts))]
    words = " ".join(rng.choice(["仓库打包", "会计", "java 夜班", "焊工包吃"], size=2))
    dense = (
        DenseView("wish-title", "title", vector),
        DenseView("skills-requirements", "requirements", records.texts[number % 40]),
    )
    weights = {"wish-title": 1.0, "skills-requirements": 0.5}
    return Query(dense, words, (6180101, 4020301), {f"dense:{n}": w for n, w in weights.items()})


def top(index: Opened, wanted: Query, k: int = 20, only: str = "") -> list[str]:
    view = index.view()
    allowed = np.char.endswith(view.ids, only) if only else np.ones(len(view.ids), dtype=np.bool_)
    return view.ids[index.search(view, wanted, allowed, k).rows].tolist()


def test_finds_the_row_with_the_same_text_and_words_first(opener: Opener) -> None:
    records = some_records(1)
    text, words, occupation = records.rows["p-007"]
    records.rows["p-007"] = (3, "火锅底料炒制", 1010101)
    index = opener(records)
    wanted = Query((DenseView("wish-title", "title", records.texts[3]),), "火锅底料", (1010101,))
    assert top(index, wanted)[0] == "p-007"
    assert (text, words, occupation) != records.rows["p-007"]


def test_a_filter_acts_inside_the_search(opener: Opener) -> None:
    records = some_records(2)
    index = opener(records)
    found = top(index, query(records, 1), k=6, only="7")
    assert len(found) == 6
    assert all(i.endswith("7") for i in found)


def test_closed_rows_are_gone_after_catching_up(opener: Opener) -> None:
    records = some_records(3)
    index = opener(records)
    best = top(index, query(records, 2))[0]
    records.close(best)
    assert index.catch_up() == 1
    assert best not in top(index, query(records, 2), k=60)


def test_a_new_row_is_found_after_catching_up(opener: Opener) -> None:
    records = some_records(4)
    index = opener(records)
    records.put("p-new")
    records.rows["p-new"] = (5, "挡车工", 7070707)
    index.catch_up()
    wanted = Query((DenseView("wish-title", "title", records.texts[5]),), "挡车工", (7070707,))
    assert top(index, wanted)[0] == "p-new"


def test_an_updated_row_answers_with_its_new_content_only(opener: Opener) -> None:
    records = some_records(5)
    index = opener(records)
    records.put("p-010")
    records.rows["p-010"] = (6, "速记员", 0)
    index.catch_up()
    view = index.view()
    assert int((view.ids[view.alive] == "p-010").sum()) == 1
    assert top(index, Query(words="速记员")) == ["p-010"]


def test_what_closes_is_gone_at_once_while_new_rows_wait(tmp_path: Path) -> None:
    records = some_records(13)
    index = faiss_index(records, tmp_path)
    index.build()
    best = top(index, query(records, 2))[0]
    for number in range(10):
        records.put(f"p-new-{number}")
    records.close(best)
    index.catch_up(max_rows=1)
    assert best not in top(index, query(records, 2), k=60)
    assert index.behind() == 9


def test_nothing_allowed_gives_nothing(opener: Opener) -> None:
    records = some_records(6)
    index = opener(records)
    assert top(index, query(records, 3), only="nobody") == []


def test_an_empty_index_answers_nothing(opener: Opener) -> None:
    records = FakeRecords(7)
    index = opener(records)
    assert top(index, query(records, 4)) == []


def test_vectors_come_back_and_a_row_without_text_has_none(opener: Opener) -> None:
    records = some_records(8)
    records.rows["p-000"] = (-1, "", 0)
    records.rows["p-001"] = (9, "", 0)
    index = opener(records)
    view = index.view()
    rows = np.array([view.ids.tolist().index(i) for i in ("p-000", "p-001")])
    vectors = index.vectors(view, "title", rows)
    assert np.isnan(vectors[0]).all()
    np.testing.assert_array_equal(vectors[1], records.texts[9])


@pytest.mark.parametrize("seed", range(6))
def test_faiss_grown_faiss_rebuilt_and_memory_answer_the_same(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "MOST_SEGMENTS", 3)
    records = some_records(seed, n=80)
    grown = faiss_index(records, tmp_path / "grown")
    grown.build()
    rng = np.random.default_rng(seed)
    for _ in range(6):
        for _ in range(10):
            number = int(rng.integers(120))
            record_id = f"p-{number:03d}"
            records.close(record_id) if rng.random() < 0.3 else records.put(record_id)
        grown.catch_up(max_rows=3)
    while grown.behind():
        grown.catch_up(max_rows=3)
    rebuilt = faiss_index(records, tmp_path / "rebuilt")
    rebuilt.build()
    memory = MemoryIndex("posting", records, records)
    memory.build()
    for number in range(40):
        wanted = query(records, number)
        only = str(number % 10) if number % 2 else ""
        expected = top(memory, wanted, only=only)
        assert top(grown, wanted, only=only) == expected
        assert top(rebuilt, wanted, only=only) == expected


def test_the_ivf_path_finds_what_the_exact_scan_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(60, 32))  # job titles crowd around trades, as these do
    vectors = centres[rng.integers(60, size=12_000)] + 0.3 * rng.normal(size=(12_000, 32))
    vectors = vectors.astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    monkeypatch.setattr(dense, "EXACT_TEXTS", 1000)
    ivf = dense.build_ivf(vectors)
    text_of_row = np.arange(12_000, dtype=np.int32)
    exact = dense.FieldSegment(vectors, text_of_row)
    quick = dense.FieldSegment(vectors, text_of_row, ivf)
    allowed = rng.random(12_000) < 0.5
    hits = 0
    for number in range(50):
        expected, _ = dense.dense_list([exact], vectors[number], allowed, 20)
        found, _ = dense.dense_list([quick], vectors[number], allowed, 20)
        hits += len(np.intersect1d(expected, found))
    assert hits >= 0.98 * 50 * 20


def test_a_snapshot_of_another_model_is_refused(tmp_path: Path) -> None:
    records = some_records(9)
    faiss_index(records, tmp_path).build()
    other = FakeRecords(9)
    other.model = "another-model"
    with pytest.raises(IndexUnavailable, match="another-model"):
        faiss_index(other, tmp_path).view()


def test_a_snapshot_read_with_other_dictionaries_is_refused(tmp_path: Path) -> None:
    records = some_records(9)
    faiss_index(records, tmp_path).build()
    other = FaissIndex(tmp_path, "posting", records, records, PostingColumns, "newer")
    with pytest.raises(IndexUnavailable, match="dictionaries"):
        other.view()


def test_a_snapshot_of_an_older_format_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = some_records(9)
    with monkeypatch.context() as older:
        older.setattr(snapshot, "FORMAT", snapshot.FORMAT - 1)
        old = faiss_index(records, tmp_path).build()
    reopened = faiss_index(records, tmp_path)
    with pytest.raises(IndexUnavailable, match="format"):
        reopened.view()
    refresh([reopened])
    assert reopened.view().version.snapshot == current_snapshot(tmp_path) != old
    assert len(reopened.view().ids) == len(records.rows)


def test_no_snapshot_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        faiss_index(FakeRecords(1), tmp_path).view()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    records = some_records(10)
    faiss_index(records, tmp_path).build()
    name = current_snapshot(tmp_path)
    assert name is not None
    assert check_snapshot(tmp_path, name) == []
    victim = tmp_path / name / "field.title.vectors.npy"
    body = bytearray(victim.read_bytes())
    body[-1] ^= 1
    victim.write_bytes(bytes(body))
    assert check_snapshot(tmp_path, name) == ["field.title.vectors.npy"]


def test_another_process_snapshot_is_taken_over(tmp_path: Path) -> None:
    records = some_records(11)
    first, second = faiss_index(records, tmp_path), faiss_index(records, tmp_path)
    first.build()
    second.view()
    records.put("p-zzz")
    first.build()
    second.catch_up()
    assert second.view().version.snapshot == first.view().version.snapshot


def test_a_reader_keeps_its_view_while_the_index_moves_on(tmp_path: Path) -> None:
    records = some_records(12)
    index = faiss_index(records, tmp_path)
    index.build()
    view = index.view()
    wanted = query(records, 5)
    allowed = np.ones(len(view.ids), dtype=np.bool_)
    before = index.search(view, wanted, allowed, 10).rows.tolist()
    records.close(view.ids[before[0]])
    index.catch_up()
    assert index.search(view, wanted, allowed, 10).rows.tolist() == before


def test_what_fits_can_be_told_without_opening_it(tmp_path: Path) -> None:
    index = faiss_index(some_records(13, 10), tmp_path)
    assert not is_usable(tmp_path, model="test-model", taxonomies="taxonomies")
    name = index.build()
    assert is_usable(tmp_path, model="test-model", taxonomies="taxonomies")
    assert not is_usable(tmp_path, model="another-model", taxonomies="taxonomies")
    assert not is_usable(tmp_path, model="test-model", taxonomies="others")
    (tmp_path / name / "manifest.json").write_text("{", encoding="utf-8")
    assert not is_usable(tmp_path, model="test-model", taxonomies="taxonomies")


def test_what_a_dead_builder_left_is_cleared_away(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    left, others = tmp_path / f".writing-{child}", tmp_path / f".writing-{os.getppid()}"
    left.mkdir()
    others.mkdir()
    faiss_index(some_records(14, 10), tmp_path).build()
    assert not left.exists()
    assert others.exists()


def test_a_field_that_most_rows_lack_finds_those_that_have_it(opener: Opener) -> None:
    records = some_records(15)
    records.rows |= dict.fromkeys(records.rows, (2, "", 0))
    records.rows["p-020"] = (11, "", 0)
    index = opener(records)
    asked = DenseView("skills-requirements", "requirements", records.texts[5])
    assert top(index, Query((asked,))) == ["p-020"]


def test_a_field_that_no_row_has_finds_nothing(opener: Opener) -> None:
    records = some_records(16, n=3)
    records.rows |= dict.fromkeys(records.rows, (2, "", 0))
    index = opener(records)
    view = index.view()
    asked = DenseView("skills-requirements", "requirements", records.texts[5])
    assert top(index, Query((asked,))) == []
    assert np.isnan(index.vectors(view, "requirements", np.arange(3))).all()

"""The bulk search against every similarity there is, whatever gates, ties and blocks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.retrieval.bulk_gates import AllowedBits, GateTable
from recommender.retrieval.bulk_top_k import Best, Cut, bulk_top_k
from recommender.retrieval.bulk_vectors import Candidates, Grid

pytestmark = pytest.mark.property
CUTS = (Cut(256, 32_768, 1 << 20), Cut(7, 64, 1), Cut(1, 192, 5000), Cut(64, 640, 1 << 12))


def vectors(rng: np.random.Generator, n: int, dims: int = 48, same: float = 0.2) -> np.ndarray:
    """Vectors as an encoder gives them: in bunches, with much in common; a share is the same."""
    bunches = rng.normal(size=(12, dims))
    found = rng.normal(size=dims) + bunches[rng.integers(12, size=n)] + rng.normal(size=(n, dims))
    found[rng.random(n) < same] = found[0]
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def gates(rng: np.random.Generator, n_queries: int, n: int, n_gates: int) -> list[GateTable]:
    sizes = rng.integers(1, 9, size=(n_gates, 2))
    return [
        GateTable(
            rng.integers(a, size=n_queries), rng.integers(b, size=n), rng.random((a, b)) < share
        )
        for (a, b), share in zip(sizes, rng.choice([0.1, 0.5, 0.95], n_gates), strict=True)
    ]


def passing(tables: Sequence[GateTable], n_queries: int, n: int) -> np.ndarray:
    """Which pairs pass, one gate after the other."""
    allowed = np.ones((n_queries, n), dtype=bool)
    for table in tables:
        allowed &= ~table.fails[np.ix_(table.query_class, table.candidate_class)]
    return allowed


def by_hand(
    queries: np.ndarray, candidates: np.ndarray, allowed: np.ndarray, k: int
) -> list[list[int]]:
    """The best of each query by every similarity, those that come first winning ties."""
    found = []
    for query, may in zip(queries, allowed, strict=True):
        similarity = np.einsum("ij,j->i", candidates, query)
        positions = [i for i in np.flatnonzero(may).tolist() if not np.isnan(similarity[i])]
        found.append(sorted(positions, key=lambda i, s=similarity: (-s[i], i))[:k])
    return found


def joined(parts: Sequence[Best]) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.concatenate([part.candidate for part in parts]),
        np.concatenate([part.similarity for part in parts]),
    )


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 40),
    st.integers(1, 1500),
    st.integers(0, 4),
    st.integers(1, 20),
)
@settings(max_examples=60, deadline=None)
def test_what_is_found_is_best_whatever_the_blocks(
    seed: int, n_queries: int, n: int, n_gates: int, k: int
) -> None:
    rng = np.random.default_rng(seed)
    queries, items = vectors(rng, n_queries), vectors(rng, n)
    queries[rng.random(n_queries) < 0.1] = np.nan
    items[rng.random(n) < 0.1] = np.nan
    tables = gates(rng, n_queries, n, n_gates)
    candidates = Candidates.of(items)
    allowed = AllowedBits.of(tables, candidates.missing)
    may = passing(tables, n_queries, n)
    # With everything scored again, bytes choose nothing: the answer is exact.
    exact, _ = joined(list(bulk_top_k(queries, candidates, allowed, k, spare=n)))
    assert [[i for i in row if i >= 0] for row in exact.tolist()] == by_hand(queries, items, may, k)
    answers = [joined(list(bulk_top_k(queries, candidates, allowed, k, cut))) for cut in CUTS]
    for candidate, similarity in answers[1:]:
        assert np.array_equal(candidate, answers[0][0])
        assert np.array_equal(similarity, answers[0][1])


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_bytes_lose_one_in_a_thousand_at_most(seed: int) -> None:
    rng = np.random.default_rng(seed)
    queries, items = vectors(rng, 60, 384), vectors(rng, 3000, 384, same=0)
    tables = gates(rng, 60, 3000, 2)
    candidates = Candidates.of(items)
    allowed = AllowedBits.of(tables, candidates.missing)
    found, similarity = joined(list(bulk_top_k(queries, candidates, allowed, 50)))
    may = passing(tables, 60, 3000)
    best = by_hand(queries, items, may, 50)
    lost = [len(set(b) - set(f)) for b, f in zip(best, found.tolist(), strict=True)]
    assert sum(lost) <= 0.001 * 60 * 50
    for row in range(60):
        assert may[row, found[row][found[row] >= 0]].all()
        assert (np.diff(similarity[row][found[row] >= 0]) <= 0).all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 700))
@settings(max_examples=30, deadline=None)
def test_shards_of_one_grid_find_what_the_whole_does(seed: int, at: int) -> None:
    rng = np.random.default_rng(seed)
    queries, items = vectors(rng, 9), vectors(rng, 701)
    grid, k = Grid.of(items), 10
    shards = [Candidates.of(part, grid) for part in (items[:at], items[at:])]
    parts = [
        joined(list(bulk_top_k(queries, shard, AllowedBits.of([], shard.missing), k, spare=701)))
        for shard in shards
    ]
    found = np.concatenate([parts[0][0], np.where(parts[1][0] < 0, -1, parts[1][0] + at)], axis=1)
    similarity = np.concatenate([part[1] for part in parts], axis=1)
    merged = [np.lexsort((f, -s))[:k] for f, s in zip(found, similarity, strict=True)]
    whole = Candidates.of(items)
    expected, _ = joined(
        list(bulk_top_k(queries, whole, AllowedBits.of([], whole.missing), k, spare=701))
    )
    assert np.array_equal(np.stack([f[o] for f, o in zip(found, merged, strict=True)]), expected)


def test_equal_vectors_are_found_in_their_order() -> None:
    one = vectors(np.random.default_rng(3), 1)
    candidates = Candidates.of(np.repeat(one, 900, axis=0))
    allowed = AllowedBits.of([], candidates.missing)
    for cut in CUTS:
        (best,) = bulk_top_k(one, candidates, allowed, 30, cut)
        assert best.candidate[0].tolist() == list(range(30))


def test_nobody_may_have_what_nothing_allows() -> None:
    items = vectors(np.random.default_rng(4), 200)
    candidates = Candidates.of(items)
    shut = GateTable(np.zeros(5, np.int64), np.zeros(200, np.int64), np.ones((1, 1), np.bool_))
    (best,) = bulk_top_k(items[:5], candidates, AllowedBits.of([shut], candidates.missing), 3)
    assert (best.candidate == -1).all()
    assert (best.similarity == -np.inf).all()

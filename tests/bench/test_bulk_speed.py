"""Bulk search beside FAISS and beside its own bare product, with gates and without, in one run."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import faiss
import numpy as np
import pytest
import torch

from recommender.retrieval.bulk_gates import AllowedBits, GateTable
from recommender.retrieval.bulk_top_k import bulk_top_k
from recommender.retrieval.bulk_vectors import Candidates, coded_queries
from tests.bench.conftest import SEED, report

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]
DIMS, K, SPARE, AT_ONCE = 384, 50, 25, 256
SIZES = [(1_000, 500), (10_000, 5_000), (50_000, 20_000)]
FASTER_THAN_FAISS, TIMES_THE_BARE, TIMES_UNGATED, RECALL = 1.6, 1.75, 1.3, 0.999
MANY = 5_000  # candidates; with fewer there is too little work to be faster at
# Of gates: classes of people and of postings, and the share of these that fail. The first is
# like region, the others like dates, forms of employment, hours and the body.
GATES = ((1_500, 300, 0.4), (1, 60, 0.05), (8, 8, 0.2), (27, 27, 0.1), (27, 27, 0.1))


@pytest.fixture
def one_thread() -> None:
    """All sides on one core: work is counted, not what else the machine does."""
    torch.set_num_threads(1)
    faiss.omp_set_num_threads(1)


def vectors(rng: np.random.Generator, bunches: np.ndarray, n: int) -> np.ndarray:
    """Vectors like those of the encoder: in bunches, with a large common part."""
    found = 1.5 + 0.7 * bunches[rng.integers(len(bunches), size=n)]
    found += 0.5 * rng.normal(size=(n, DIMS))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def gates(rng: np.random.Generator, n_queries: int, n: int) -> list[GateTable]:
    return [
        GateTable(rng.integers(a, size=n_queries), rng.integers(b, size=n), rng.random((a, b)) < x)
        for a, b, x in GATES
    ]


def cpu_seconds(calls: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Return the least CPU seconds of each call, all taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(times):
        for name, call in calls.items():
            start = time.process_time()
            call()
            taken[name].append(time.process_time() - start)
    return {name: min(seconds) for name, seconds in taken.items()}


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(("n_queries", "n"), SIZES)
def test_bulk_against_faiss_and_the_bare_product(n_queries: int, n: int) -> None:
    rng = np.random.default_rng(SEED)
    bunches = rng.normal(size=(400, DIMS))
    queries, items = vectors(rng, bunches, n_queries), vectors(rng, bunches, n)
    candidates = Candidates.of(items)
    free = AllowedBits.of([], candidates.missing)
    gated = AllowedBits.of(gates(rng, n_queries, n), candidates.missing)
    found = bulk(queries, candidates, free)
    some = np.concatenate([found, found[:, :SPARE]], axis=1)
    _, best = knn(queries, items)
    taken = cpu_seconds(
        {
            "bulk": lambda: bulk(queries, candidates, free),
            "faiss": lambda: knn(queries, items),
            "product": lambda: product(queries, candidates),
            "rescore": lambda: rescore(queries, items, some),
            "gated": lambda: bulk(queries, candidates, gated),
            "sgemm": lambda: sgemm(queries, items),
        },
        times=1 if n_queries > 10_000 else 3,
    )
    recall = float(np.mean([np.isin(b, f).mean() for b, f in zip(best, found, strict=True)]))
    ratios = {
        "faster_than_faiss": taken["faiss"] / taken["bulk"],
        "times_the_bare": taken["bulk"] / (taken["product"] + taken["rescore"]),
        "times_ungated": taken["gated"] / taken["bulk"],
    }
    report(
        "bulk top 50",
        queries=n_queries,
        candidates=n,
        recall=round(recall, 5),
        cpu_s={name: round(seconds, 3) for name, seconds in taken.items()},
        peak_rss_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **{name: round(ratio, 2) for name, ratio in ratios.items()},
    )
    assert recall >= RECALL
    assert ratios["times_ungated"] <= TIMES_UNGATED
    if n >= MANY:
        assert ratios["faster_than_faiss"] >= FASTER_THAN_FAISS
        assert ratios["times_the_bare"] <= TIMES_THE_BARE


def bulk(queries: np.ndarray, candidates: Candidates, allowed: AllowedBits) -> np.ndarray:
    return np.concatenate([b.candidate for b in bulk_top_k(queries, candidates, allowed, K)])


def knn(queries: np.ndarray, items: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return faiss.knn(queries, items, K, metric=faiss.METRIC_INNER_PRODUCT)


def product(queries: np.ndarray, candidates: Candidates) -> None:
    for start in range(0, len(queries), AT_ONCE):
        coded = torch.from_numpy(coded_queries(queries[start : start + AT_ONCE]))
        torch._int_mm(coded, candidates.coded)


def rescore(queries: np.ndarray, items: np.ndarray, some: np.ndarray) -> None:
    for query, positions in zip(queries, some, strict=True):
        np.einsum("ij,j->i", items[positions], query)


def sgemm(queries: np.ndarray, items: np.ndarray) -> None:
    whole = torch.from_numpy(items).T
    for start in range(0, len(queries), AT_ONCE):
        torch.from_numpy(queries[start : start + AT_ONCE]) @ whole

"""Rows imported, texts embedded and people answered, side by side in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.retrieval.texts import POSTING_FIELDS, posting_texts
from recommender.services.import_records import import_records
from recommender.services.match_seeker import match_seeker
from recommender.services.read_seeker import read_text
from tests.bench.bare import Bare
from tests.bench.conftest import Bench, report
from tests.bench.measure import in_turn, summary
from tests.bench.sentences import SENTENCES

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
MOST_TIMES_THE_BARE_MEDIAN = 3.0


def test_rows_imported_a_second(bench: Bench) -> None:
    import shutil

    shutil.rmtree(bench.home / "import", ignore_errors=True)
    system = bench.system("import")
    figures = {}
    for again in ("first", "second"):
        start, rows, landed = time.perf_counter(), 0, 0
        for path in bench.files:
            done = import_records(
                system.store, system.reader, system.writer, system.clock, path, "postings"
            ).report
            rows += done.rows
            landed += done.rows - done.rejected
            assert again == "first" or done.unchanged == done.rows
        taken = time.perf_counter() - start
        figures[again] = {"rows": rows, "landed": landed, "rows_per_s": round(rows / taken)}
    report("import without embedding", **figures)
    assert figures["first"]["landed"] >= 0.995 * figures["first"]["rows"]


def test_texts_embedded_a_second(bench: Bench) -> None:
    encoder = bench.system("real").encoder
    postings = bench.real().store.postings.page(limit=400)
    figures = {}
    for field in POSTING_FIELDS:
        texts = [t for t in (posting_texts(p)[field.name] for p in postings) if t][:300]
        encoder.encode(texts[:8], field.kind, max_tokens=field.max_tokens)
        start = time.perf_counter()
        encoder.encode(texts, field.kind, max_tokens=field.max_tokens)
        figures[field.name] = round(len(set(texts)) / (time.perf_counter() - start), 1)
    report("distinct texts embedded a second, two threads", **figures)
    assert min(figures.values()) > 1


@pytest.mark.parametrize("n", [31_000, 100_000])
def test_a_match_against_its_bare_parts(bench: Bench, n: int) -> None:
    system = bench.real() if n == 31_000 else bench.enlarged(n)
    state = system.postings.view()
    bare = Bare(system.encoder, state)
    taken = in_turn({"match": _match(system), "bare": bare}, SENTENCES * 5)
    parts = _parts(bare)
    ratio = float(np.median(taken["match"]) / np.median(taken["bare"]))
    report(
        "match against encode + bare FAISS + bare words",
        rows=int(state.alive.sum()),
        match=summary(taken["match"]),
        bare=summary(taken["bare"]),
        bare_parts=parts,
        ratio_of_medians=round(ratio, 2),
    )
    assert ratio <= MOST_TIMES_THE_BARE_MEDIAN


def _match(system: System) -> Callable[[str], object]:
    return lambda text: match_seeker(
        system.matching, read_text(text, system.clock.today()).profile, k=10
    )


def _parts(bare: Bare) -> dict[str, dict[str, float]]:
    vectors = {text: bare.encode(text) for text in SENTENCES}
    sides: dict[str, Callable[[str], object]] = {
        "encode": bare.encode,
        "dense": lambda text: bare.dense(vectors[text]),
        "words": bare.words,
    }
    return {name: summary(ms) for name, ms in in_turn(sides, SENTENCES * 2).items()}

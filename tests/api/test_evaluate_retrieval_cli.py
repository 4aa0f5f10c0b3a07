"""``zhiqiao evaluate retrieval`` on the sample city, and the weights a search is merged with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from typer.testing import CliRunner

from api.cli.evaluate import app
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System
from recommender.errors import InvalidInput
from recommender.ports import Hits, Query, SearchIndex, TableView
from recommender.retrieval.fusion_weights import POSTING_LISTS, SEEKER_LISTS
from recommender.services.match_posting import match_posting
from recommender.services.match_text import match_text
from tests.city import NOON, POSTINGS, SENTENCE

pytestmark = pytest.mark.api


@pytest.fixture
def files(own_system: System, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sentences, beside the city that the command finds."""
    home = own_system.settings.home
    monkeypatch.setenv("ZHIQIAO_HOME", str(home))
    monkeypatch.setenv("ZHIQIAO_CACHE", str(cache_dir))
    monkeypatch.setattr("recommender.bootstrap.SystemClock", lambda: FixedClock(NOON))
    rows = [
        {"id": "s1", "text": SENTENCE, "language": "zh", "field": "packing"},
        {"id": "s2", "text": "想找会计的工作，沙市区。", "language": "zh"},
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (home / "sentences.jsonl").write_text(lines, encoding="utf-8")
    return home


def evaluate(files: Path, out: str, *more: str) -> tuple[dict[str, Any], str]:
    """Return what the command wrote and printed."""
    given = ["retrieval", "--sentences", str(files / "sentences.jsonl"), "--out", str(files / out)]
    done = CliRunner().invoke(app, [*given, *more], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    report = json.loads((files / out / "retrieval.json").read_text(encoding="utf-8"))
    assert (files / out / "retrieval.txt").read_text(encoding="utf-8") == done.stdout
    return report, done.stdout


def test_what_is_shown_is_written_graded_and_compared(files: Path) -> None:
    first, printed = evaluate(files, "before", "--k", "5")
    shown = first["answers"][0]["shown"]
    assert [s["rank"] for s in shown] == [1, 2, 3, 4, 5]
    assert first["retrieval"].startswith("default-retrieval-")
    assert first["answers"][1]["wish"] == ["会计"]
    assert f"{shown[0]['score']:.2f}  {shown[0]['title']}" in printed
    assert not (files / "before" / "retrieval.svg").exists()

    accountant = first["answers"][1]["shown"][0]
    assert accountant["title"] == "会计"
    rows = [{"sentence": "s2", "posting": accountant["posting"], "grade": 3}]
    (files / "grades.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    graded = ("--grades", str(files / "grades.jsonl"))
    before = ("--before", str(files / "before" / "retrieval.json"))
    second, printed = evaluate(files, "after", "--k", "5", *graded, *before)
    assert second["figures"]["other"]["ndcg"] == {"mean": 1, "low": 1, "high": 1}
    assert second["nothing_fits"] == ["s1"]
    assert second["ungraded"] == second["shown"] - 1
    assert (second["comparison"]["worse"], second["comparison"]["read_anew"]) == ([], [])
    assert second["comparison"]["sentences"]["s2"] == {"new": 0, "ndcg": 0, "precision": 0}
    assert "new among those shown: 0 in 2 sentences" in printed
    assert "lists" not in first
    told = second["lists"]
    assert (told["good"], told["within_gates"]) == (1, 1)
    assert set(told["lists"]) == {*POSTING_LISTS, "fused"}
    assert told["lists"]["dense:wish-title"] == {"found": 1, "alone": 0, "recall": 1}
    assert told["lists"]["fused"]["recall"] == 1
    assert (files / "after" / "retrieval.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_file_that_is_no_run_is_refused(files: Path) -> None:
    given = ["retrieval", "--sentences", str(files / "sentences.jsonl")]
    done = CliRunner().invoke(app, [*given, "--before", str(files / "sentences.jsonl")])
    assert isinstance(done.exception, InvalidInput)


class Watched:
    """A search index that keeps what was asked of it, and which lists answered."""

    def __init__(self, index: SearchIndex[Any]) -> None:
        self._index = index
        self.weights: list[Mapping[str, float]] = []
        self.lists: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def search(
        self, view: TableView[Any], query: Query, allowed: NDArray[np.bool_], k: int
    ) -> Hits:
        self.weights.append(query.weights)
        hits = self._index.search(view, query, allowed, k)
        self.lists |= set(hits.ranks)
        return hits


def test_every_list_of_a_search_for_postings_has_its_weight(city: System) -> None:
    watched = Watched(city.postings)
    match_text(replace(city.matching, postings=watched), f"{SENTENCE}会用Excel，有健康证。")
    assert watched.lists == set(POSTING_LISTS)
    assert all(weights == city.fusion.postings for weights in watched.weights)


def test_every_list_of_a_search_for_people_has_its_weight(own_system: System) -> None:
    described = "岗位职责：记账报税\n任职要求：会用金蝶"
    posting = POSTINGS[6].model_copy(update={"description": described})
    with own_system.store.transaction() as tx:
        tx.postings.put_many([posting])
    watched = Watched(own_system.seekers)
    match_posting(replace(own_system.matching, seekers=watched), posting.id)
    assert watched.lists == set(SEEKER_LISTS)
    assert all(weights == own_system.fusion.seekers for weights in watched.weights)

"""Readers and protocols of the benchmarks, on files of a few lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from features.progress import Progress, silent
from recommender.metrics.interval import Interval
from training.benchmarks.bilingual import measure_bilingual, read_pairs
from training.benchmarks.melo import measure_melo, read_melo
from training.benchmarks.models import CHAR_TF_IDF, WORD_TF_IDF, open_title_model
from training.benchmarks.neighbours import measure_neighbours
from training.evaluate_titles import evaluate_titles
from training.picture import Bar, intervals_svg

pytestmark = pytest.mark.unit

QUERIES = "Q1\tChief Cooks\nQ2\tWelders\n"
CORPUS = "C1_0\tchief cook\nC1_1\thead chef\nC2_0\twelder\nC3_0\tclerk\n"
ANNOTATIONS = "Q1\t0\tC1_0\t1\nQ1\t0\tC1_1\t1\nQ2\t0\tC2_0\t1\nQ2\t0\tC3_0\t0\n"


class Given:
    """A model whose similarities are given."""

    name, depth = "given", None

    def __init__(self, similarities: list[list[float]]) -> None:
        self._similarities = np.array(similarities, dtype=np.float32)

    def similarities(
        self, queries: Sequence[str], corpus: Sequence[str], progress: Progress = silent
    ) -> np.ndarray:
        assert self._similarities.shape == (len(queries), len(corpus))
        return self._similarities


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "melo_usa_en"
    path.mkdir()
    for name, text in {
        "queries": QUERIES,
        "corpus_elements": CORPUS,
        "annotations": ANNOTATIONS,
    }.items():
        (path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return path


def test_melo_figures_worked_out_by_hand(folder: Path) -> None:
    model = Given([[0.9, 0.1, 0.5, 0.4], [0.1, 0.2, 0.3, 0.9]])
    figures = measure_melo(read_melo(folder), model)
    assert figures["map"].tolist() == [(1 + 2 / 4) / 2, 1 / 2]
    assert figures["mrr"].tolist() == [1, 1 / 2]
    assert figures["hit_at_1"].tolist() == [1, 0]


def test_a_query_without_an_answer_is_an_error(folder: Path) -> None:
    (folder / "annotations.tsv").write_text("Q1\t0\tC1_0\t1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="1 queries"):
        read_melo(folder)


def test_words_and_characters_are_weighed_differently(folder: Path) -> None:
    data = read_melo(folder)
    words = measure_melo(data, open_title_model(WORD_TF_IDF))
    characters = measure_melo(data, open_title_model(CHAR_TF_IDF))
    # No word of "welders" is in the corpus, its first three letters are.
    assert words["mrr"][1] < 1
    assert characters["mrr"][1] == 1


def test_a_model_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_title_model(str(tmp_path))


def test_translations_there_and_back() -> None:
    pairs = [("电工", "electrician"), ("焊工", "welder")]
    figures = measure_bilingual(pairs, Given([[0.9, 0.8], [0.7, 0.1]]))
    assert figures["zh_en_hit_at_1"].tolist() == [1, 0]
    assert figures["en_zh_hit_at_1"].tolist() == [1, 0]
    figures = measure_bilingual(pairs, Given([[0.9, 0.8], [0.1, 0.2]]))
    assert figures["hit_at_1"].tolist() == [1, 0.5]


def test_pairs_are_read_from_lines(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"id": "p1", "zh": "电工", "en": "electrician", "family": "construction"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n\n", encoding="utf-8")
    assert read_pairs(path) == [("电工", "electrician")]


def test_a_report_says_what_was_skipped(folder: Path) -> None:
    report = evaluate_titles(open_title_model(CHAR_TF_IDF), folder.parent, None)
    assert [item.benchmark for item in report.measured] == ["melo_usa_en", "zh_neighbours"]
    assert set(report.skipped) == {"zh_en", "csco"}
    told = json.loads(json.dumps(report.as_json()))
    assert told["benchmarks"]["melo_usa_en"]["queries"] == 2
    assert told["benchmarks"]["melo_usa_en"]["mrr"]["mean"] == pytest.approx(1)


def test_a_report_without_data_says_so(tmp_path: Path) -> None:
    report = evaluate_titles(open_title_model(WORD_TF_IDF), tmp_path, None)
    assert [item.benchmark for item in report.measured] == ["zh_neighbours"]
    assert "melo_usa_en" in report.skipped


def test_the_picture_names_every_figure_and_escapes_it() -> None:
    picture = intervals_svg("a & b", [Bar("<map>", Interval(0.5, 0.4, 0.6))])
    assert "a &amp; b" in picture
    assert "&lt;map&gt;" in picture
    assert "0.500 [0.400, 0.600]" in picture


def test_titles_of_one_class_find_each_other() -> None:
    side = np.array([0.0, 0.1, 5.0, 5.1, 0.3])
    rows = [("1", "x"), ("2", "x"), ("3", "y"), ("4", "y"), ("5", "y")]
    found = measure_neighbours(rows, Given((-np.abs(side[:, None] - side)).tolist()))
    assert found["hit_at_1"].tolist() == [1, 1, 1, 1, 0]
    assert found["map"][0] == 1
    assert 0 < found["map"][4] < 1

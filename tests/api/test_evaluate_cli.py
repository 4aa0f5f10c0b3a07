"""``zhiqiao evaluate titles`` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.evaluate import app
from recommender.errors import NotFound

pytestmark = pytest.mark.api


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "melo_usa_en"
    folder.mkdir()
    for name, text in {
        "queries": "Q1\tChief Cooks\n",
        "corpus_elements": "C1_0\tchief cook\nC2_0\twelder\n",
        "annotations": "Q1\t0\tC1_0\t1\n",
    }.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return tmp_path


def test_titles_are_measured_and_written(data: Path) -> None:
    files = [str(data / "out.json"), str(data / "out.svg")]
    given = [
        "--data",
        str(data),
        "--model",
        "char-tfidf",
        "--json",
        files[0],
        "--picture",
        files[1],
    ]
    result = CliRunner().invoke(app, ["titles", *given])
    assert result.exit_code == 0, result.output
    assert "map                1.000 [1.000, 1.000] n=1" in result.stdout
    assert "zh_en" in result.stderr
    report = json.loads(Path(files[0]).read_text(encoding="utf-8"))
    assert report["benchmarks"]["melo_usa_en"]["map"] == {"mean": 1, "low": 1, "high": 1}
    assert Path(files[1]).read_text(encoding="utf-8").startswith("<svg")


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    given = ["--data", str(tmp_path), "--model", str(tmp_path)]
    result = CliRunner().invoke(app, ["titles", *given])
    assert isinstance(result.exception, NotFound)

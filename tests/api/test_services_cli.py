"""``zhiqiao services`` and ``zhiqiao evaluate services`` from outside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender import bootstrap
from recommender.bootstrap import System
from recommender.errors import NotFound

pytestmark = pytest.mark.api


@pytest.fixture(autouse=True)
def opened(city: System, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command line opens the small city instead of the installation."""
    monkeypatch.setattr(bootstrap, "open_system", lambda **_: city)
    return


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["services", *arguments])


def test_a_situation_as_json() -> None:
    result = run("厂子关门了，想去登记", "--format", "json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["services"][0]["id"] == "v-1"
    fields = {"id", "title", "summary", "keywords", "proofs", "contact", "legal_source"}
    assert fields <= set(answer["services"][0])
    assert (answer["rights_matter"], answer["abstained"], answer["degraded"]) == (False,) * 3


def test_a_situation_as_a_table_and_as_csv() -> None:
    assert run("厂子关门了，想去登记").stdout.startswith("1. 失业登记  v-1\n")
    rows = list(csv.DictReader(io.StringIO(run("想开个店没有本钱", "--format", "csv").stdout)))
    assert (rows[0]["rank"], rows[0]["id"], rows[0]["title"]) == ("1", "v-2", "创业担保贷款")


def test_what_nothing_answers_points_to_the_line() -> None:
    result = run("火车票怎么退", "--format", "json", "--language", "en")
    assert json.loads(result.stdout)["services"] == []
    assert "12333" in result.stderr


def test_without_words_all_open_services_are_listed() -> None:
    answer = json.loads(run("--format", "json").stdout)
    assert [service["id"] for service in answer["services"]] == ["v-1", "v-2"]


def test_a_folder_without_questions_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "services", "--gold", str(tmp_path)])
    assert isinstance(result.exception, NotFound)

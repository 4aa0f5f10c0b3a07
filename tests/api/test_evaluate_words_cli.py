"""``zhiqiao evaluate skills`` and ``intake`` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.evaluate import app
from recommender.errors import NotFound

pytestmark = pytest.mark.api


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    span = {"start": 1, "end": 3, "kind": "skill", "code": "welding_general", "level": None}
    skill = {"id": "s", "text": "会焊接", "manner": "self", "language": "zh"}
    skill["spans"] = [{**span, "polarity": "held"}]
    wish = {"desired_titles": [["保安"]], "not_supported": ["skills"]}
    said = {"id": "i", "text": "想找保安", "language": "zh", "expected": wish}
    for kind, row in (("skills", skill), ("intake", said)):
        (tmp_path / kind).mkdir()
        for half in "ab":
            file = tmp_path / kind / f"{half}.jsonl"
            file.write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("half", "sentences"), [("a", 1), ("b", 1), ("all", 2)])
def test_skills_are_measured_on_a_half(gold: Path, half: str, sentences: int) -> None:
    out = gold / "out.json"
    given = ["skills", "--half", half, "--gold", str(gold), "--json", str(out)]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    assert "f1 1.000 [1.000, 1.000]" in result.stdout
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["groups"]["self"]["sentences"] == sentences
    assert report["groups"]["all"]["skill"]["counts"]["right"] == sentences


def test_the_intake_is_measured(gold: Path) -> None:
    given = ["intake", "--half", "a", "--gold", str(gold), "--format", "json"]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["whole"] == {"mean": 1, "low": 1, "high": 1}
    assert report["fields"]["desired_titles"]["labelled_exact"] == 1
    assert (report["traps"], report["traps_fallen_into"]) == (1, 0)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["skills", "--gold", str(tmp_path)])
    assert isinstance(result.exception, NotFound)

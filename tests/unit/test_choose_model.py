"""Which encoder is in force: chosen, gone back from, and remembered."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from features.encoder.published import DELTA_FILE, PUBLISHED_MANIFEST
from recommender.adapters.clock import FixedClock
from recommender.errors import ModelMissing, ModelRefused
from recommender.services.choose_model import FILE, ModelChoice

pytestmark = pytest.mark.unit
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def put(models: Path, *versions: str) -> None:
    for version in versions:
        folder = models / f"encoder-{version}"
        folder.mkdir(parents=True)
        manifest = {"version": version, "base": "tiny-0"}
        (folder / PUBLISHED_MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        (folder / DELTA_FILE).write_bytes(b"")


@pytest.fixture
def choice(tmp_path: Path) -> ModelChoice:
    put(tmp_path / "models", "0.1", "0.2")
    return ModelChoice(tmp_path / "home", tmp_path / "models", FixedClock(NOON))


def test_without_a_choice_the_newest_is_in_force(choice: ModelChoice, tmp_path: Path) -> None:
    assert choice.names() == ["encoder-0.2", "encoder-0.1", "base"]
    assert choice.in_force() == "encoder-0.2"
    put(tmp_path / "models", "0.10")
    assert choice.in_force() == "encoder-0.10"


def test_a_choice_stays_when_a_newer_one_is_published(choice: ModelChoice, tmp_path: Path) -> None:
    choice.use("encoder-0.1")
    put(tmp_path / "models", "0.3")
    assert choice.in_force() == "encoder-0.1"


def test_rollbacks_go_back_step_by_step(choice: ModelChoice) -> None:
    choice.use("encoder-0.1")
    choice.use("base")
    assert choice.kept(1) == ["encoder-0.1", "base"]
    assert choice.kept(2) == ["encoder-0.2", "encoder-0.1", "base"]
    assert choice.roll_back().name == "encoder-0.1"
    assert choice.roll_back().name == "encoder-0.2"
    assert choice.in_force() == "encoder-0.2"
    actions = [(c.action, c.before, c.name, c.at) for c in choice.history()]
    assert actions == [
        ("use", "encoder-0.2", "encoder-0.1", NOON),
        ("use", "encoder-0.1", "base", NOON),
        ("rollback", "base", "encoder-0.1", NOON),
        ("rollback", "encoder-0.1", "encoder-0.2", NOON),
    ]


def test_without_a_history_a_rollback_takes_the_next_older(choice: ModelChoice) -> None:
    assert choice.roll_back().name == "encoder-0.1"
    assert choice.roll_back().name == "base"
    with pytest.raises(ModelRefused):
        choice.roll_back()
    assert choice.in_force() == "base"


def test_the_same_again_is_no_step(choice: ModelChoice) -> None:
    choice.use("base")
    choice.use("base")
    assert choice.roll_back().name == "encoder-0.2"


def test_what_is_not_published_is_told_with_what_is(choice: ModelChoice, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"encoder-0\.2, encoder-0\.1, base"):
        choice.use("encoder-9")
    choice.use("encoder-0.1")
    for path in (tmp_path / "models" / "encoder-0.1").iterdir():
        path.unlink()
    with pytest.raises(ModelMissing, match=r"encoder-0\.1"):
        choice.in_force()
    assert choice.roll_back().name == "encoder-0.2"


def test_what_served_before_comes_next(choice: ModelChoice) -> None:
    choice.use("encoder-0.1")
    choice.use("base")
    assert choice.candidates() == ["base", "encoder-0.1", "encoder-0.2"]


def test_a_line_that_was_cut_is_passed_over(choice: ModelChoice, tmp_path: Path) -> None:
    choice.use("encoder-0.1")
    with (tmp_path / "home" / FILE).open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-11-24T12:00')
    assert choice.in_force() == "encoder-0.1"
    choice.use("base")
    assert choice.in_force() == "base"
    assert len(choice.history()) == 2

"""A run goes on after a kill where it was; what it publishes merges back to itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import torch

from features.encoder.encode import Encoder
from features.encoder.published import merge_encoder, merged_path, published_facts, read_published
from tests.unit.training.tiny import write_tiny_encoder
from training.encoder.material import Material, Numbered, TextBook
from training.encoder.publish import add_metrics, publish_encoder
from training.encoder.recipe import Recipe
from training.encoder.streams import Stream
from training.encoder.train import Run, open_run

pytestmark = pytest.mark.unit

RECIPE = Recipe(
    steps=12,
    pairs=dict.fromkeys(Recipe().pairs, 4),
    neighbours=2,
    teacher_queries=3,
    teacher_names=2,
    learning_rate=1e-3,
)


class Killed(Exception):
    """The run ends here."""


def numbered(book: TextBook, first: int) -> Numbered:
    names = [[chr(0x4E00 + first + i), chr(0x4E00 + i) * 2, chr(0x4E01 + i)] for i in range(8)]
    return Numbered(
        [str(i) for i in range(8)],
        [book.names(texts) for texts in names],
        [book.passages([f"{texts[0]}{texts[1]}"]) for texts in names],
    )


@pytest.fixture
def material() -> Material:
    book = TextBook()
    esco, onet, csco = (numbered(book, first) for first in (10, 20, 30))
    streams = {
        name: Stream(source.names, source.descriptions if "described" in name else None)
        for source, names in (
            (esco, ("esco", "esco_described", "bilingual")),
            (onet, ("onet", "onet_described")),
            (csco, ("csco", "csco_described")),
        )
        for name in names
    }
    streams["titles"] = Stream(esco.names[:4], csco.names[:4])
    return Material(book, esco, onet, csco, streams, np.arange(4))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    write_tiny_encoder(tmp_path / "base")
    return tmp_path / "base"


@contextmanager
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def changed(run: Run) -> dict[str, torch.Tensor]:
    return {name: run.network.weights[name].detach() for name in run.network.trained_names()}


def test_a_killed_run_ends_as_if_it_had_not_been(
    material: Material, base: Path, tmp_path: Path
) -> None:
    def kill(stage: str, done: int, total: int) -> None:
        if done == 11:
            raise Killed

    with one_thread():
        whole = open_run(RECIPE, material, base, tmp_path / "whole")
        whole.train()
        with pytest.raises(Killed):
            open_run(RECIPE, material, base, tmp_path / "killed").train(kill)
        resumed = open_run(RECIPE, material, base, tmp_path / "killed")
        seen: list[int] = []
        resumed.train(lambda stage, done, total: seen.append(done))
    assert seen == [10, 11, 12]
    for name, weight in changed(whole).items():
        torch.testing.assert_close(changed(resumed)[name], weight, rtol=0, atol=1e-6)
    assert len(resumed.losses) == len(whole.losses) == 12


def test_a_checkpoint_of_another_recipe_is_refused(
    material: Material, base: Path, tmp_path: Path
) -> None:
    with one_thread():
        open_run(replace(RECIPE, steps=1), material, base, tmp_path).train()
        with pytest.raises(ValueError, match="another recipe"):
            open_run(RECIPE, material, base, tmp_path).train()


def test_training_learns_and_the_teacher_joins(
    material: Material, base: Path, tmp_path: Path
) -> None:
    with one_thread():
        run = open_run(
            replace(RECIPE, steps=180, learning_rate=1e-2), material, base, tmp_path / "run"
        )
        run.train()
    assert "teacher" not in run.losses[0]
    assert "teacher" in run.losses[-1]
    # One batch is noisy; all streams over twenty steps fall to .69 to .78 on three seeds.
    streams = tuple(run.losses[0])
    total = [sum(losses[name] for name in streams) for losses in run.losses]
    assert np.mean(total[-20:]) < 0.8 * np.mean(total[:20])


def test_what_is_published_merges_into_the_trained_encoder(
    material: Material, base: Path, tmp_path: Path
) -> None:
    with one_thread():
        run = open_run(RECIPE, material, base, tmp_path / "run")
        run.train()
    folder = tmp_path / "models" / "encoder-1"
    published = publish_encoder(
        run.network, base, folder, "1", RECIPE, material.book.digest(), date(2026, 11, 24)
    )
    add_metrics(folder, {"map": 0.5})
    facts = published_facts(published)
    assert facts["metrics"] == {"map": 0.5}
    assert {"data", "code", "seed", "recipe", "base", "precision"} <= facts.keys()
    merged = merge_encoder(published, base, tmp_path / "cache")
    assert "zhiqiao-encoder-1" in (merged / "README.md").read_text(encoding="utf-8")
    assert merged == merged_path(read_published(folder), tmp_path / "cache")
    texts = ["丁丁", "三七", "万"]
    before, after = (Encoder(path).encode(texts, "query") for path in (base, merged))
    tokens = [np.array(Encoder(base)._token_ids(f"query: {text}", 32)) for text in texts]
    trained = run.network.vectors(tokens)
    assert np.abs(trained - before).max() > 0.01
    assert np.abs(trained - after).max() < 0.1 * np.abs(trained - before).max()


def test_a_change_of_another_base_is_refused(
    material: Material, base: Path, tmp_path: Path
) -> None:
    run = open_run(RECIPE, material, base, tmp_path / "run")
    published = publish_encoder(
        run.network, base, tmp_path / "encoder-1", "1", RECIPE, "", date(2026, 11, 24)
    )
    write_tiny_encoder(tmp_path / "other", seed=1)
    with pytest.raises(ValueError, match="another base"):
        merge_encoder(published, tmp_path / "other", tmp_path / "cache")

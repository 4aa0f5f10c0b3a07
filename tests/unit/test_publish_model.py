"""What may be published, and what is refused with what to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from recommender.errors import ModelRefused
from recommender.services import publish_model as publishing
from recommender.services.publish_model import publish_model
from recommender.services.published_models import published_models

pytestmark = pytest.mark.unit
MANIFEST = {
    "version": "0.1",
    "base": "tiny-0",
    "published": "2026-11-24",
    "license": "Apache-2.0",
    "data": "d" * 16,
    "code": "c" * 16,
    "seed": 0,
    "metrics": {"mrr": 0.7},
}


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    folder = tmp_path / "trained"
    folder.mkdir()
    save_file({"w.change": np.ones(4, np.float16)}, folder / "delta.safetensors")
    (folder / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    (folder / "README.md").write_text("# card\n", encoding="utf-8")
    return folder


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


def change(folder: Path, **values: object) -> None:
    path = folder / "manifest.json"
    facts = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps(facts), encoding="utf-8")


def test_a_trained_encoder_is_published_and_sealed(trained: Path, models: Path) -> None:
    model, written = publish_model(trained, models, "tiny-0")
    assert (model.name, model.kind, model.version, model.sealed) == (
        "encoder-0.1",
        "encoder",
        "0.1",
        True,
    )
    assert written
    assert [m.name for m in published_models(models)] == ["encoder-0.1"]
    assert model.metrics == {"mrr": 0.7}
    assert sorted(p.name for p in models.iterdir()) == ["encoder-0.1"]
    assert publish_model(trained, models, "tiny-0")[1] is False


def test_what_was_changed_after_it_was_sealed_shows(trained: Path, models: Path) -> None:
    publish_model(trained, models, "tiny-0")
    (models / "encoder-0.1" / "README.md").write_text("# other\n", encoding="utf-8")
    assert [m.sealed for m in published_models(models)] == [False]
    with pytest.raises(ModelRefused, match="checksum"):
        publish_model(models / "encoder-0.1", models, "tiny-0")


def test_in_its_place_it_is_only_sealed(trained: Path, models: Path) -> None:
    trained.rename(models / "encoder-0.1")
    model, written = publish_model(models / "encoder-0.1", models, "tiny-0")
    assert (model.sealed, written) == (True, True)
    assert publish_model(models / "encoder-0.1", models, "tiny-0")[1] is False


def test_a_version_is_published_once(trained: Path, models: Path) -> None:
    publish_model(trained, models, "tiny-0")
    (trained / "README.md").write_text("# better\n", encoding="utf-8")
    with pytest.raises(ModelRefused, match="raise `version`"):
        publish_model(trained, models, "tiny-0")
    card = (models / "encoder-0.1" / "README.md").read_text(encoding="utf-8")
    assert card == "# card\n"


def pickled(folder: Path) -> None:
    (folder / "weights.pkl").write_bytes(b"\x80\x04N.")


def disguised(folder: Path) -> None:
    (folder / "more.safetensors").write_bytes(b"\x80\x04N.")


def of_objects(folder: Path) -> None:
    np.save(folder / "names.npy", np.array([{}], dtype=object))


def linked(folder: Path) -> None:
    (folder / "notes.txt").symlink_to("/etc/hostname")


def code(folder: Path) -> None:
    (folder / "model.py").write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [pickled, disguised, of_objects, linked, code])
def test_only_numbers_and_words_are_let_in(
    spoil: Callable[[Path], None], trained: Path, models: Path
) -> None:
    spoil(trained)
    with pytest.raises(ModelRefused, match="may not be published"):
        publish_model(trained, models, "tiny-0")
    assert list(models.iterdir()) == []


@pytest.mark.parametrize("name", [n for n in MANIFEST if n != "version"])
def test_every_field_must_be_there(name: str, trained: Path, models: Path) -> None:
    change(trained, **{name: None})
    with pytest.raises(ModelRefused, match=f"lacks {name}"):
        publish_model(trained, models, "tiny-0")


def test_without_figures_it_is_not_published(trained: Path, models: Path) -> None:
    change(trained, metrics={})
    with pytest.raises(ModelRefused, match="zhiqiao evaluate"):
        publish_model(trained, models, "tiny-0")


def test_a_wrong_checksum_is_refused(trained: Path, models: Path) -> None:
    change(trained, checksums={"README.md": "0" * 64})
    with pytest.raises(ModelRefused, match="fetch it again"):
        publish_model(trained, models, "tiny-0")


def test_of_another_base_it_is_refused(trained: Path, models: Path) -> None:
    with pytest.raises(ModelRefused, match="tiny-0; here it is tiny-1"):
        publish_model(trained, models, "tiny-1")


def test_too_large_is_refused(trained: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_BYTES", 100)
    with pytest.raises(ModelRefused, match="publish only what changed"):
        publish_model(trained, models, "tiny-0")


def test_without_a_card_or_a_manifest_it_is_refused(trained: Path, models: Path) -> None:
    (trained / "README.md").unlink()
    with pytest.raises(ModelRefused, match=r"README\.md is missing"):
        publish_model(trained, models, "tiny-0")
    (trained / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelRefused, match="cannot be read"):
        publish_model(trained, models, "tiny-0")
    (trained / "manifest.json").unlink()
    with pytest.raises(ModelRefused, match=r"no manifest\.json"):
        publish_model(trained, models, "tiny-0")

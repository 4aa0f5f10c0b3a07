"""Write what a run changed into a folder small enough for the repository."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save_file

from features.encoder.delta import pack_change
from features.encoder.identity import model_identity
from features.encoder.published import (
    CARD,
    DELTA_FILE,
    PUBLISHED_MANIFEST,
    WEIGHTS_FILE,
    PublishedEncoder,
    read_published,
)
from training.encoder.card import write_card
from training.encoder.network import TrainableBert
from training.encoder.recipe import Recipe

_CODE = Path(__file__).resolve().parent
FloatArray = npt.NDArray[np.float32]


def publish_encoder(
    network: TrainableBert,
    base: Path,
    folder: Path,
    version: str,
    recipe: Recipe,
    data_digest: str,
    on: date,
) -> PublishedEncoder:
    """Write the change of `network` against `base` with its manifest.

    Parameters
    ----------
    network
        The trained network.
    base
        Folder of the model it started from.
    folder
        Created if missing; an earlier publication in it is replaced, its card kept.
    version, on
        Of the publication.
    recipe, data_digest
        How and on what it was trained.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = load_file(base / WEIGHTS_FILE)
    packed: dict[str, npt.NDArray[np.generic]] = {}
    for name in network.trained_names():
        after: FloatArray = network.weights[name].detach().float().numpy()
        packed |= pack_change(before[name], after, name)
    save_file(packed, folder / DELTA_FILE)
    # The library writes a file that only its owner can read.
    (folder / DELTA_FILE).chmod(0o644)
    manifest = {
        "version": version,
        "base": model_identity(base),
        "published": on.isoformat(),
        "license": "Apache-2.0",
        "data": data_digest,
        "code": code_digest(),
        "seed": recipe.seed,
        "precision": str(network.precision).removeprefix("torch."),
        "recipe": recipe_values(recipe),
        "metrics": {},
    }
    _write_manifest(folder, manifest)
    if not (folder / CARD).is_file():
        (folder / CARD).write_text(write_card(manifest), encoding="utf-8")
    return read_published(folder)


def add_metrics(folder: Path, metrics: Mapping[str, object]) -> None:
    """Put measured figures into the manifest of a published encoder."""
    manifest = json.loads((folder / PUBLISHED_MANIFEST).read_text(encoding="utf-8"))
    manifest["metrics"] = dict(metrics)
    _write_manifest(folder, manifest)


def code_digest() -> str:
    """Return a hash of the training code, which names its version."""
    total = hashlib.sha256()
    for path in sorted(_CODE.glob("*.py")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def recipe_values(recipe: Recipe) -> dict[str, object]:
    """Return the recipe as plain values."""
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in ((name, getattr(recipe, name)) for name in Recipe.__dataclass_fields__)
    }


def _write_manifest(folder: Path, manifest: Mapping[str, object]) -> None:
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / PUBLISHED_MANIFEST).write_text(text, encoding="utf-8")

"""Published encoders: what training changed, merged into the base when first needed.

A folder holds ``delta.safetensors`` (`features.encoder.delta`), a card, and
``manifest.json``, which says which base the change belongs to.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.numpy import load_file

from features.caching import aside, exclusive
from features.encoder.delta import FloatArray, Tensors, is_changed, unpack_change
from features.encoder.identity import MANIFEST, is_complete, model_identity, write_manifest
from features.encoder.weights import TensorPlan, write_safetensors
from features.progress import Progress, silent

DELTA_FILE = "delta.safetensors"
PUBLISHED_MANIFEST = "manifest.json"
CARD = "README.md"
WEIGHTS_FILE = "model.safetensors"
_MERGER_VERSION = 1


@dataclass(frozen=True, slots=True)
class PublishedEncoder:
    """A published encoder: a folder under ``models/``.

    Parameters
    ----------
    folder
        Holds the change, its manifest and its card.
    version
        Of the encoder.
    base
        Identity of the model that the change belongs to.
    """

    folder: Path
    version: str
    base: str

    @property
    def digest(self) -> str:
        """Hash of the change."""
        content = (self.folder / DELTA_FILE).read_bytes()
        return hashlib.sha256(content).hexdigest()[:10]


def read_published(folder: Path) -> PublishedEncoder:
    """Return the published encoder in `folder`.

    Raises
    ------
    ValueError
        A file is missing, or the manifest names no version or no base.
    """
    try:
        manifest = json.loads((folder / PUBLISHED_MANIFEST).read_text(encoding="utf-8"))
        published = PublishedEncoder(folder, str(manifest["version"]), str(manifest["base"]))
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"{folder.name} holds no published encoder") from error
    if not (folder / DELTA_FILE).is_file():
        raise ValueError(f"{folder.name} has no {DELTA_FILE}")
    return published


def merged_path(published: PublishedEncoder, cache_dir: Path) -> Path:
    """Return where the merged model belongs in `cache_dir`."""
    key = f"{published.base}|{published.digest}|{_MERGER_VERSION}"
    short = hashlib.sha256(key.encode()).hexdigest()[:10]
    return cache_dir / f"encoder-{published.version}-{short}"


def merge_encoder(
    published: PublishedEncoder, base: Path, cache_dir: Path, progress: Progress = silent
) -> Path:
    """Return the folder of the merged model, merging it first if it is not there.

    Parameters
    ----------
    published
        What changed.
    base
        Folder of the model it belongs to.
    cache_dir
        Where the merged model goes; needs 300 MB.
    progress
        Told the bytes written.

    Raises
    ------
    ValueError
        The change belongs to another base.
    """
    if model_identity(base) != published.base:
        raise ValueError(f"encoder {published.version} belongs to another base model")
    final = merged_path(published, cache_dir)
    if not is_complete(final):
        with exclusive(cache_dir):
            if not is_complete(final):
                with aside(final) as building:
                    _write_merged(building, published, base, progress)
    return final


def _write_merged(
    folder: Path, published: PublishedEncoder, base: Path, progress: Progress
) -> None:
    for item in base.iterdir():
        if item.is_dir():
            shutil.copytree(item, folder / item.name)
        elif item.name not in (WEIGHTS_FILE, MANIFEST, CARD):
            shutil.copy(item, folder / item.name)
    stored = load_file(published.folder / DELTA_FILE)
    with safe_open(base / WEIGHTS_FILE, framework="numpy") as before:
        plans = [
            TensorPlan(
                name,
                tuple(before.get_slice(name).get_shape()),
                partial(_changed, before, stored, name),
            )
            for name in before.keys()  # noqa: SIM118
        ]
        write_safetensors(folder / WEIGHTS_FILE, plans, progress)
    if (published.folder / CARD).is_file():
        shutil.copy(published.folder / CARD, folder / CARD)
    write_manifest(folder, f"zhiqiao-encoder-{published.version}", base=published.base)


def _changed(before: Any, stored: Tensors, name: str) -> Iterator[FloatArray]:
    tensor: FloatArray = before.get_tensor(name)
    if is_changed(stored, name):
        tensor = tensor + unpack_change(stored, name, tensor.shape)
    yield tensor


def published_facts(published: PublishedEncoder) -> Mapping[str, object]:
    """Return the manifest: data hash, seed, code version, metrics, and the base."""
    text = (published.folder / PUBLISHED_MANIFEST).read_text(encoding="utf-8")
    facts: dict[str, object] = json.loads(text)
    return facts

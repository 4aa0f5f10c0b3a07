"""The models in the folder of published models, and what their manifests say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import yaml

from features.encoder.published import DELTA_FILE

Kind = Literal["encoder", "twin", "scorer", "retrieval", "reranking"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MANIFEST = "manifest.json"
SCORER_FILE = "scorer.yaml"
RETRIEVAL_FILE = "retrieval.yaml"
RERANKING_FILE = "reranking.yaml"
SET_BY_HAND: Mapping[Kind, str] = {
    "scorer": SCORER_FILE,
    "retrieval": RETRIEVAL_FILE,
    "reranking": RERANKING_FILE,
}


@dataclass(frozen=True)
class PublishedModel:
    """A model in a folder of its own.

    Parameters
    ----------
    name
        Of the folder.
    kind, version, published
        What it is, which, and made on what day.
    data, code, seed
        Hashes of what it was trained on and by, and the seed.
    metrics
        What was measured.
    sealed
        It has checksums, and every file has its own.
    facts
        The whole manifest.
    """

    name: str
    kind: Kind
    version: str
    published: str | None = None
    data: str | None = None
    code: str | None = None
    seed: int | None = None
    metrics: Mapping[str, object] = field(default_factory=dict)
    sealed: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)


def published_models(models_dir: Path) -> list[PublishedModel]:
    """Return every published model, by name.

    Raises
    ------
    ValueError
        A manifest cannot be read.
    """
    folders = sorted(p for p in models_dir.iterdir() if p.is_dir() and p.name[0] != ".")
    return [read_model(f) for f in folders if has_model(f)]


def has_model(folder: Path) -> bool:
    """Tell whether a folder says what model it holds."""
    return any((folder / name).is_file() for name in (MANIFEST, *SET_BY_HAND.values()))


def read_model(folder: Path) -> PublishedModel:
    """Return what the folder of a model says about it.

    Raises
    ------
    ValueError
        The manifest cannot be read, or is of no kind that there is.
    """
    if not (folder / MANIFEST).is_file():
        # What was set by hand, not trained, is one readable file that says everything.
        found = ((k, folder / name) for k, name in SET_BY_HAND.items())
        by_hand, path = next((k, path) for k, path in found if path.is_file())
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        return PublishedModel(folder.name, by_hand, str(values["version"]))
    try:
        facts = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        kind = facts.get("kind") or _kind_of(folder)
        version = str(facts["version"])
    except (ValueError, KeyError, AttributeError) as error:
        raise ValueError(f"{MANIFEST} of {folder.name} cannot be read") from error
    if kind not in KINDS:
        raise ValueError(f"{folder.name} is of no kind that there is ({', '.join(KINDS)})")
    checksums = facts.get("checksums")
    return PublishedModel(
        name=folder.name,
        kind=kind,
        version=version,
        published=facts.get("published"),
        data=facts.get("data"),
        code=facts.get("code"),
        seed=facts.get("seed"),
        metrics=facts.get("metrics") or {},
        sealed=isinstance(checksums, dict) and checksums == checksums_of(folder),
        facts=facts,
    )


def _kind_of(folder: Path) -> str:
    # Training writes what changed; the kind is first stated when it is published.
    is_encoder = (folder / DELTA_FILE).is_file()
    return "encoder" if is_encoder else folder.name.partition("-")[0]


def checksums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a model but its manifest, by path in the folder."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name != MANIFEST:
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found

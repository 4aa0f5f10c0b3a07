"""Name a model by its content, so that vectors of two models are never mixed up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "zhiqiao_model.json"
_HASH_CHARS = 12
_IGNORED = (MANIFEST, "README.md")


def model_identity(path: Path) -> str:
    """Return the name of the model in folder `path` and a short hash of its content.

    The answer comes from the folder's manifest as long as every file still has the
    size that the manifest states; otherwise all files are hashed (0.3 s for 280 MB).

    Raises
    ------
    FileNotFoundError
        There is no such folder, or it holds no model.
    """
    if not (path / "modules.json").is_file():
        raise FileNotFoundError(f"no model in folder {path.name}")
    manifest = _read_manifest(path)
    if _matches(path, manifest):
        return str(manifest["identity"])
    return f"{manifest.get('name', 'encoder')}-{_content_hash(path)}"


def write_manifest(path: Path, name: str, **facts: str | int) -> str:
    """Write the manifest of a finished model folder and return the model's identity.

    Parameters
    ----------
    path
        A folder that nothing will be added to.
    name
        Human-readable first part of the identity.
    **facts
        Where the model comes from.
    """
    identity = f"{name}-{_content_hash(path)}"
    manifest = {"identity": identity, "name": name, **facts, "sizes": _sizes(path)}
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (path / MANIFEST).write_text(text, encoding="utf-8")
    return identity


def is_complete(path: Path) -> bool:
    """Tell whether `path` holds every file of its manifest at its stated size."""
    return _matches(path, _read_manifest(path))


def _matches(path: Path, manifest: dict[str, object]) -> bool:
    # Files that others add later (a cache, an export) change nothing about the model.
    stated = manifest.get("sizes")
    return isinstance(stated, dict) and stated.items() <= _sizes(path).items()


def _read_manifest(path: Path) -> dict[str, object]:
    try:
        manifest: dict[str, object] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return manifest


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_file() and name not in _IGNORED:
            yield name, file


def _sizes(path: Path) -> dict[str, int]:
    return {name: file.stat().st_size for name, file in _files(path)}


def _content_hash(path: Path) -> str:
    total = hashlib.sha256()
    for name, file in _files(path):
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256")
        total.update(f"{name}\0".encode() + content.digest())
    return total.hexdigest()[:_HASH_CHARS]

"""Find the folder of an encoder: the newest published one unless another is named."""

from __future__ import annotations

from pathlib import Path

from features.encoder.build import base_model_path, build_base_model
from features.encoder.identity import is_complete
from features.encoder.published import (
    PUBLISHED_MANIFEST,
    PublishedEncoder,
    merge_encoder,
    merged_path,
    read_published,
)
from features.progress import Progress, silent

BASE = "base"
_PREFIX = "encoder-"


def resolve_encoder(
    cache_dir: Path, models_dir: Path, progress: Progress = silent, name: str | None = None
) -> Path:
    """Return a folder that ``SentenceTransformer(path)`` opens: the encoder to serve with.

    Everything that embeds asks here and nowhere else. A published encoder is merged into
    the base once, into a folder of `cache_dir` named after both; without one the base
    model serves.

    Parameters
    ----------
    cache_dir
        Where built and merged models live, outside the repository.
    models_dir
        Where published parts live.
    progress
        Told the bytes written when something must be built.
    name
        One of `encoder_names`; the first of them by default.

    Raises
    ------
    ValueError
        There is no such encoder, it is damaged, or it belongs to another base model.
    """
    base = build_base_model(cache_dir, progress)
    published = _published(models_dir, name)
    return base if published is None else merge_encoder(published, base, cache_dir, progress)


def built_model(cache_dir: Path, models_dir: Path, name: str | None = None) -> Path | None:
    """Return the folder `resolve_encoder` would return if it is there whole, else ``None``."""
    path = model_path(cache_dir, models_dir, name)
    return path if is_complete(path) else None


def model_path(cache_dir: Path, models_dir: Path, name: str | None = None) -> Path:
    """Return where the encoder belongs in `cache_dir`, whether it is there or not."""
    published = _published(models_dir, name)
    return base_model_path(cache_dir) if published is None else merged_path(published, cache_dir)


def encoder_names(models_dir: Path) -> list[str]:
    """Return the names of the published encoders, the highest version first, and the base."""
    return [*(found.folder.name for found in _all_published(models_dir)), BASE]


def newest_published(models_dir: Path) -> PublishedEncoder | None:
    """Return the published encoder of the highest version, ``None`` without any."""
    return next(iter(_all_published(models_dir)), None)


def _published(models_dir: Path, name: str | None) -> PublishedEncoder | None:
    if name is None:
        return newest_published(models_dir)
    return None if name == BASE else read_published(models_dir / name)


def _all_published(models_dir: Path) -> list[PublishedEncoder]:
    manifests = models_dir.glob(f"{_PREFIX}*/{PUBLISHED_MANIFEST}")
    published = [read_published(manifest.parent) for manifest in manifests]
    return sorted(published, key=lambda found: _order(found.version), reverse=True)


def _order(version: str) -> list[tuple[bool, int, str]]:
    # 10 comes after 9; a part that is no number comes before numbers.
    return [
        (part.isdigit(), int(part) if part.isdigit() else 0, part) for part in version.split(".")
    ]

"""Decide which encoder serves: the base model, or a published one merged into it."""

from __future__ import annotations

from pathlib import Path

from features.encoder.build import base_model_path, build_base_model
from features.encoder.identity import is_complete
from features.progress import Progress, silent


def resolve_encoder(cache_dir: Path, models_dir: Path, progress: Progress = silent) -> Path:
    """Return a folder that ``SentenceTransformer(path)`` opens: the encoder to serve with.

    This is the seam for training. Everything that embeds asks here and nowhere else,
    so a published part in `models_dir` (an adapter or a delta of a few megabytes) can
    be merged into the base here, into a folder of `cache_dir` named after both, and
    reaches every caller. Nothing is published yet, so the base model is returned.

    Parameters
    ----------
    cache_dir
        Where built and merged models live, outside the repository.
    models_dir
        Where published parts live.
    progress
        Told the bytes written when something must be built.
    """
    del models_dir
    return build_base_model(cache_dir, progress)


def built_model(cache_dir: Path, models_dir: Path) -> Path | None:
    """Return the folder `resolve_encoder` would return if it is there whole, else ``None``."""
    del models_dir
    path = base_model_path(cache_dir)
    return path if is_complete(path) else None

"""One call from the data to a published encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import torch

from features.encoder.published import PublishedEncoder
from features.progress import Progress, silent
from training.encoder.material import read_material
from training.encoder.publish import publish_encoder
from training.encoder.recipe import Recipe
from training.encoder.train import open_run


def train_encoder(
    data: Path,
    base: Path,
    work: Path,
    target: Path,
    version: str,
    kept_aside: Sequence[tuple[str, str]],
    on: date,
    steps: int | None = None,
    seed: int = 0,
    threads: int = 2,
    progress: Progress = silent,
) -> PublishedEncoder:
    """Train by the recipe, or go on where a killed run was, and publish.

    Takes about an hour on two free cores whose processor has AVX-512 BF16, and 6 GB of
    memory; longer without.

    Parameters
    ----------
    data
        Folder with ``esco`` and ``onet``.
    base
        Folder of the encoder to start from.
    work
        Where the checkpoint is kept (260 MB).
    target
        Folder to publish in.
    version, on
        Of the publication.
    kept_aside
        Pairs of titles that translations must not contain.
    steps
        Instead of the recipe's, for a try.
    seed
        Of everything drawn.
    threads
        Cores to use; the outcome is the same to rounding.
    progress
        Told the updates done.

    Raises
    ------
    FileNotFoundError
        A source of the data is missing.
    """
    torch.set_num_threads(threads)
    recipe = replace(Recipe(), seed=seed)
    if steps is not None:
        recipe = replace(recipe, steps=steps)
    material = read_material(data, kept_aside, recipe)
    run = open_run(recipe, material, base, work)
    run.train(progress)
    digest = material.book.digest()
    return publish_encoder(run.network, base, target, version, recipe, digest, on)

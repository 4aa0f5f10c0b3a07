"""The encoder's vectors of many texts, kept so that a second training run has them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.encoder.encode import TITLE_TOKENS, Encoder, Kind
from features.progress import Progress, silent

_BATCH = 64
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Projection:
    """From the encoder's space to the twin's: the middle taken away, the main directions kept.

    Parameters
    ----------
    middle
        Shape ``(encoder_dims,)``.
    directions
        Orthonormal columns, shape ``(encoder_dims, dims)``.
    """

    middle: FloatArray
    directions: FloatArray

    @classmethod
    def fit(cls, vectors: FloatArray, dims: int) -> Projection:
        """Return the projection onto the `dims` main directions of `vectors`."""
        middle = vectors.mean(axis=0)
        centred = vectors - middle
        _, found = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        return cls(middle, found[:, ::-1][:, :dims].astype(np.float32))

    def apply(self, vectors: FloatArray) -> FloatArray:
        """Return unit vectors ``(n_texts, dims)``."""
        projected = (vectors - self.middle) @ self.directions
        unit: FloatArray = projected / np.linalg.norm(projected, axis=1, keepdims=True)
        return unit


def teacher_vectors(
    encoder: Encoder, texts: Sequence[str], kind: Kind, folder: Path, progress: Progress = silent
) -> FloatArray:
    """Return the encoder's vectors of texts, from `folder` if they were computed before.

    Parameters
    ----------
    encoder
        Its identity is part of the file's name.
    texts, kind
        What to embed and how.
    folder
        Created if missing; files are float16, 0.8 kB a text.
    progress
        Told the texts embedded.
    """
    key = "\n".join([encoder.identity, kind, *texts])
    path = folder / f"teacher-{hashlib.sha256(key.encode()).hexdigest()[:16]}.npy"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        tokens = TITLE_TOKENS if kind == "query" else 2 * TITLE_TOKENS
        vectors = encoder.encode(texts, kind, _BATCH, tokens, progress)
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            np.save(file, vectors.astype(np.float16), allow_pickle=False)
        new.replace(path)
    stored: FloatArray = np.load(path, allow_pickle=False).astype(np.float32)
    return stored

"""Vectors of sentences by an encoder, those of fixed texts kept in a folder of built things."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from features.caching import aside, exclusive
from features.encoder.encode import Encoder
from features.progress import Progress, silent
from recommender.ports import Floats

TOKENS = 64
_FILE = "vectors.npy"


class EncodedSentences:
    """A `SentenceReader`.

    Parameters
    ----------
    encoder
        Makes vectors; its identity is part of the name under which they are kept.
    folder
        Where they are kept, outside the repository.
    progress
        Told the texts done.
    """

    def __init__(self, encoder: Encoder, folder: Path, progress: Progress = silent) -> None:
        self._encoder, self._folder, self._progress = encoder, folder, progress

    def __eq__(self, other: object) -> bool:
        """Tell whether both read with the same model."""
        return (
            isinstance(other, EncodedSentences)
            and self._encoder.identity == other._encoder.identity
        )

    def __hash__(self) -> int:
        """Return a hash of the model's identity."""
        return hash(self._encoder.identity)

    def kept(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of `texts`; the first time takes about 5 ms a text."""
        digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16]
        final = self._folder / f"sentences-{self._encoder.identity}-{digest}"
        if not (final / _FILE).is_file():
            with exclusive(self._folder):
                if not (final / _FILE).is_file():
                    made = self._encode(texts, self._progress)
                    with aside(final) as building:
                        np.save(building / _FILE, made.astype(np.float16))
        stored: Floats = np.load(final / _FILE).astype(np.float32)
        return stored

    def asked(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of words just typed."""
        return self._encode(texts, silent)

    def _encode(self, texts: Sequence[str], progress: Progress) -> Floats:
        return self._encoder.encode(list(texts), "query", max_tokens=TOKENS, progress=progress)

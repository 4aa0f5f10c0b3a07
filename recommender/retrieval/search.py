"""What a search asks and answers, as values; the index itself is a port.

They stand here, below the ports, because the algorithms work on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
C = TypeVar("C")


@dataclass(frozen=True)
class IndexVersion:
    """Which state of the world an index answers for."""

    model: str
    snapshot: str
    rows: int
    change_seq: int


@dataclass(frozen=True)
class TableView(Generic[C]):
    """A consistent picture of an index: row ids, attribute columns, which rows are alive.

    Parameters
    ----------
    ids
        ``(n_rows,)`` record ids; a row number keeps its meaning within one view.
    columns
        Struct of arrays, each of length ``n_rows`` (`recommender.retrieval.columns`).
    alive
        ``(n_rows,)`` bool, False for deleted or superseded rows.
    version
        Snapshot and change-log number.
    """

    ids: NDArray[np.str_]
    columns: C
    alive: NDArray[np.bool_]
    version: IndexVersion


@dataclass(frozen=True)
class DenseView:
    """One vector to search one vector field with."""

    name: str
    field: str
    vector: Floats


@dataclass(frozen=True)
class Query:
    """What to look for: dense views, words, occupations; each gives one ranked list."""

    dense: tuple[DenseView, ...] = ()
    words: str = ""
    occupations: tuple[int, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Hits:
    """Retrieved rows, best first by reciprocal rank fusion.

    Parameters
    ----------
    rows
        ``(k,)`` int64 row numbers of the view that was searched.
    fused
        ``(k,)`` float32 fused score.
    ranks
        For each list (``dense:wish-title``, ``lexical``, ``occupation``) ``(k,)`` int32,
        1 for the best, 0 where the list did not return the row.
    """

    rows: NDArray[np.int64]
    fused: Floats
    ranks: Mapping[str, NDArray[np.int32]]

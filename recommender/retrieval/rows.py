"""What an index stores of a batch of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.search import Floats

C = TypeVar("C")


@dataclass(frozen=True)
class FieldVectors:
    """The vectors of one field of a batch: rows with the same text share one.

    Parameters
    ----------
    keys
        ``(n_texts,)`` keys of the distinct texts.
    vectors
        ``(n_texts, dims)`` float32.
    text_of_row
        ``(n_rows,)`` int32 position in `keys`, -1 for an empty text.
    """

    keys: NDArray[np.str_]
    vectors: Floats
    text_of_row: NDArray[np.int32]


@dataclass(frozen=True)
class RowBatch(Generic[C]):
    """Records ready for an index: ids ``(n,)``, columns, field vectors, words ``(n,)``."""

    ids: NDArray[np.str_]
    columns: C
    fields: Mapping[str, FieldVectors]
    words: Sequence[str]


def merge_batches(batches: Sequence[RowBatch[C]], columns: C) -> RowBatch[C]:
    """Return the rows of `batches` one after another, with `columns` already put together."""
    return RowBatch(
        ids=np.concatenate([b.ids for b in batches]),
        columns=columns,
        fields={
            name: _merge_fields([b.fields[name] for b in batches]) for name in batches[0].fields
        },
        words=[text for b in batches for text in b.words],
    )


def _merge_fields(fields: Sequence[FieldVectors]) -> FieldVectors:
    starts = np.cumsum([0, *(len(f.keys) for f in fields)])
    shifted = [
        np.where(f.text_of_row < 0, -1, f.text_of_row + start)
        for f, start in zip(fields, starts, strict=False)
    ]
    return FieldVectors(
        keys=np.concatenate([f.keys for f in fields]),
        vectors=np.concatenate([f.vectors for f in fields]),
        text_of_row=np.concatenate(shifted).astype(np.int32),
    )


class RowSource(Protocol[C]):
    """Gives the rows of records; what is closed or gone is left out."""

    @property
    def model(self) -> str:
        """Return the identity of the encoder."""
        ...

    def all_ids(self) -> list[str]:
        """Return the ids of all records that belong in the index, sorted."""
        ...

    def load(self, ids: Sequence[str]) -> RowBatch[C]:
        """Return the rows of those records that still belong in the index."""
        ...
